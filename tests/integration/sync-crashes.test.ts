import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { bundleRole, killNow } from "../support/bundled-role.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createRestartableDatabase } from "../support/restartable-database.ts";
import { timesOf } from "../support/soak.ts";
import { expectExact, faultCampaign, untilRequests } from "../support/struck-workers.ts";
import { createTestInstall } from "../support/test-install.ts";
import { startWorker } from "../support/worker-processes.ts";

/** Fewer would meet too few kinds of wrong answers. */
const kills = timesOf(500, 1 / 20);
const restarts = timesOf(200);
const freezes = timesOf(20);
/** Five minutes, or four hours for the full figures. */
const patience = { timeout: timesOf(14_400_000, 1 / 48) };

describe.each(databaseKinds)("real processes that are struck (%s database)", (kind) => {
  let file: string;
  beforeAll(async () => {
    file = await bundleRole("src/worker/main.ts");
  });
  afterAll(() => rm(dirname(file), { recursive: true, force: true }));

  // All three at once: most of the time is spent waiting for the lease of what was frozen.
  it.concurrent(
    `two workers at once, kill -9 of either at ${kills} seeded moments, 20 % of answers faulty: the rows are the cloud's (S1, S2, S10)`,
    patience,
    async () => {
      const install = await createTestInstall(kind, { startAt: new Date().toISOString() });
      const workers: ChildProcess[] = [];
      try {
        const { memberId, userId } = await install.addMember("robin", { years: 0.7, seed: 23 });
        await install.connect(memberId, userId);
        install.sandbox.cloud.setFaults(faultCampaign);
        workers.push(startWorker(file, install), startWorker(file, install));
        const random = new Random(77);
        for (let killed = 0; killed < kills; killed += 1) {
          await untilRequests(install, memberId, random.integer(1, 7));
          await systemClock.sleep(random.integer(0, 12));
          const index = random.integer(0, 1);
          const victim = workers[index];
          if (victim) await killNow(victim);
          workers[index] = startWorker(file, install);
        }
        await expectExact(install, memberId, userId);
        expect(Object.keys(install.sandbox.cloud.stats.injected).length).toBeGreaterThanOrEqual(5);
        const { state } = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
        expect(state).toBe("active");
      } finally {
        for (const worker of workers) await killNow(worker);
        await install.stop();
      }
    },
  );

  it.concurrent(
    `the database restarted ${restarts} times in the middle of reading: exact, and at work again within 10 s (S8, S9)`,
    patience,
    async () => {
      const database = await createRestartableDatabase(kind);
      const install = await createTestInstall(kind, { startAt: new Date().toISOString(), database });
      let worker: ChildProcess | null = null;
      try {
        const { memberId, userId } = await install.addMember("robin", { years: 3, seed: 29 });
        await install.connect(memberId, userId);
        worker = startWorker(file, install);
        const random = new Random(78);
        const recoveredMs: number[] = [];
        for (let restart = 0; restart < restarts; restart += 1) {
          await untilRequests(install, memberId, random.integer(1, 12));
          await database.restart(restart % 2 === 0 ? "killed" : "stopped");
          const backAtMs = performance.now();
          await untilRequests(install, memberId, 2);
          recoveredMs.push(performance.now() - backAtMs);
        }
        expect(Math.max(...recoveredMs)).toBeLessThanOrEqual(10_000);
        expect(worker.exitCode).toBeNull();
        await expectExact(install, memberId, userId);
      } finally {
        if (worker) await killNow(worker);
        await install.stop();
      }
    },
  );

  it.concurrent(
    `two workers, the reading one frozen at ${freezes} seeded moments: the other takes over within 75 s, and nothing is written twice (S10)`,
    patience,
    async () => {
      const install = await createTestInstall(kind, { startAt: new Date().toISOString() });
      const workers: ChildProcess[] = [];
      try {
        const { memberId, userId } = await install.addMember("robin", { years: 3, seed: 31 });
        await install.connect(memberId, userId);
        workers.push(startWorker(file, install), startWorker(file, install));
        const random = new Random(79);
        for (let frozen = 0; frozen < freezes; frozen += 1) {
          await untilRequests(install, memberId, random.integer(5, 40));
          await systemClock.sleep(random.integer(0, 30));
          const { holder } = await install.db.syncLease.findUniqueOrThrow({ where: { memberId } });
          const pid = Number(holder.split("/")[1]);
          process.kill(pid, "SIGSTOP");
          const frozenAtMs = performance.now();
          // What it had asked for before is answered still; the requests after that are the other worker's.
          await systemClock.sleep(300);
          await untilRequests(install, memberId, 1);
          expect(performance.now() - frozenAtMs).toBeLessThan(75_000);
          process.kill(pid, "SIGCONT");
        }
        await expectExact(install, memberId, userId);
      } finally {
        for (const worker of workers) await killNow(worker);
        await install.stop();
      }
    },
  );
});
