import { z } from "zod";
import { memberRoute } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { loadAttempt } from "#sync/connection/connect.ts";

const params = z.object({ attemptId: z.uuid() });

/** How far one of this account's attempts to connect has come: `{ step, problem }`. */
export const GET = memberRoute({ params }, async ({ viewer, params: { attemptId } }) => {
  const attempt = await loadAttempt(getSyncContext(), { attemptId, memberId: viewer.accountId });
  if (!attempt) throw new NotFoundError();
  return Response.json(attempt);
});
