import { expect, it } from "vitest";
import { openDatabase } from "#db/client.ts";
import { loadHealthRows } from "#db/health-rows.ts";
import { cycleFields, recoveryFields, sleepFields, workoutFields } from "#db/record-fields.ts";
import { addDays, parseDay } from "#domain/day.ts";

import { createTestDatabase, databaseKinds } from "../support/postgres.ts";
import { createMember, storeDays } from "./queries-store.ts";

it.each(databaseKinds)("health rows read in SQL are exactly what the schema says (%s)", async (kind) => {
  const test = await createTestDatabase(kind);
  const db = openDatabase({ url: test.url });
  try {
    const day = parseDay("2026-03-31");
    const memberId = await createMember(db, "runner");
    await storeDays(db, memberId, day, 10);
    const range = { memberId, from: addDays(day, -5), to: day };
    const where = { memberId, day: { gte: range.from, lte: range.to } };
    const orderBy = { day: "asc" } as const;
    expect(await loadHealthRows(db, range)).toEqual({
      cycles: await db.cycle.findMany({ where, orderBy, select: cycleFields }),
      sleeps: await db.sleep.findMany({ where, orderBy, select: sleepFields }),
      recoveries: await db.recovery.findMany({ where, orderBy, select: recoveryFields }),
      workouts: await db.workout.findMany({ where, orderBy, select: workoutFields }),
      quarantined: [],
    });
  } finally {
    await db.$disconnect();
    await test.drop();
  }
});
