import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "#db/client.ts";
import { Random } from "#sandbox/generator/random.ts";
import type { MemberRecords } from "#sandbox/records.ts";
import { type collections, saveRecords } from "#sync/collection.ts";
import { collectionEndpoints } from "#whoop/endpoints.ts";
import { parseRecords } from "#whoop/page.ts";
import { expectedDays } from "../support/expected-days.ts";
import { databaseKinds } from "../support/postgres.ts";
import { storedDays } from "../support/stored-days.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

type Collection = (typeof collections)[number];

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
