import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiToken } from "#auth/api-token.ts";
import { createSession } from "#auth/session.ts";
import { addDays, localDay } from "#domain/day.ts";
import { systemClock } from "#lib/clock.ts";
import type { FaultRule } from "#whoop-simulator/faults.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { bundleRole, killNow } from "../support/bundled-role.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import type { DatabaseKind } from "../support/postgres.ts";
import { createRestartableDatabase } from "../support/restartable-database.ts";
import { freePort } from "../support/running-product.ts";
import { isSoak, timesOf } from "../support/soak.ts";
import { expectExact, faultCampaign, untilIdle, untilRequests } from "../support/struck-workers.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { buildWeb, createVisitor, startWeb, untilWebAnswers } from "../support/web-processes.ts";
import { startWorker } from "../support/worker-processes.ts";

/** The exchange of a code takes long enough to be struck in the middle. */
const slowExchange: FaultRule = { kind: "slow", path: "/oauth/oauth2/token", delayMs: 40 };

const strikes = timesOf(50, 1 / 12);
const patience = { timeout: timesOf(3_600_000, 1 / 12) };

interface Campaign {
  kind: DatabaseKind;
  processes: number;
  restarts: boolean;
}
const soakedCampaigns: Campaign[] = [
  { kind: "server", processes: 1, restarts: false },
  { kind: "server", processes: 2, restarts: false },
  { kind: "embedded", processes: 1, restarts: true },
];
const campaigns: Campaign[] = [
  { kind: "embedded", processes: 1, restarts: false },
  { kind: "server", processes: 2, restarts: true },
  ...(isSoak ? soakedCampaigns : []),
];

describe("the product under a campaign of faults", () => {
  let worker: string;
  beforeAll(async () => {
    await buildWeb();
    worker = await bundleRole("src/worker/main.ts");
  }, 600_000);
  afterAll(() => rm(dirname(worker), { recursive: true, force: true }));

  it.each(campaigns)(
    `20 % of answers faulty, ${strikes} seeded strikes: the rows are the cloud's exactly ($kind database, $processes of each process, database restarted: $restarts) (S1, S2, S9, S10)`,
    patience,
    async ({ kind, processes, restarts }) => {
      const database = await createRestartableDatabase(kind);
      const install = await createTestInstall(kind, { startAt: new Date().toISOString(), database });
      const random = new Random(50 + processes, restarts ? 2 : 1);
      const running: ChildProcess[] = [];
      try {
        const { memberId, userId } = await install.addMember("robin", { years: 0.4, seed: 37 });
        await install.connect(memberId, userId);
        const visitor = await signInVisitor(install, memberId);
        install.sandbox.cloud.setFaults([slowExchange, ...faultCampaign]);

        const workers = Array.from({ length: processes }, () => startWorker(worker, install));
        const webs = await Promise.all(
          Array.from({ length: processes }, async () => {
            const port = await freePort();
            return { port, child: startWeb(install, port) };
          }),
        );
        running.push(...workers, ...webs.map(({ child }) => child));

        const promisedRuns: string[] = [];
        const actions = {
          syncNow: (port: number) => visitor.syncNow(port).then((runId) => promisedRuns.push(runId)),
          openDay: async (port: number) => {
            const day = addDays(localDay(new Date(), 0), -random.integer(0, 6));
            await forgetDay(install, memberId, day);
            await visitor.openDay(port, day);
          },
          connect: (port: number) => visitor.connect(port, userId),
        };
        const struck = { worker: 0, syncNow: 0, openDay: 0, connect: 0, database: 0 };
        const order = shuffledStrikes(random, restarts);
        for (const strike of order) {
          struck[strike] += 1;
          const which = random.integer(0, processes - 1);
          if (strike === "worker" || strike === "database") {
            await untilRequests(install, memberId, random.integer(1, 7));
            await systemClock.sleep(random.integer(0, 12));
          }
          const web = webs[which];
          const victim = workers[which];
          if (!web || !victim) throw new Error("every process has its number");
          if (strike === "database") await database.restart(random.chance(0.5) ? "killed" : "stopped");
          else if (strike === "worker") {
            await killNow(victim);
            const child = startWorker(worker, install);
            workers[which] = child;
            running.push(child);
          } else {
            await untilWebAnswers(web.port);
            const midway = await watchMidway(install, strike);
            const action = actions[strike](web.port).then(
              () => undefined,
              () => undefined,
            );
            // Somewhere on the way, or a moment after half of the task is known to be done.
            if (random.chance(0.3)) await systemClock.sleep(random.integer(0, 120));
            else {
              await Promise.race([action, until(midway)]);
              await systemClock.sleep(random.integer(0, 60));
            }
            await killNow(web.child);
            await action;
            web.child = startWeb(install, web.port);
            running.push(web.child);
          }
        }
        expect(Object.values(struck).reduce((sum, count) => sum + count, 0)).toBe(strikes);

        await expectExact(install, memberId, userId);
        // Whatever was promised to somebody in front of the screen has been carried out.
        const runs = await install.db.syncRun.findMany({ where: { id: { in: promisedRuns } } });
        expect(runs).toHaveLength(new Set(promisedRuns).size);
        expect(runs.every(({ state }) => state === "done" || state === "failed")).toBe(true);
        // Connecting was cut off again and again; it works now, and nothing of the former attempts is left open.
        await Promise.all(webs.map(({ port }) => untilWebAnswers(port)));
        await visitor.connect(webs[0]?.port ?? 0, userId);
        await untilSettled(install);
        await untilIdle(install, memberId);
        const { state } = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
        expect(state).toBe("active");
        await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
      } finally {
        for (const child of running) await killNow(child);
        await install.stop();
      }
    },
  );
});

