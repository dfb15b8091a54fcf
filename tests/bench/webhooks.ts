import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { findFreePort } from "#launch/port.ts";
import { systemClock } from "#lib/clock.ts";
import { deriveEncryptionKeys } from "#lib/encryption.ts";
import { signWebhook } from "#whoop-simulator/webhook-signature.ts";
import { benchApp, benchSecretKey, createBenchInstall, root } from "./bench-install.ts";
import { type Figure, percentile } from "./figure.ts";

const eventsPerSecond = 50;
const seconds = 10;

/** Fifty events a second against the receiver's own process: how long each waits for its answer. */
export async function measureWebhooks(): Promise<Figure[]> {
  const install = await createBenchInstall(0.1);
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}/api/webhooks/whoop`;
  const receiver = startReceiver(install.databaseUrl, port);
  try {
    const { whoopUserId } = await install.db.connection.findUniqueOrThrow({
      where: { memberId: install.memberId },
    });
    while ((await post(address, whoopUserId)) !== 204) await systemClock.sleep(50);
    const tookMs: number[] = [];
    let refused = 0;
    // Each event is due at its own moment, whatever the answers before it take.
    await Promise.all(
      Array.from({ length: eventsPerSecond * seconds }, async (_, index) => {
        await systemClock.sleep((index * 1000) / eventsPerSecond);
        const beganMs = performance.now();
        if ((await post(address, whoopUserId)) !== 204) refused += 1;
        tookMs.push(performance.now() - beganMs);
      }),
    );
    const load = `webhooks, ${eventsPerSecond} events a second for ${seconds} s`;
    const highestMib = await highestMemoryMib(receiver);
    return [
      { name: `${load}: answer, p50`, value: percentile(tookMs, 0.5), unit: "ms", target: null },
      { name: `${load}: answer, p99`, value: percentile(tookMs, 0.99), unit: "ms", target: "≤ 100" },
      { name: `${load}: not accepted`, value: refused, unit: "events", target: "= 0" },
      ...(highestMib === null
        ? []
        : [
            {
              name: "memory of the webhook receiver, highest",
              value: highestMib,
              unit: "MiB",
              target: "≤ 96",
            },
          ]),
    ];
  } finally {
    receiver.kill();
    await install.close();
  }
}

/** The receiver as the launcher starts it, with the same ceilings and the keys to the client secrets only. */
function startReceiver(databaseUrl: string, port: number): ChildProcess {
  const child = spawn(
    process.execPath,
    ["--max-old-space-size=32", "--max-semi-space-size=2", "dist/hook.js"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {
        PATH: process.env["PATH"],
        NODE_ENV: "production",
        DATABASE_URL: databaseUrl,
        HOST: "127.0.0.1",
        WEBHOOK_PORT: String(port),
        LOG_LEVEL: "error",
      },
    },
  );
  child.send({ clientSecretKeys: deriveEncryptionKeys(benchSecretKey, "client-secrets") });
  return child;
}

/** The status of the answer to one signed event; null when nobody listens. */
async function post(address: string, whoopUserId: bigint): Promise<number | null> {
  const event = { id: randomUUID(), type: "workout.updated", trace_id: randomUUID() };
  const body = JSON.stringify({ user_id: Number(whoopUserId), ...event });
  const timestamp = String(Date.now());
  const headers = {
    "content-type": "application/json",
    "x-whoop-signature": signWebhook(benchApp.clientSecret, timestamp, body),
    "x-whoop-signature-timestamp": timestamp,
  };
  const answer = await fetch(address, { method: "POST", headers, body }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status ?? null;
}

/** Null where the system does not tell. */
async function highestMemoryMib(child: ChildProcess): Promise<number | null> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => null);
  const kib = /VmHWM:\s+(\d+) kB/.exec(status ?? "")?.[1];
  return kib === undefined ? null : Number(kib) / 1024;
}
