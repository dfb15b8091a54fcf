import { createKnownDevices, type KnownDevices } from "#auth/known-device.ts";
import { createThrottle, type Throttle } from "#auth/throttle.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { type Clock, systemClock } from "#lib/clock.ts";
import { type Env, loadEnv } from "#lib/env.ts";
import { ConfigurationError } from "#lib/errors.ts";
import { createLogger, type Logger } from "#lib/logger.ts";
import { createRepeatedErrors, type RepeatedErrors } from "#lib/repeated-errors.ts";
import { createSlots, type Slots } from "#lib/slots.ts";
import { createRunWatch, type RunWatch } from "#queries/status/watch-runs.ts";
import { createSyncContext, type SyncContext } from "#sync/context.ts";

/** What pages and routes share within one web process. */
export interface App {
  env: Env;
  db: Database;
  clock: Clock;
  logger: Logger;
}

declare global {
  // On the global object, because the bundler may load this module more than once in one process.
  var pulsekeepApp: App | undefined;
  var pulsekeepSyncContext: SyncContext | undefined;
  var pulsekeepKnownDevices: KnownDevices | undefined;
  var pulsekeepRepeatedErrors: RepeatedErrors | undefined;
  var pulsekeepRunWatch: RunWatch | undefined;
  var pulsekeepUploadSlots: Slots | undefined;
}

/** The surroundings of this web process, made on first use. Throws a `ConfigurationError` without a database. */
export function getApp(): App {
  globalThis.pulsekeepApp ??= createApp();
  return globalThis.pulsekeepApp;
}

/** What connecting and asking for a sync need, made on first use. */
export function getSyncContext(): SyncContext {
  const { db, env, logger } = getApp();
  globalThis.pulsekeepSyncContext ??= createSyncContext(db, env, logger);
  return globalThis.pulsekeepSyncContext;
}

/** What knows the browsers that signed in before, made on first use. Throws a `ConfigurationError` without a key. */
export function getKnownDevices(): KnownDevices {
  const { env, clock } = getApp();
  globalThis.pulsekeepKnownDevices ??= createKnownDevices(secretKeyOf(env), clock);
  return globalThis.pulsekeepKnownDevices;
}

/** What counts sign-ins. Throws a `ConfigurationError` without a key. */
export function getThrottle(): Throttle {
  const { db, clock, env } = getApp();
  return createThrottle(db, clock, secretKeyOf(env));
}

/** What keeps the log of this process readable, made on first use. */
export function getRepeatedErrors(): RepeatedErrors {
  globalThis.pulsekeepRepeatedErrors ??= createRepeatedErrors(getApp().clock);
  return globalThis.pulsekeepRepeatedErrors;
}

/** What looks at sync runs for the event streams of this process, made on first use. */
export function getRunWatch(): RunWatch {
  const { db, clock } = getApp();
  globalThis.pulsekeepRunWatch ??= createRunWatch(db, clock);
  return globalThis.pulsekeepRunWatch;
}

/** So many uploads of one member arrive at the same time. */
const uploadsAtOnce = 3;

/** The places for uploads that arrive at this process, made on first use. */
export function getUploadSlots(): Slots {
  globalThis.pulsekeepUploadSlots ??= createSlots(uploadsAtOnce);
  return globalThis.pulsekeepUploadSlots;
}

function secretKeyOf({ secretKey }: Env): string {
  if (secretKey) return secretKey;
  throw new ConfigurationError("SECRET_KEY", "is not set", "Start through `npm start`, which makes one.");
}

function createApp(): App {
  const env = loadEnv();
  if (!env.databaseUrl)
    throw new ConfigurationError(
      "DATABASE_URL",
      "is not set",
      "Start through `npm start`, which brings its own database, or set DATABASE_URL.",
    );
  return {
    env,
    db: openDatabase({ url: env.databaseUrl }),
    clock: systemClock,
    logger: createLogger("web"),
  };
}
