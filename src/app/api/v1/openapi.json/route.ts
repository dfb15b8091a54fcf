import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { cookieName } from "#auth/session-cookie.ts";
import { buildOpenApi } from "#queries/openapi.ts";

/** The REST interface as OpenAPI 3.1. It says nothing about anybody, but strangers need no map of the doors. */
export const GET = memberRoute({}, async () =>
  Response.json(buildOpenApi({ sessionCookie: cookieName(getApp().env.appUrl) })),
);
