import type { App } from "#app/server/app.ts";
import { systemClock } from "#lib/clock.ts";
import { parseEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import type { SyncContext } from "#sync/context.ts";
import { answerHere } from "./answer-here.ts";

export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

export const origin = "http://localhost:3000";

/**
 * Lets the routes of this process answer about a database (and sync by `ctx`), on the machine's clock and in UTC unless
 * told. What takes long to compute is computed in this thread.
 */
export function serveRoutes({
  db,
  ctx,
  clock = systemClock,
  environment = {},
}: Pick<App, "db"> & {
  ctx?: SyncContext;
  clock?: App["clock"];
  environment?: Record<string, string>;
}): void {
  const env = parseEnv({ SECRET_KEY: "a secret of at least 32 characters!", TZ: "UTC", ...environment });
  globalThis.pulsekeepApp = { env, db, clock, logger: createLogger("test") };
  globalThis.pulsekeepSyncContext = ctx && { ...ctx, clock };
  globalThis.pulsekeepComputeThread = { ...answerHere(), begin() {}, async close() {} };
}

/** Calls a route as a program with an API token does, in JSON. */
export function askRoute(
  handler: RouteHandler,
  token: string,
  { method = "GET", path = "", body, params = {} }: AskedRoute = {},
): Promise<Response> {
  const request = new Request(`${origin}/api/v1${path}`, {
    method,
    headers: {
      host: "localhost:3000",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return handler(request, { params: Promise.resolve(params) });
}

export interface AskedRoute {
  method?: string;
  /** What follows /api/v1, with its query. */
  path?: string;
  body?: object;
  params?: Record<string, string>;
}
