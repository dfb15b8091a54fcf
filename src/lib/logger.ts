import { pino } from "pino";
import pretty from "pino-pretty";
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
 * The structured log of one process, on stderr, so that stdout stays free for output that programs read: one JSON
 * document a line, or lines for people (`LOG_FORMAT=pretty`, the default on a terminal). Values under secret names are
 * removed wherever they stand, up to two levels deep.
 */
export function createLogger(role: string): Logger {
  const { logLevel, logFormat } = loadEnv();
  const paths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  const options = {
    level: logLevel,
    base: { role },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: "[removed]" },
  };
  if (logFormat === "json") return pino(options, pino.destination({ fd: 2, sync: true }));
  const lines = {
    translateTime: "SYS:HH:MM:ss",
    ignore: "role,pid,hostname",
    messageFormat: "{role}: {msg}",
  };
  return pino(options, pretty({ ...lines, destination: 2, sync: true, colorize: process.stderr.isTTY }));
}
