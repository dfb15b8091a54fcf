import type { ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "#lib/clock.ts";
import { accessContext, refreshContext } from "#sync/connection/token-store.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { bundleRole, killNow } from "../support/bundled-role.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { startWorker } from "../support/worker-processes.ts";

const tokenPath = "/oauth/oauth2/token";
const stops = timesOf(500);
const patience = { timeout: timesOf(7_200_000, 1 / 24) };

describe.each(databaseKinds)("a service that ends during a refresh (%s database)", (kind) => {
  let file: string;
  let install: TestInstall;
  let memberId: number;
  let userId: number;
  let worker: ChildProcess;

  beforeAll(async () => {
    file = await bundleRole("src/worker/main.ts");
  });
  afterAll(() => rm(dirname(file), { recursive: true, force: true }));
  beforeEach(async () => {
    // Real processes keep real time, so the cloud does too.
    install = await createTestInstall(kind, { startAt: new Date().toISOString() });
    ({ memberId, userId } = await install.addMember("robin", { years: 0.1, seed: 41 }));
    await install.connect(memberId, userId);
    await install.sync(memberId);
  });
  afterEach(async () => {
    await killNow(worker);
    await install.stop();
  });

  const tokenRequests = () => install.sandbox.cloud.requestCount(tokenPath);
  const connection = () => install.db.connection.findUniqueOrThrow({ where: { memberId } });
  /** Starts a worker that needs a new token at once, and answers when its request has come to the cloud. */
  const untilRefreshing = async () => {
    await install.db.connection.update({ where: { memberId }, data: { accessExpiresAt: new Date(0) } });
    await install.db.syncRun.deleteMany({ where: { memberId } });
    await requestRun(install.ctx, { memberId, kind: "light", trigger: "user" });
    const before = tokenRequests();
    worker = startWorker(file, install);
    while (tokenRequests() === before) await systemClock.sleep(2);
  };

  it(
    `stopped ${stops} times while WHOOP is asked or has just answered, it loses no token (T2)`,
    patience,
    async () => {
      const random = new Random(2);
      const before = tokenRequests();
      for (let stop = 0; stop < stops; stop += 1) {
        install.sandbox.cloud.setFaults([
          { kind: "slow", path: tokenPath, delayMs: random.integer(0, 200), times: 1 },
        ]);
        await untilRefreshing();
        await systemClock.sleep(random.integer(0, 200));
        const ended = new Promise<number | null>((resolve) => worker.once("exit", resolve));
        worker.kill("SIGTERM");
        expect(await ended).toBe(0);
        const { state, accessTokenEncrypted, refreshTokenEncrypted } = await connection();
        expect(state).toBe("active");
        const access = install.ctx.encryption.decrypt(accessTokenEncrypted ?? "", accessContext(memberId));
        const refresh = install.ctx.encryption.decrypt(refreshTokenEncrypted ?? "", refreshContext(memberId));
        expect(install.sandbox.cloud.grantOf(access)?.refreshToken).toBe(refresh);
      }
      expect(tokenRequests() - before).toBe(stops);
    },
  );

  it("killed during the request itself, it presents the spent token once more at most, asks for a reconnect within 60 s, and reconnecting fills the gap (T4)", async () => {
    install.sandbox.cloud.setFaults([{ kind: "slow", path: tokenPath, delayMs: 5_000, times: 1 }]);
    const before = tokenRequests();
    await untilRefreshing();
    await killNow(worker);
    const rows = await install.db.sleep.count({ where: { memberId } });
    // What is done after the restart waits on the clock of the test.
    install.clock.advance(Math.max(Date.now() - install.clock.now().getTime(), 0));
    const restartedAt = install.clock.now().getTime();
    await install.sync(memberId);
    expect(install.clock.now().getTime() - restartedAt).toBeLessThanOrEqual(60_000);
    expect(await connection()).toMatchObject({ state: "reconnect", stateReason: expect.any(String) });
    expect(tokenRequests() - before).toBe(2);
    expect(await install.db.sleep.count({ where: { memberId } })).toBe(rows);
    install.clock.advance(36 * 3_600_000);
    await install.connect(memberId, userId);
    await install.sync(memberId);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });
});
