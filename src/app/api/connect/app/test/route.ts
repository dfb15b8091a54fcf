import { memberRoute } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { whoopAppBody } from "#app/server/whoop-app.ts";
import { UserFacingError } from "#lib/errors.ts";
import { testWhoopApp } from "#sync/connection/app-credentials.ts";
import { ConnectError } from "#sync/connection/connect.ts";

/** Asks WHOOP whether it knows this id and secret; nothing is kept. */
export const POST = memberRoute({ owner: true, body: whoopAppBody }, async ({ body }) => {
  try {
    return Response.json({ result: await testWhoopApp(getSyncContext(), body) });
  } catch (error) {
    throw error instanceof UserFacingError ? error : new ConnectError("no-answer", { cause: error });
  }
});
