import { pino } from "pino";
import { loadEnv } from "./env.ts";

export type Logger = pino.Logger;

/** Names under which a secret could ever reach a log line; their values are replaced. */
const secretKeys = [
  "authorization",
  "access_token",
  "refresh_token",
  "client_secret",
  "password",
  "code",
  "token",
  "accessToken",
  "refreshToken",
  "clientSecret",
];

/**
 * The structured log of one process, on stderr, so that stdout stays free for output that programs read.
 * Values under secret names are removed wherever they stand, up to two levels deep.
 */
export function createLogger(role: string): Logger {
  const { logLevel } = loadEnv();
  return pino(
    {
      level: logLevel,
      base: { role },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[removed]" },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
