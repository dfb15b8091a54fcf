import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { Random } from "#sandbox/generator/random.ts";
import type { Collection } from "#sandbox/records.ts";
import { bundleRole, killNow, startRole } from "../support/bundled-role.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall } from "../support/test-install.ts";

const kills = timesOf(500);
const listings: Record<Collection, RegExp> = {
  cycle: /^\/developer\/v2\/cycle$/,
  sleep: /^\/developer\/v2\/activity\/sleep$/,
  recovery: /^\/developer\/v2\/recovery$/,
  workout: /^\/developer\/v2\/activity\/workout$/,
};

describe.each(databaseKinds)("a worker killed during the first sync (%s database)", (kind) => {
  let worker: string;
  beforeAll(async () => {
    worker = await bundleRole("src/worker/main.ts");
  });
  afterAll(() => rm(dirname(worker), { recursive: true, force: true }));

  it(`kill -9 at ${kills} seeded moments: nothing lost, nothing double, one page per type at most read again (S1)`, async () => {
    // Real processes keep real time, so the cloud does too.
    const install = await createTestInstall(kind, { startAt: new Date().toISOString() });
    const { cloud } = install.sandbox;
    const { memberId, userId } = await install.addMember("robin", { years: 3, seed: 21 });
    await install.connect(memberId, userId);
    // The connection was made by the test's standing clock; the processes see it as it is.
    const random = new Random(99);
    const dataRequests = () => cloud.requestCount(/^\/developer\/v2\/(cycle|recovery|activity)/);
    const environment = {
      DATABASE_URL: install.databaseUrl,
      SECRET_KEY: "a secret key for tests, long enough",
      WHOOP_API_URL: install.sandbox.url,
      WHOOP_REQUESTS_PER_MINUTE: "1000000",
      WHOOP_REQUESTS_PER_DAY: "10000000",
      LOG_LEVEL: "warn",
      TZ: "UTC",
    };
    const finished = async () =>
      (await install.db.syncRun.count({ where: { memberId, state: { in: ["running", "requested"] } } })) ===
      0;
    let killed = 0;
    try {
      while (!(await finished())) {
        const child = startRole(worker, environment);
        const killAt = killed < kills ? dataRequests() + 1 + random.integer(0, 14) : Number.POSITIVE_INFINITY;
        while (dataRequests() < killAt && !(await finished())) await systemClock.sleep(3);
        if (killAt !== Number.POSITIVE_INFINITY) await systemClock.sleep(random.integer(0, 12));
        await killNow(child);
        killed += 1;
      }
      await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
      expect(killed).toBeGreaterThanOrEqual(kills);
      const records = cloud.records(userId);
      for (const type of ["cycle", "sleep", "recovery", "workout"] as const) {
        // Every page but the first begins with the last record of the one before; the first month is a walk of its own.
        const pagesNeeded = Math.ceil(records[type].length / 24) + 3;
        expect(cloud.requestCount(listings[type]), type).toBeLessThanOrEqual(pagesNeeded + killed);
      }
    } finally {
      await install.stop();
    }
  });
});
