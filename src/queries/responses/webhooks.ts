import { z } from "zod";

/** What `PUT /api/v1/webhooks` takes and answers. */
export const webhooksSwitch = z.object({ on: z.boolean() });

/** Events to follow once more. */
export const replayBody = z.object({
  ids: z
    .array(z.string().regex(/^\d{1,18}$/))
    .min(1)
    .max(500),
});

export const replayResponse = z.object({
  replayed: z
    .int()
    .meta({ description: "Events put back in the queue; one still waiting is not among them." }),
});
