import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { clientSecretPurpose } from "#db/client-secret-context.ts";
import { type FileLock, tryFileLock } from "#db/embedded-lock.ts";
import { systemClock } from "#lib/clock.ts";
import { deriveEncryptionKeys } from "#lib/encryption.ts";
import type { Env } from "#lib/env.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { Logger } from "#lib/logger.ts";
import { webCommand, webhookReceiverCommand, workerCommand } from "./child-commands.ts";
import { superviseChild } from "./child-process.ts";
import { prepareFirstVisit } from "./first-visit.ts";
import type { LaunchArguments } from "./launch-arguments.ts";
import { openLaunchDatabase } from "./launch-database.ts";
import { assertPortFree } from "./port.ts";
import { superviseProcesses } from "./process-supervisor.ts";
import { findProjectRoot } from "./project-root.ts";
import { ensureSecretKey } from "./secret-key.ts";
import { createSimulatorSupervisor } from "./simulator-supervisor.ts";
import { untilHealthy } from "./until-healthy.ts";
import { readWebhookKeys, writeWebhookKeys } from "./webhook-key-file.ts";
import { createWebhookReceiverSupervisor } from "./webhook-receiver-supervisor.ts";

/**
 * Starts what the role asks for, prints the address when it answers, and runs until `signal` asks it to end; then stops
 * web, worker, sandbox, webhook receiver and database, in this order. Throws a `UserFacingError` when the start is not
 * possible; what was started by then is stopped.
 */
export async function launch(
  { role, demo, dev }: LaunchArguments,
  { env, logger, signal }: { env: Env; logger: Logger; signal: AbortSignal },
): Promise<void> {
  const root = findProjectRoot();
  /** How to undo what was done so far, last first. */
  const undo: (() => Promise<void>)[] = [];
  try {
    await mkdir(env.dataDir, { recursive: true, mode: 0o700 });
    if (process.platform !== "win32") await chmod(env.dataDir, 0o700);
    if (role === "all") {
      const lock = await lockDataDir(env);
      undo.push(() => lock.release());
    }
    const runsWeb = role === "all" || role === "web";
    const runsWorker = role === "all" || role === "worker";
    const runsWebhookReceiver = role === "all" || role === "hook";
    if (runsWeb) await assertPortFree(env.port, env.host, systemClock);
    const keys = await openKeys(role, env, signal);
    if (keys === null) return;
    const { secretKey, webhookKeys } = keys;
    const database = await openLaunchDatabase(env, root, logger);
    undo.push(() => database.close());
    const surroundings = { root, env, databaseUrl: database.url, dev };

    const supervisors = [
      ...(runsWorker ? [createSimulatorSupervisor({ dataDir: env.dataDir, logger })] : []),
      ...(runsWebhookReceiver
        ? [createWebhookReceiverSupervisor(webhookReceiverCommand(surroundings, webhookKeys), { logger })]
        : []),
    ];
    if (supervisors.length > 0) {
      const desired = superviseProcesses({ url: database.url, logger, supervisors });
      undo.push(() => desired.stop());
      // The worker's first sync of a demo member finds its sandbox running.
      await desired.looked;
    }
    if (runsWorker) {
      const worker = superviseChild(workerCommand({ ...surroundings, secretKey }), { logger });
      undo.push(() => worker.stop());
    }
    if (runsWeb) {
      const web = superviseChild(webCommand({ ...surroundings, secretKey }), { logger });
      undo.push(() => web.stop());
      const [address] = await Promise.all([
        prepareFirstVisit(env, database.url, demo),
        untilHealthy(env, web, signal),
      ]);
      if (!signal.aborted) console.log(`\nPulsekeep is ready: ${address}`);
    }
    await aborted(signal);
    logger.info("stopping");
  } finally {
    for (const step of undo.reverse()) {
      await step().catch((error: unknown) => logger.error({ err: error }, "could not stop a part cleanly"));
    }
  }
}

/**
 * The key of this install and the receiver's, which follow from it. A receiver in a container of its own is given only the
 * second, in a file that the web app's container writes; it has no `secretKey`. Null when the end was asked for meanwhile.
 */
async function openKeys(
  role: LaunchArguments["role"],
  env: Env,
  signal: AbortSignal,
): Promise<{ secretKey: string; webhookKeys: string } | null> {
  const file = env.webhookKeyFile;
  if (role === "hook" && file) {
    const webhookKeys = await readWebhookKeys(file, systemClock, signal);
    return webhookKeys === null ? null : { secretKey: "", webhookKeys };
  }
  const secretKey = await ensureSecretKey(env.dataDir, env.secretKey);
  const webhookKeys = deriveEncryptionKeys(secretKey, clientSecretPurpose);
  if (file) await writeWebhookKeys(file, webhookKeys);
  return { secretKey, webhookKeys };
}

/** Two launchers on one data folder would run two workers and two web apps on the same secrets. */
async function lockDataDir(env: Env): Promise<FileLock> {
  const lock = await tryFileLock(join(env.dataDir, "launch.lock"));
  if ("release" in lock) return lock;
  throw new UserFacingError(
    `Pulsekeep already runs with the data folder ${env.dataDir} (process ${lock.heldBy}).`,
    "Open the address it printed, or stop it first, or choose another DATA_DIR and PORT.",
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
