import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { buildOpenApi } from "#app/server/openapi.ts";
import { cookieName } from "#auth/session-cookie.ts";
import { loadRoutes } from "./routes.ts";

/** The REST interface as OpenAPI 3.1. It says nothing about anybody, but strangers need no map of the doors. */
export const GET = memberRoute({}, async () =>
  Response.json(buildOpenApi(await loadRoutes(), { sessionCookie: cookieName(getApp().env.appUrl) })),
);
