import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "#db/client.ts";
import { clientSecretPurpose } from "#db/client-secret-context.ts";
import { type Clock, systemClock } from "#lib/clock.ts";
import { createEncryption, type Encryption } from "#lib/encryption.ts";
import type { Env } from "#lib/env.ts";
import { ConfigurationError, UserFacingError } from "#lib/errors.ts";
import type { Logger } from "#lib/logger.ts";
import { nameThisProcess } from "#lib/process-name.ts";
import type { Fetch } from "#whoop/http-fetch.ts";

/** Which WHOOP cloud a member's records come from: the one at `WHOOP_API_URL`, or the sandbox of a demo member. */
export type Cloud = "whoop" | "sandbox";

/** Everything that writing health data needs from its surroundings. One per process. */
export interface SyncContext {
  db: Database;
  clock: Clock;
  /** Encrypts tokens. */
  encryption: Encryption;
  /** Encrypts client secrets, under keys of their own: they also check webhooks, in a process that sees no token. */
  clientSecretEncryption: Encryption;
  /** Names this process in leases. */
  holder: string;
  /** The root address of a cloud; throws a `UserFacingError` while the sandbox is not running. */
  cloudUrl(cloud: Cloud): Promise<string>;
  redirectUri: string;
  /** The user's own app when it is set in the environment, which wins over the wizard. */
  environmentApp: { clientId: string; clientSecret: string } | null;
  requestsPerMinute: number;
  requestsPerDay: number;
  fetch?: Fetch;
  logger?: Logger;
}

/** Builds the context of this process from its configuration. */
export function createSyncContext(db: Database, env: Env, logger?: Logger): SyncContext {
  if (!env.secretKey) {
    throw new ConfigurationError(
      "SECRET_KEY",
      "is not set",
      "Start through `npm start`, which makes one, or set SECRET_KEY to 32 random characters or more.",
    );
  }
  return {
    db,
    clock: systemClock,
    encryption: createEncryption(env.secretKey, "tokens"),
    clientSecretEncryption: createEncryption(env.secretKey, clientSecretPurpose),
    holder: nameThisProcess(),
    cloudUrl: async (cloud) =>
      cloud === "whoop" ? env.whoopApiUrl : await readSimulatorAddress(env.dataDir),
    redirectUri: env.redirectUri,
    environmentApp:
      env.whoopClientId && env.whoopClientSecret
        ? { clientId: env.whoopClientId, clientSecret: env.whoopClientSecret }
        : null,
    requestsPerMinute: env.whoopRequestsPerMinute,
    requestsPerDay: env.whoopRequestsPerDay,
    ...(logger ? { logger } : {}),
  };
}

async function readSimulatorAddress(dataDir: string): Promise<string> {
  try {
    return (await readFile(join(dataDir, "sandbox", "address"), "utf8")).trim();
  } catch {
    throw new UserFacingError(
      "The sandbox of the demo member is not running.",
      "It starts with the app; wait a few seconds and try again.",
    );
  }
}
