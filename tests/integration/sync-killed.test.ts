import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import type { Collection } from "#whoop-simulator/records.ts";
import { bundleRole, killNow } from "../support/bundled-role.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { dataRequests, startWorker } from "../support/worker-processes.ts";

const kills = timesOf(500);
const patience = { timeout: timesOf(14_400_000, 1 / 48) };
const listings: Record<Collection, RegExp> = {
  cycle: /^\/developer\/v2\/cycle$/,
  sleep: /^\/developer\/v2\/activity\/sleep$/,
  recovery: /^\/developer\/v2\/recovery$/,
  workout: /^\/developer\/v2\/activity\/workout$/,
};

/** Requests for each type's listing so far. */
function requestsPerType({ sandbox: { cloud } }: TestInstall) {
  return {
    cycle: cloud.requestCount(listings.cycle),
    sleep: cloud.requestCount(listings.sleep),
    recovery: cloud.requestCount(listings.recovery),
    workout: cloud.requestCount(listings.workout),
  };
}

/** Whether the run under way has read the newest days of every type. */
async function newestDaysRead({ db }: TestInstall, memberId: number): Promise<boolean> {
  const run = await db.syncRun.findFirst({ where: { memberId }, orderBy: { requestedAt: "desc" } });
  const progress = (run?.progress ?? {}) as Record<string, { recentUntil: string | null }>;
  return ["cycles", "sleeps", "recoveries", "workouts"].every((type) => progress[type]?.recentUntil);
}

describe.each(databaseKinds)("a worker killed during the first sync (%s database)", (kind) => {
  let worker: string;
  beforeAll(async () => {
    worker = await bundleRole("src/worker/main.ts");
  });
  afterAll(() => rm(dirname(worker), { recursive: true, force: true }));

  it(
    `kill -9 at ${kills} seeded moments: nothing lost, nothing double, one page per type at most read again (S1)`,
    patience,
    async () => {
      // Real processes keep real time, so the cloud does too.
      const install = await createTestInstall(kind, { startAt: new Date().toISOString() });
      const { cloud } = install.sandbox;
      const random = new Random(99);
      let killed = 0;
      /** One history read from its beginning to its end, however often its worker is killed meanwhile. */
      const backfill = async (name: string) => {
        const { memberId, userId } = await install.addMember(name, { years: 3, seed: 21 });
        await install.connect(memberId, userId);
        const before = requestsPerType(install);
        const killedBefore = killed;
        let killedEarly = 0;
        const state = { in: ["running", "requested", "paused"] };
        const finished = async () => (await install.db.syncRun.count({ where: { memberId, state } })) === 0;
        while (!(await finished())) {
          const child = startWorker(worker, install);
          const killAt =
            killed < kills ? dataRequests(install) + 1 + random.integer(0, 14) : Number.POSITIVE_INFINITY;
          while (dataRequests(install) < killAt && !(await finished())) await systemClock.sleep(3);
          if (killAt !== Number.POSITIVE_INFINITY) await systemClock.sleep(random.integer(0, 12));
          // Only what ended a history under way counts.
          if (!(await finished())) {
            killed += 1;
            if (!(await newestDaysRead(install, memberId))) killedEarly += 1;
          }
          await killNow(child);
        }
        await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
        const records = cloud.records(userId);
        for (const [type, requests] of Object.entries(requestsPerType(install))) {
          const key = type as keyof typeof before;
          // Every page but the first begins with the last record of the one before; the first month is a walk of its own;
          // a run killed before its newest days were read looks for what is newer than its beginning.
          const pagesNeeded = Math.ceil(records[key].length / 24) + 3;
          expect(requests - before[key], type).toBeLessThanOrEqual(
            pagesNeeded + killed - killedBefore + killedEarly,
          );
        }
        // What it was proven for is done: its worker need not look at it any more.
        await install.db.member.delete({ where: { id: memberId } });
      };
      try {
        for (let history = 1; killed < kills; history += 1) await backfill(`member ${history}`);
      } finally {
        await install.stop();
      }
    },
  );
});
