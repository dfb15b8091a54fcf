import { memberRoute } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { whoopAppBody } from "#app/server/whoop-app.ts";
import { saveWhoopApp } from "#sync/connection/app-credentials.ts";

/** Keeps the WHOOP app's id and secret (encrypted). */
export const PUT = memberRoute({ owner: true, body: whoopAppBody }, async ({ body }) => {
  await saveWhoopApp(getSyncContext(), body);
  return Response.json({ saved: true });
});
