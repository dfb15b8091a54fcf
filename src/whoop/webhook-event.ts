import { z } from "zod";
import { storableText } from "#lib/storable.ts";
import { int64Schema, uuidSchema } from "./schemas/fields.ts";

/**
 * What a webhook says: this record of this user changed or went. For the recovery events `id` is the UUID of the
 * *sleep* the recovery belongs to. An event is a hint; the record itself is read from the API.
 */
export const webhookEventSchema = z.object({
  user_id: int64Schema,
  id: uuidSchema,
  type: z.enum([
    "workout.updated",
    "workout.deleted",
    "sleep.updated",
    "sleep.deleted",
    "recovery.updated",
    "recovery.deleted",
  ]),
  /** Told apart by it only, so an odd one is no reason to miss the event. */
  trace_id: z
    .string()
    .transform((text) => storableText(text))
    .pipe(z.string().min(1).max(200)),
});
export type WebhookEvent = z.output<typeof webhookEventSchema>;
