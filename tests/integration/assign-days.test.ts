import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "#db/client.ts";
import { parseDay } from "#domain/day.ts";
import { assignDays } from "#sync/store/assign-days.ts";
import { saveRecords } from "#sync/store/save-records.ts";
import { type Collection, collectionEndpoints } from "#whoop/endpoints.ts";
import { parseRecords } from "#whoop/page.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import type { MemberRecords } from "#whoop-simulator/records.ts";
import { expectedDays } from "../support/expected-days.ts";
import { databaseKinds } from "../support/postgres.ts";
import { storedDays } from "../support/stored-days.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { createMember, cycleId, nightId, storeDays } from "./queries-store.ts";

const singular = { cycles: "cycle", sleeps: "sleep", recoveries: "recovery", workouts: "workout" } as const;
describe.each(databaseKinds)("which day a record belongs to (%s database)", (kind) => {
  let install: TestInstall;
  let records: MemberRecords;
  beforeAll(async () => {
    install = await createTestInstall(kind);
    const { userId } = install.sandbox.cloud.addMember({ years: 1, seed: 31 });
    records = install.sandbox.cloud.records(userId);
  });
  afterAll(() => install.stop());

  it.each([1, 2, 3])("is the same in whatever order the records arrive (seed %i)", async (seed) => {
    const random = new Random(seed);
    const { id: memberId } = await install.db.member.create({
      data: { name: `member ${seed}`, role: "member" },
    });
    const batches = (Object.keys(singular) as Collection[]).flatMap((collection) => {
      const all = records[singular[collection]] as readonly unknown[];
      return Array.from({ length: Math.ceil(all.length / 25) }, (_, page) => ({
        collection,
        values: all.slice(page * 25, page * 25 + 25),
        place: random.uniform(),
      }));
    });
    batches.sort((a, b) => a.place - b.place);
    for (const { collection, values } of batches) {
      await withTransaction(install.db, (tx) => save(tx, memberId, collection, values));
    }
    expect(await storedDays(install.db, memberId)).toEqual(expectedDays(records));
  });

  it("marks one main sleep a cycle at most, never a nap, and its recovery with it", async () => {
    const rows = await install.db.$queryRaw<{ mains: number; naps: number; astray: number }[]>`
      SELECT count(*) FILTER (WHERE sleeps.main AND sleeps.nap)::int AS naps,
        count(*) FILTER (WHERE sleeps.main <> recoveries.main)::int AS astray,
        (SELECT coalesce(max(n), 0)::int FROM (SELECT count(*) AS n FROM sleeps WHERE main GROUP BY member_id, cycle_id) AS per_cycle) AS mains
      FROM sleeps LEFT JOIN recoveries ON recoveries.member_id = sleeps.member_id AND recoveries.sleep_id = sleeps.id`;
    expect(rows).toEqual([{ mains: 1, naps: 0, astray: 0 }]);
  });

  it("is not moved by a sleep whose end cannot be true, which is the main one only when there is no other", async () => {
    const { db } = install;
    const memberId = await createMember(db, "clock trouble");
    const day = parseDay("2026-03-10");
    await storeDays(db, memberId, day, 2);
    const night = { memberId_id: { memberId, id: nightId(memberId, 1) } };
    const touched = { cycleIds: [cycleId(1).toString()], workoutIds: [] };
    const assign = () => withTransaction(db, (tx) => assignDays(tx, memberId, touched));
    const cycleDay = () =>
      db.cycle.findFirstOrThrow({ where: { memberId, id: cycleId(1) }, select: { day: true } });
    for (const endAt of ["2001-01-01T00:00:00Z", "2099-01-01T00:00:00Z"]) {
      await db.sleep.update({ where: night, data: { endAt: new Date(endAt) } });
      await assign();
      expect(await db.sleep.findUnique({ where: night })).toMatchObject({ main: true, day });
      expect(await cycleDay()).toEqual({ day });
    }
    const { raw: _, filled: __, covered: ___, ...row } = await db.sleep.findUniqueOrThrow({ where: night });
    const second = {
      ...row,
      id: nightId(memberId, 500),
      endAt: new Date(row.startAt.getTime() + 3_600_000),
      raw: {},
    };
    await db.sleep.create({ data: second });
    await assign();
    expect(await db.sleep.findUnique({ where: night })).toMatchObject({ main: false });
    expect(await db.sleep.findFirst({ where: { id: second.id } })).toMatchObject({ main: true });
  });

  const save = <C extends Collection>(
    tx: Parameters<typeof saveRecords>[0],
    memberId: number,
    collection: C,
    values: readonly unknown[],
  ) =>
    saveRecords(
      tx,
      memberId,
      collection,
      parseRecords(collectionEndpoints[collection].schema, values),
      install.clock.now(),
    );
});
