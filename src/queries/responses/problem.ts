import { z } from "zod";

/** Every error: an RFC 9457 problem document. */
export const problemResponse = z.object({
  type: z.string(),
  status: z.int(),
  title: z.string().meta({ description: "What happened." }),
  detail: z.string().meta({ description: "What to do about it." }),
});
