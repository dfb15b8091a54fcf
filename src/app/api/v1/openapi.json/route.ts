import { publicRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { cookieName } from "#auth/session-cookie.ts";
import { buildOpenApi } from "#queries/openapi.ts";

/** The REST interface as OpenAPI 3.1; it says nothing about anybody, so anybody may read it. */
export const GET = publicRoute({}, async () =>
  Response.json(buildOpenApi({ sessionCookie: cookieName(getApp().env.appUrl) })),
);
