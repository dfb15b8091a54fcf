import { z } from "zod";
import { getSyncContext } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { replayEvents } from "#sync/inbox/follow-inbox.ts";

const eventId = z.string().regex(/^\d{1,18}$/);

export const POST = operation(
  {
    summary: "Follows events of the inbox once more; the worker does it",
    body: z.object({ ids: z.array(eventId).min(1).max(500) }),
    response: z.object({
      replayed: z
        .int()
        .meta({ description: "Events put back in the queue; one still waiting is not among them." }),
    }),
  },
  async ({ body, memberId }) => ({
    replayed: await replayEvents(getSyncContext(), { memberId, ids: body.ids.map(BigInt) }),
  }),
);
