import type { ChildProcess } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findFreePort } from "#launch/port.ts";
import { systemClock } from "#lib/clock.ts";
import { deriveEncryptionKeys } from "#lib/encryption.ts";
import { saveWhoopApp } from "#sync/connection/app-credentials.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { bundleRole, killNow, startRole } from "../support/bundled-role.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall, testApp, testSecretKey } from "../support/test-install.ts";
import { eightAtATime, eventOf, openSlow, send, signed, webhookPath } from "./webhooks-support.ts";

/** Five receivers at a time. */
const kills = timesOf(1_000);
const atOnce = 5;
const eventsPerKill = 20;

describe.each(databaseKinds)("the process of the webhook receiver (%s database)", (kind) => {
  let file: string;
  let install: TestInstall;
  let userId: number;
  let port: number;
  let children: ChildProcess[] = [];

  beforeAll(async () => {
    file = await bundleRole("src/webhook-receiver/main.ts");
    install = await createTestInstall(kind, { startAt: new Date().toISOString() });
    const member = await install.addMember("robin", { records: {} });
    userId = member.userId;
    await install.connect(member.memberId, userId);
  });
  afterAll(async () => {
    await install.stop();
    await rm(dirname(file), { recursive: true, force: true });
  });
  beforeEach(async () => {
    port = await findFreePort();
    await install.db.webhookEvent.deleteMany();
  });
  afterEach(async () => {
    for (const child of children) await killNow(child);
    children = [];
  });

  const start = (onPort = port) => {
    const child = startRole(file, {
      DATABASE_URL: install.databaseUrl,
      HOST: "127.0.0.1",
      WEBHOOK_PORT: String(onPort),
      LOG_LEVEL: "error",
      // The ceilings of the launcher's command.
      NODE_OPTIONS: "--max-old-space-size=32 --max-semi-space-size=2",
    });
    child.send({ clientSecretKeys: deriveEncryptionKeys(testSecretKey, "client-secrets") });
    children.push(child);
    return child;
  };
  const answers = async (onPort = port) => (await send(onPort, { method: "GET", path: "/" })) !== null;
  const untilAnswers = async (onPort = port) => {
    for (let tries = 0; tries < 400 && !(await answers(onPort)); tries += 1) await systemClock.sleep(25);
  };
  const good = () => signed(eventOf(userId), Date.now());

  it(`keeps every event it answered with 2xx when it is killed at once, ${kills} times (W5)`, async () => {
    const random = new Random(5);
    const accepted: string[] = [];
    const killOne = async () => {
      const onPort = await findFreePort();
      const child = start(onPort);
      await untilAnswers(onPort);
      const killAfter = random.integer(1, eventsPerKill);
      let answered = 0;
      const burst = Array.from({ length: eventsPerKill }, async () => {
        const event = eventOf(userId);
        const answer = await send(onPort, signed(event, Date.now()));
        if (answer?.status !== 204) return;
        accepted.push(event.trace_id);
        answered += 1;
        if (answered === killAfter) child.kill("SIGKILL");
      });
      await Promise.all(burst);
      await killNow(child);
    };
    for (let round = 0; round < kills / atOnce; round += 1)
      await Promise.all(Array.from({ length: atOnce }, killOne));
    const rows = await install.db.webhookEvent.findMany({ select: { traceId: true } });
    const stored = new Set(rows.map(({ traceId }) => traceId));
    expect(accepted.length).toBeGreaterThanOrEqual(kills);
    expect(accepted.filter((trace) => !stored.has(trace))).toEqual([]);
  });

  it("answers every one of 200 events at 50 a second, 500 slow strangers cost at most 5 MiB, and with 2,000 forgeries before all stays under 96 MiB (W8, S13)", async () => {
    const child = start();
    await untilAnswers();
    // Events due at fixed moments, whatever the answers take; how long they take is printed by `npm run bench`.
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        await systemClock.sleep(index * 20);
        expect((await send(port, good()))?.status).toBe(204);
      }),
    );
    await eightAtATime(2_000, () => {
      const forged = signed(eventOf(userId), Date.now(), "not the secret");
      return send(port, { ...forged, headers: { ...forged.headers, connection: "close" } });
    });
    const before = await memoryOf(child);
    if (!before) return;
    await Promise.all(
      Array.from({ length: 500 }, () =>
        openSlow(port, `POST ${webhookPath} HTTP/1.1\r\nContent-Length: 9000\r\n\r\n{`),
      ),
    );
    expect((await send(port, good()))?.status).toBe(204);
    const during = await memoryOf(child);
    expect((during?.rssBytes ?? 0) - before.rssBytes).toBeLessThanOrEqual(5 * 2 ** 20);
    expect(during?.highestBytes).toBeLessThanOrEqual(96 * 2 ** 20);
  });

  it("does not listen without a secret, and listens once there is one (W9)", async () => {
    await install.db.whoopApp.updateMany({ data: { clientSecretEncrypted: "v1.00000000.nothing" } });
    start();
    await systemClock.sleep(1_500);
    expect(await answers()).toBe(false);
    await saveWhoopApp(install.ctx, testApp);
    await untilAnswers();
    expect((await send(port, good()))?.status).toBe(204);
  });

  it("lives on while its port belongs to another program, and ends when asked, though a slow stranger hold on", async () => {
    const squatter = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
    const child = start();
    await systemClock.sleep(1_500);
    expect(child.exitCode).toBeNull();
    await new Promise((resolve) => squatter.close(resolve));
    await untilAnswers();
    expect((await send(port, good()))?.status).toBe(204);
    await openSlow(port, `POST ${webhookPath} HTTP/1.1\r\nContent-Length: 9000\r\n\r\n{`);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});

/** What the process has in memory and had at most; null where the system does not tell. */
async function memoryOf(child: ChildProcess): Promise<{ rssBytes: number; highestBytes: number } | null> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => null);
  if (status === null) return null;
  const bytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  return { rssBytes: bytes("VmRSS"), highestBytes: bytes("VmHWM") };
}
