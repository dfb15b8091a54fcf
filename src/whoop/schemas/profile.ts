import { z } from "zod";
import { int64Schema } from "./fields.ts";

const largestInt64 = 2n ** 63n - 1n;
/** Missing, `null` or of a type we cannot use, it is `null`. */
const shownText = z.string().nullable().catch(null);

/** Who the token belongs to; the token answer itself names nobody. Only the number is needed, the rest is for show. */
export const profileSchema = z.object({
  user_id: int64Schema.refine((id) => id >= 0n && id <= largestInt64, "is no number of an account"),
  email: shownText,
  first_name: shownText,
  last_name: shownText,
});
export type ProfileRecord = z.output<typeof profileSchema>;
