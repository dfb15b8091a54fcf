import { memberRoute } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { disconnect } from "#sync/connection/connect.ts";

/** Ends this account's connection to WHOOP and keeps its data. */
export const DELETE = memberRoute({}, async ({ viewer }) => {
  await disconnect(getSyncContext(), { memberId: viewer.accountId });
  return Response.json({ next: "/settings" });
});
