import { expect } from "vitest";
import type { Database } from "#db/client.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";

/** Expects a member's rows of `day_metrics` to be what computing them anew from the records gives. */
export async function expectDaysKept(db: Database, memberId: number): Promise<void> {
  const read = () =>
    db.dayMetrics.findMany({ where: { memberId }, omit: { computedAt: true }, orderBy: { day: "asc" } });
  const kept = await read();
  await rebuildDays(db, memberId, new Date(0));
  expect(kept).toEqual(await read());
}
