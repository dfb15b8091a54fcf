import { memberRoute } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { replayBody, replayResponse } from "#queries/responses/webhooks.ts";
import { replayEvents } from "#sync/inbox/follow-inbox.ts";
import { answer } from "../../answer.ts";

/** Follows some of the member's events once more; the worker does it. */
export const POST = memberRoute({ body: replayBody }, async ({ body, viewer }) => {
  const ids = body.ids.map((id) => BigInt(id));
  const replayed = await replayEvents(getSyncContext(), { memberId: viewer.memberId, ids });
  return answer(replayResponse, { replayed });
});
