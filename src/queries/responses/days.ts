import { z } from "zod";
import { contradictions } from "#domain/contradictions.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { type MetricName, metricNames, metricOf } from "#domain/metrics.ts";
import type { DayView } from "#queries/days/day.ts";
import { day, instant, storedDay } from "./common.ts";
import {
  cycleFieldsSchema,
  recoveryFieldsSchema,
  sleepFieldsSchema,
  workoutFieldsSchema,
} from "./records.ts";

type NumberMetric = Exclude<MetricName, "bedAt" | "wakeAt">;

const numberMetrics = metricNames.filter(
  (name): name is NumberMetric => name !== "bedAt" && name !== "wakeAt",
);

/** A number or null for every metric but the two instants, described from the catalogue. */
const metricShape = Object.fromEntries(
  numberMetrics.map((name) => [
    name,
    z
      .number()
      .nullable()
      .meta({ description: metricOf(name).unit }),
  ]),
) as Record<NumberMetric, z.ZodNullable<z.ZodNumber>>;

const readingState = z.enum(["scored", "pending", "unscorable", "missing", "unreadable"]);

const dayResponse = z.object({
  day,
  ...metricShape,
  bedAt: instant.nullable(),
  wakeAt: instant.nullable(),
  offsetMin: z
    .int()
    .nullable()
    .meta({ description: "The member's clock that day, in minutes ahead of UTC." }),
  otherNightsMin: z
    .number()
    .nullable()
    .meta({ description: "Minutes asleep in nights besides the one that speaks for the day." }),
  open: z.boolean().meta({ description: "The day has not ended: its evening values are so far." }),
  calibrating: z.boolean(),
  states: z.object({ recovery: readingState, sleep: readingState, strain: readingState }),
  flags: z.array(z.enum(["split", "short-cycle", "long-cycle"])),
  refused: z
    .array(z.object({ metric: z.string(), value: z.number() }))
    .meta({ description: "Readings outside what is possible; they are in none of the day's metrics." }),
  unlikely: z.array(z.string()).meta({ description: "Metrics whose reading is possible but unlikely." }),
  contradictions: z
    .array(z.enum(contradictions))
    .meta({ description: "Numbers of one record that cannot both be true; both are kept." }),
});

export const daysResponse = z.object({ days: z.array(dayResponse) });

export const wholeDayResponse = z.object({
  day,
  metrics: dayResponse.meta({ description: "The same object as in the list of days." }),
  sleep: sleepFieldsSchema.nullable(),
  otherNights: z
    .array(sleepFieldsSchema.extend({ recovery: recoveryFieldsSchema.nullable() }))
    .meta({ description: "Nights besides the one that speaks for the day, each with its recovery." }),
  naps: z.array(sleepFieldsSchema),
  recovery: recoveryFieldsSchema.nullable(),
  cycle: cycleFieldsSchema.nullable(),
  workouts: z.array(workoutFieldsSchema),
  journal: z.array(
    z.object({
      cycleStartAt: instant,
      question: z.string(),
      answeredYes: z.boolean(),
      notes: z.string().nullable(),
    }),
  ),
  unreadable: z
    .array(z.object({ type: z.string(), day: storedDay.nullable(), fields: z.array(z.string()) }))
    .meta({
      description:
        "Records of the day without these fields of WHOOP's; without any where none could be read.",
    }),
  lastSyncAt: instant.nullable(),
  source: z.enum(["whoop", "sandbox"]).nullable(),
  stale: z
    .boolean()
    .meta({ description: "A recent day that should have been fetched first and could not be." }),
});

/** A day's record as it is answered: one flat object, times of the night as instants. */
export function toDayResponse(record: DayRecord): z.infer<typeof dayResponse> {
  const { day: recordDay, values, cycleId: _cycle, sleepId: _sleep, ...rest } = record;
  return { day: recordDay, ...values, ...rest };
}

/** A whole day as it is answered. */
export function toWholeDayResponse({
  record,
  ...view
}: DayView & { stale: boolean }): z.infer<typeof wholeDayResponse> {
  return { day: record.day, metrics: toDayResponse(record), ...view };
}
