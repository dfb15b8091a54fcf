import { openPool } from "#db/pool.ts";
import { systemClock } from "#lib/clock.ts";
import { createEncryptionFromKeys } from "#lib/encryption.ts";
import { loadEnv } from "#lib/env.ts";
import { UserFacingError } from "#lib/errors.ts";
import { createLogger } from "#lib/logger.ts";
import { createStaleCounter } from "./count-stale.ts";
import { keepListening } from "./keep-listening.ts";
import { readSigningApps, rememberApps } from "./known-apps.ts";
import { receiveKeys } from "./receive-keys.ts";
import { createReceiver } from "./receiver.ts";
import { storeEvent } from "./store-event.ts";

/** WHOOP would like its answer within a second; when the database needs longer, it is told to come again. */
const databasePatienceMs = 2_000;

const env = loadEnv();
const logger = createLogger("hook");
const stopping = new AbortController();
const stop = () => stopping.abort();
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// The launcher holds the other end of this channel: when it dies, even by kill -9, nobody would stop us.
process.on("disconnect", stop);

const keys = await receiveKeys();
if (!env.databaseUrl || !keys) {
  throw new UserFacingError(
    "The webhook receiver is started by the launcher only.",
    "Start everything with `npm start`, or this part alone with the launcher's role `hook`.",
  );
}
const pool = openPool({ url: env.databaseUrl, connections: 4, patienceMs: databasePatienceMs });
const encryption = createEncryptionFromKeys(keys);
const told = new Set<number>();
const tellUnopened = (appId: number) => {
  if (!told.has(appId))
    logger.warn({ appId }, "a client secret cannot be opened; enter it again in Settings");
  told.add(appId);
};
const apps = rememberApps(() => readSigningApps(pool, encryption, tellUnopened), {
  clock: systemClock,
  logger,
});
const stale = createStaleCounter(pool, { clock: systemClock, logger });

await keepListening({
  apps,
  createServer: () =>
    createReceiver({
      apps,
      store: (arrived) => storeEvent(pool, arrived),
      noteStale: stale.note,
      clock: systemClock,
      logger,
    }),
  port: env.webhookPort,
  host: env.host,
  clock: systemClock,
  logger,
  signal: stopping.signal,
});
await stale.flush();
await pool.end();
logger.info("webhook receiver stopped");
if (process.connected) process.disconnect();
