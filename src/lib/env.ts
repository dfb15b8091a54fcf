import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { cronProblem } from "./cron.ts";
import { ConfigurationError } from "./errors.ts";

/** An empty line in `.env` (`PORT=`) means "not set". */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema);
const port = z.coerce.number().int().min(0).max(65535);
/** A web address without what no request can be made to: a query, a fragment, a name and password. */
const webUrl = z
  .url({ protocol: /^https?$/, error: "is not an address that begins with http:// or https://" })
  .refine((url) => !/[?#]/.test(url), "must not have a query or a fragment (nothing after ? or #)")
  .refine((url) => !hasUserInfo(url), "must not hold a user name or password")
  .transform((url) => url.replace(/\/+$/, ""));
/** The app answers at the root of a name, nowhere below it. */
const originUrl = webUrl
  .refine(
    (url) => !URL.canParse(url) || new URL(url).pathname === "/",
    "must not have a path: Pulsekeep serves a whole host name, such as https://pulse.example, not a folder of one",
  )
  .refine(
    (url) => !URL.canParse(url) || !new URL(url).hostname.includes("*"),
    "must be the one address at which browsers open Pulsekeep, without *",
  )
  // As browsers write an origin: in lower case, without the usual port.
  .transform((url) => new URL(url).origin);
/** A name or an address of a host, with a port or without; `*` stands for every name. */
const hostPattern = /^(\*|(\[[0-9a-f:.]+\]|[^:/?#@[\]\s*,]+)(:\d{1,5})?)$/i;
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

/** Every variable the product reads, in the order of `.env.example`. None is required. */
const schema = z.object({
  PORT: optional(port.default(3000)),
  HOST: optional(
    z
      .string()
      .refine(
        (host) => isIP(host) > 0 || /^[\w.-]+$/.test(host),
        "is not a host name or an IP address (the port belongs into PORT)",
      )
      .default("127.0.0.1"),
  ),
  APP_URL: optional(originUrl.optional()),
  DATABASE_URL: optional(postgresUrl.optional()),
  DATABASE_DIRECT_URL: optional(postgresUrl.optional()),
  DATA_DIR: optional(z.string().default("./data")),
  SECRET_KEY: optional(z.string().min(32, "must be at least 32 characters long").optional()),
  WHOOP_CLIENT_ID: optional(z.string().optional()),
  WHOOP_CLIENT_SECRET: optional(z.string().optional()),
  WHOOP_API_URL: optional(webUrl.default("https://api.prod.whoop.com")),
  WHOOP_REQUESTS_PER_MINUTE: optional(z.coerce.number().int().min(1).default(100)),
  WHOOP_REQUESTS_PER_DAY: optional(z.coerce.number().int().min(1).default(10_000)),
  SYNC_SCHEDULE: optional(
    z
      .string()
      .refine(
        (expression) => cronProblem(expression) === null,
        "is not a cron expression of five fields (minute hour day month weekday), such as */30 * * * *",
      )
      .default("*/30 * * * *"),
  ),
  SYNC_HOUR: optional(z.coerce.number().int().min(0).max(23).default(4)),
  TZ: optional(z.string().refine(isTimeZone, "is not a time zone such as Europe/Berlin").optional()),
  ADMIN_PASSWORD: optional(z.string().min(12, "must be at least 12 characters long").optional()),
  WEBHOOK_PORT: optional(port.default(3100)),
  WEBHOOK_KEY_FILE: optional(z.string().optional()),
  ALLOWED_HOSTS: optional(
    z
      .string()
      .refine(
        (text) => listOf(text).every((one) => hostPattern.test(one)),
        "is not a list of host names separated by commas (no http://, no path)",
      )
      .optional(),
  ),
  TRUSTED_PROXIES: optional(
    z
      .string()
      .refine((text) => listOf(text).every((one) => isIP(one) > 0), "is not a list of IP addresses")
      .optional(),
  ),
  LOG_LEVEL: optional(z.enum(["trace", "debug", "info", "warn", "error", "fatal"]).default("info")),
  LOG_FORMAT: optional(z.enum(["pretty", "json"]).optional()),
});

function hasUserInfo(url: string): boolean {
  return URL.canParse(url) && (new URL(url).username !== "" || new URL(url).password !== "");
}

function listOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The configuration of this process, parsed once. */
export type Env = ReturnType<typeof parseEnv>;

/**
 * Reads and checks the configuration. Throws a `ConfigurationError` that names the first wrong variable.
 * `source` is `process.env` in the product and an object in tests.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const variable = String(issue?.path[0] ?? "The configuration");
    const problem =
      issue?.message.startsWith("must") || issue?.message.startsWith("is not")
        ? issue.message
        : "has a value that cannot be used";
    throw new ConfigurationError(
      variable,
      problem,
      `Correct ${variable} in the environment or in .env (see .env.example), or remove it to use the default.`,
    );
  }
  const env = parsed.data;
  for (const [given, missing] of [
    ["WHOOP_CLIENT_ID", "WHOOP_CLIENT_SECRET"],
    ["WHOOP_CLIENT_SECRET", "WHOOP_CLIENT_ID"],
  ] as const)
    if (env[given] !== undefined && env[missing] === undefined)
      throw new ConfigurationError(
        missing,
        `is not set, but ${given} is`,
        `Set both, or remove ${given} and enter the WHOOP app in the browser.`,
      );
  const appUrl = env.APP_URL ?? `http://localhost:${env.PORT}`;
  return {
    /** Only the development server sets this; it is no choice of the user's. */
    development: source["NODE_ENV"] === "development",
    port: env.PORT,
    host: env.HOST,
    appUrl,
    /** Where WHOOP sends the browser back to; it must be registered in the WHOOP dashboard letter by letter. */
    redirectUri: `${appUrl}/api/auth/whoop/callback`,
    databaseUrl: env.DATABASE_URL,
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    dataDir: resolve(env.DATA_DIR),
    secretKey: env.SECRET_KEY,
    whoopClientId: env.WHOOP_CLIENT_ID,
    whoopClientSecret: env.WHOOP_CLIENT_SECRET,
    whoopApiUrl: env.WHOOP_API_URL,
    whoopRequestsPerMinute: env.WHOOP_REQUESTS_PER_MINUTE,
    whoopRequestsPerDay: env.WHOOP_REQUESTS_PER_DAY,
    syncSchedule: env.SYNC_SCHEDULE,
    syncHour: env.SYNC_HOUR,
    timeZone: env.TZ ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    adminPassword: env.ADMIN_PASSWORD,
    webhookPort: env.WEBHOOK_PORT,
    /** Where the receiver's container finds the only keys it gets; set in docker-compose.yml alone. */
    webhookKeyFile: env.WEBHOOK_KEY_FILE,
    allowedHosts: [new URL(appUrl).hostname, "localhost", "127.0.0.1", "[::1]", ...listOf(env.ALLOWED_HOSTS)],
    /** Proxies whose word counts about where a request came from; nobody's does unless it is set. */
    trustedProxies: listOf(env.TRUSTED_PROXIES),
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT ?? (process.stderr.isTTY ? ("pretty" as const) : ("json" as const)),
  };
}

let current: Env | undefined;

/** The parsed `process.env`, read on first use. Nothing else in the product reads `process.env`. */
export function loadEnv(): Env {
  current ??= parseEnv(process.env);
  return current;
}
