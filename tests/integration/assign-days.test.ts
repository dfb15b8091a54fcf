import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "#db/client.ts";
import { Random } from "#sandbox/generator/random.ts";
import type { MemberRecords } from "#sandbox/records.ts";
import { type collections, saveRecords } from "#sync/collection.ts";
import { collectionEndpoints } from "#whoop/endpoints.ts";
import { parseRecords } from "#whoop/page.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

type Collection = (typeof collections)[number];

const singular = { cycles: "cycle", sleeps: "sleep", recoveries: "recovery", workouts: "workout" } as const;
const hourMs = 3_600_000;

/** The same rule written a second time, record by record, straight from its wording. */
function expectedDays(records: MemberRecords): Record<Collection, Record<string, string | null>> {
  const mains = new Map<number, MemberRecords["sleep"][number]>();
  const lengthOf = (sleep: { start: string; end: string }) => Date.parse(sleep.end) - Date.parse(sleep.start);
  for (const sleep of records.sleep.filter((each) => !each.nap)) {
    const known = mains.get(sleep.cycle_id);
    if (!known || lengthOf(sleep) > lengthOf(known)) mains.set(sleep.cycle_id, sleep);
  }
  const labels = new Map(
    records.cycle.map((cycle) => {
      const main = mains.get(cycle.id);
      const label = main
        ? localDate(main.end, main.timezone_offset)
        : localDate(cycle.start, cycle.timezone_offset, 8 * hourMs);
      return [cycle.id, label];
    }),
  );
  const holderOf = (start: string) =>
    records.cycle.find((cycle) => cycle.start <= start && (!cycle.end || cycle.end > start));
  return {
    cycles: Object.fromEntries(
      records.cycle.map((cycle) => [String(cycle.id), labels.get(cycle.id) ?? null]),
    ),
    sleeps: Object.fromEntries(
      records.sleep.map((sleep) => [
        sleep.id,
        labels.get(sleep.cycle_id) ?? localDate(sleep.end, sleep.timezone_offset),
      ]),
    ),
    recoveries: Object.fromEntries(
      records.recovery.map((recovery) => [recovery.sleep_id, labels.get(recovery.cycle_id) ?? null]),
    ),
    workouts: Object.fromEntries(
      records.workout.map((workout) => {
        const holder = holderOf(workout.start);
        return [
          workout.id,
          (holder && labels.get(holder.id)) ?? localDate(workout.start, workout.timezone_offset),
        ];
      }),
    ),
  };
}

function localDate(at: string, offset: string, laterMs = 0): string {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  const minutes = match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
  return new Date(Date.parse(at) + laterMs + minutes * 60_000).toISOString().slice(0, 10);
}

describe.each(databaseKinds)("which day a record belongs to (%s database)", (kind) => {
  let install: TestInstall;
  let records: MemberRecords;
  beforeAll(async () => {
    install = await createTestInstall(kind);
    const { userId } = install.sandbox.cloud.addMember({ years: 1, seed: 31 });
    records = install.sandbox.cloud.records(userId);
  });
  afterAll(() => install.stop());

  const storedDays = async (memberId: number) => {
    const [cycles, sleeps, recoveries, workouts] = await Promise.all([
      install.db.cycle.findMany({ where: { memberId }, select: { id: true, day: true } }),
      install.db.sleep.findMany({ where: { memberId }, select: { id: true, day: true } }),
      install.db.recovery.findMany({ where: { memberId }, select: { sleepId: true, day: true } }),
      install.db.workout.findMany({ where: { memberId }, select: { id: true, day: true } }),
    ]);
    const byKey = (rows: { id: string | bigint; day: string | null }[]) =>
      Object.fromEntries(rows.map(({ id, day }) => [String(id), day]));
    return {
      cycles: byKey(cycles),
      sleeps: byKey(sleeps),
      recoveries: byKey(recoveries.map(({ sleepId, day }) => ({ id: sleepId, day }))),
      workouts: byKey(workouts),
    };
  };

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
    expect(await storedDays(memberId)).toEqual(expectedDays(records));
  });

  it("marks one main sleep a cycle at most, never a nap, and its recovery with it", async () => {
    const rows = await install.db.$queryRaw<{ mains: number; naps: number; astray: number }[]>`
      SELECT count(*) FILTER (WHERE sleeps.main AND sleeps.nap)::int AS naps,
        count(*) FILTER (WHERE sleeps.main <> recoveries.main)::int AS astray,
        (SELECT coalesce(max(n), 0)::int FROM (SELECT count(*) AS n FROM sleeps WHERE main GROUP BY member_id, cycle_id) AS per_cycle) AS mains
      FROM sleeps LEFT JOIN recoveries ON recoveries.member_id = sleeps.member_id AND recoveries.sleep_id = sleeps.id`;
    expect(rows).toEqual([{ mains: 1, naps: 0, astray: 0 }]);
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
