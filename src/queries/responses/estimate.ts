import { z } from "zod";

/** A statistic: its value with the number of readings behind it, or why there is none and what it would take. */
export function estimate<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion("known", [
    z.object({
      known: z.literal(true),
      value,
      n: z.number().meta({ description: "Readings it was taken from." }),
    }),
    z.object({
      known: z.literal(false),
      why: z.enum(["too-few-days", "no-spread"]),
      have: z.number(),
      need: z.number(),
    }),
  ]);
}

/** Two ends of a 95 % interval. */
export const interval = z.object({ low: z.number(), high: z.number() });

export const evidenceLevel = z.enum(["too-early", "nothing-clear", "tentative", "clear"]);
