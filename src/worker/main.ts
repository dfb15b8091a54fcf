import { createComputeThread } from "#compute-worker/compute-thread.ts";
import { openDatabase } from "#db/client.ts";
import { loadEnv } from "#lib/env.ts";
import { UserFacingError } from "#lib/errors.ts";
import { createLogger } from "#lib/logger.ts";
import { loadWhoopApp } from "#sync/connection/app-credentials.ts";
import { completeConnections, revokeGivenUp } from "#sync/connection/complete-connection.ts";
import { connectDemoMembers } from "#sync/connection/demo.ts";
import { refreshesFinished } from "#sync/connection/token-store.ts";
import { createSyncContext } from "#sync/context.ts";
import { uploadsFolder } from "#sync/import/upload.ts";
import { createRunner } from "./carry-out-runs.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { createImporter } from "./import-uploads.ts";
import { createAnalysisRefresher } from "./keep-analyses.ts";
import { createDailyPruning } from "./prune-daily.ts";
import { retryRefused } from "./retry-refused.ts";
import { createTimetable } from "./timetable.ts";
import { createTryAgain } from "./try-again.ts";

/** How often the rows that ask for something are looked at. */
const pollMs = 1_000;

const env = loadEnv();
const logger = createLogger("worker");
if (!env.databaseUrl) {
  throw new UserFacingError(
    "The worker needs DATABASE_URL.",
    "Start everything with `npm start`, or set DATABASE_URL.",
  );
}
const db = openDatabase({ url: env.databaseUrl });
const ctx = createSyncContext(db, env, logger);
const stopping = new AbortController();
const stop = () => stopping.abort();
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The launcher holds the other end of this channel: when it dies, even by kill -9, nobody would stop us.
process.on("disconnect", stop);

const timetable = createTimetable(ctx, env);
const tryFailedAgain = createTryAgain(ctx);
const runner = createRunner(ctx, stopping.signal);
const computeThread = createComputeThread();
const analyses = createAnalysisRefresher(ctx, computeThread, stopping.signal);
const importer = createImporter(ctx, uploadsFolder(env.dataDir), stopping.signal);
const pruneWhenDue = createDailyPruning(ctx);
const beat = createHeartbeat(env.dataDir, ctx.clock);
logger.debug({ timeZone: env.timeZone }, "worker ready");

// A client secret that was changed in the environment counts from now on, for connections made before as well.
await loadWhoopApp(ctx, "whoop").catch((error: unknown) =>
  logger.warn({ err: error }, "the WHOOP app of the environment could not be stored"),
);

let databaseWasDown = false;
while (!stopping.signal.aborted) {
  try {
    await connectDemoMembers(ctx).catch((error: unknown) =>
      logger.debug({ err: error }, "the sandbox is not ready yet"),
    );
    await timetable.follow();
    await completeConnections(ctx);
    await revokeGivenUp(ctx);
    await retryRefused(ctx);
    await tryFailedAgain();
    await runner.poll();
    importer.poll();
    analyses.poll();
    await pruneWhenDue();
    await beat();
    if (databaseWasDown) logger.info("the database is back");
    databaseWasDown = false;
  } catch (error) {
    if (!databaseWasDown) logger.warn({ err: error }, "the worker could not look for work; it keeps trying");
    databaseWasDown = true;
  }
  await ctx.clock.sleep(pollMs, stopping.signal).catch(() => undefined);
}

await timetable.stop();
await runner.idle();
await importer.idle();
await computeThread.close();
await analyses.idle();
await refreshesFinished();
await db.$disconnect();
logger.info("worker stopped");
if (process.connected) process.disconnect();
