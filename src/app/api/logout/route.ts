import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { signedOut } from "#app/server/session-response.ts";
import { sessionToken } from "#app/server/session-token.ts";
import { endSession } from "#auth/session.ts";

/** Signs this browser out. */
export const POST = memberRoute({}, async ({ request }) => {
  const token = sessionToken(request);
  if (token !== null) await endSession(getApp().db, token);
  return signedOut();
});
