import { z } from "zod";
import { cronProblem } from "./cron.ts";
import type { Env } from "./env.ts";

/** The types of record a schedule can ask for. */
export const scheduledTypes = ["cycles", "sleeps", "recoveries", "workouts"] as const;

/** The setting (a row of `settings`) that holds the schedules saved in the app. */
export const schedulesKey = "schedules";

/** One line of the timetable: when, how thoroughly, and which types of record. */
export const schedule = z.object({
  expression: z
    .string()
    .trim()
    .max(100)
    .superRefine((expression, check) => {
      const problem = cronProblem(expression);
      if (problem !== null) check.addIssue({ code: "custom", message: `"${expression}" ${problem}.` });
    })
    .meta({ description: "Minute, hour, day of the month, month, day of the week." }),
  kind: z.enum(["light", "deep"]),
  types: z
    .array(z.enum(scheduledTypes))
    .min(1, "Choose at least one type of record.")
    .transform((types) => scheduledTypes.filter((type) => types.includes(type))),
});

export const scheduleList = z.array(schedule).min(1, "Keep at least one schedule.").max(20);

export type Schedule = z.output<typeof schedule>;

/** What holds while nothing was saved in the app: SYNC_SCHEDULE for what is new, SYNC_HOUR for the thorough one. */
export function environmentSchedules(env: Pick<Env, "syncSchedule" | "syncHour">): Schedule[] {
  return [
    { expression: env.syncSchedule, kind: "light", types: [...scheduledTypes] },
    { expression: `0 ${env.syncHour} * * *`, kind: "deep", types: [...scheduledTypes] },
  ];
}
