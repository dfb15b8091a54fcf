import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Random } from "#whoop-simulator/generator/random.ts";
import type { RecordOf } from "#whoop-simulator/records.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const dayMs = 86_400_000;
const recordTypes = {
  cycle: "cycle",
  sleep: "activity/sleep",
  recovery: "recovery",
  workout: "activity/workout",
};

describe.each(databaseKinds)("records that are deleted while they are listed (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;

  beforeEach(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 0.6, seed: 13 }));
    await install.connect(memberId, userId);
  });
  afterEach(() => install.stop());

  /** Before the second and each later page of a listing, with some chance, a record newer than that page disappears. */
  const deleteBetweenPages = (random: Random, limit: number) => {
    const { cloud } = install.sandbox;
    const pagesSeen = new Map<string, number>();
    const gone: string[] = [];
    install.ctx.fetch = async (input, init) => {
      const { pathname } = new URL(String(input));
      const collection = (Object.keys(recordTypes) as (keyof RecordOf)[]).find((recordType) =>
        pathname.endsWith(`/v2/${recordTypes[recordType]}`),
      );
      if (collection) {
        const pages = pagesSeen.get(collection) ?? 0;
        pagesSeen.set(collection, pages + 1);
        const records = cloud.records(userId)[collection];
        const victim = records[random.integer(0, Math.min(pages * 24, records.length) - 1)];
        if (pages > 0 && victim && gone.length < limit && random.chance(0.4)) {
          const id = "sleep_id" in victim ? victim.sleep_id : String(victim.id);
          cloud.mutate(userId, { kind: "delete", collection, id });
          gone.push(id);
        }
      }
      return fetch(input, init);
    };
    return gone;
  };

  const missingHere = async () => {
    const { workout, sleep, cycle, recovery } = install.sandbox.cloud.records(userId);
    const where = { memberId, deletedAt: null };
    const stored = new Set([
      ...(await install.db.workout.findMany({ where, select: { id: true } })).map(({ id }) => id),
      ...(await install.db.sleep.findMany({ where, select: { id: true } })).map(({ id }) => id),
      ...(await install.db.cycle.findMany({ where, select: { id: true } })).map(({ id }) => String(id)),
      ...(await install.db.recovery.findMany({ where, select: { sleepId: true } })).map(
        (one) => `r${one.sleepId}`,
      ),
    ]);
    const wanted = [
      ...[...workout, ...sleep, ...cycle].map(({ id }) => String(id)),
      ...recovery.map((one) => `r${one.sleep_id}`),
    ];
    return wanted.filter((key) => !stored.has(key));
  };

  it.each(Array.from({ length: timesOf(40) }, (_, index) => index + 1))(
    "no first sync passes a record over, and the next full run is exact (S8, seed %i)",
    async (seed) => {
      const gone = deleteBetweenPages(new Random(seed, 8), 25);
      expect(await install.sync(memberId)).toMatchObject({ state: "done" });
      expect(gone.length).toBeGreaterThan(5);
      expect(await missingHere()).toEqual([]);
      delete install.ctx.fetch;
      await install.sync(memberId, { kind: "full" });
      await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    },
  );

  it.each(["light", "full"] as const)(
    "a %s run that reads many pages passes none over either (S8)",
    async (run) => {
      await install.sync(memberId);
      // Long away: the light run has many pages to read, too.
      install.clock.advance(60 * dayMs);
      const gone = deleteBetweenPages(new Random(3, 8), 12);
      expect(await install.sync(memberId, { kind: run })).toMatchObject({ state: "done" });
      expect(gone.length).toBeGreaterThan(2);
      expect(await missingHere()).toEqual([]);
      delete install.ctx.fetch;
      await install.sync(memberId, { kind: "full" });
      await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    },
  );
});
