import { z } from "zod";
import { int64Schema } from "./fields.ts";

/** Who the token belongs to; the token answer itself names nobody. */
export const profileSchema = z.object({
  user_id: int64Schema,
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
});
export type ProfileRecord = z.output<typeof profileSchema>;
