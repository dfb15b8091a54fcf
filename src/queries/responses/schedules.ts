import { z } from "zod";
import { scheduledTypes } from "#lib/schedule.ts";
import { instant } from "./common.ts";

const fields = {
  expression: z.string().meta({ description: "Minute, hour, day of the month, month, day of the week." }),
  kind: z.enum(["light", "deep"]).meta({
    description: "light: what is new and the last three days again; deep: the last two weeks.",
  }),
  types: z.array(z.enum(scheduledTypes)),
};

/** What `PUT /api/v1/sync/schedules` takes; each line is checked by the rules of a schedule, with words for what is wrong. */
export const schedulesBody = z.object({
  schedules: z.array(z.unknown()).meta({ description: "Each with expression, kind and types." }),
});

export const schedulesResponse = z.object({
  schedules: z.array(
    z.object({
      ...fields,
      nextRunAt: instant.nullable().meta({ description: "Null when the expression never fires." }),
    }),
  ),
  savedAt: instant.nullable().meta({ description: "Null while the environment's timetable holds." }),
  timeZone: z.string().meta({ description: "Whose wall clock the expressions follow." }),
});
