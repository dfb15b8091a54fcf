import { z } from "zod";
import { int64Schema, unlessUnusable } from "./fields.ts";

const largestInt64 = 2n ** 63n - 1n;

/** Who the token belongs to; the token answer itself names nobody. Only the number is needed, the rest is for show. */
export const profileSchema = z.object({
  user_id: int64Schema.refine((id) => id >= 0n && id <= largestInt64, "is no number of an account"),
  email: unlessUnusable(z.string()),
  first_name: unlessUnusable(z.string()),
  last_name: unlessUnusable(z.string()),
});
export type ProfileRecord = z.output<typeof profileSchema>;