type Task = "syncNow" | "openDay" | "connect";
type Strike = Task | "worker" | "database";

/** Half of the strikes meet a worker, the others a web process at one of its three tasks; some the database as well. */
function shuffledStrikes(random: Random, restarts: boolean): Strike[] {
  const cycle: Strike[] = restarts
    ? ["worker", "database", "syncNow", "database", "openDay", "worker", "connect", "database"]
    : ["worker", "syncNow", "worker", "openDay", "worker", "connect"];
  const strikesInTurn = Array.from(
    { length: strikes },
    (_, index) => cycle[index % cycle.length] ?? "worker",
  );
  return strikesInTurn
    .map((strike) => ({ strike, at: random.integer(0, 1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ strike }) => strike);
}

/** Tells, after a web process was given a task, whether the task has left its first trace here or in the cloud. */
async function watchMidway(install: TestInstall, task: Task): Promise<() => Promise<boolean>> {
  const trace = async () => {
    if (task === "connect") return install.sandbox.cloud.requestCount("/oauth/oauth2/token");
    const trigger = task === "openDay" ? "day" : "user";
    return install.db.syncRun.count({ where: { trigger } });
  };
  const before = await trace();
  return async () => (await trace()) > before;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAtMs = performance.now() + 30_000;
  while (!(await condition()) && performance.now() < giveUpAtMs) await systemClock.sleep(5);
}

async function signInVisitor(install: TestInstall, memberId: number) {
  const { token } = await createApiToken(install.db, install.clock, {
    memberId,
    name: "visitor",
    scopes: ["read", "write"],
  });
  const session = await createSession(install.db, systemClock, memberId);
  return createVisitor({ token, cookie: session.token });
}

/** As if nobody had seen the day for long: opening it makes the worker fetch it. */
async function forgetDay(install: TestInstall, memberId: number, day: string): Promise<void> {
  await install.db.dayRequest.deleteMany({ where: { memberId, day } });
  await install.db.cycle.updateMany({ where: { memberId, day }, data: { seenAt: new Date(0) } });
}

async function untilSettled(install: TestInstall): Promise<void> {
  const unsettled = () => install.db.connectAttempt.count({ where: { step: "exchanged" } });
  while ((await unsettled()) > 0) await systemClock.sleep(50);
}
