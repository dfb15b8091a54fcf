import type { Day } from "./day.ts";
import { minutesAfterNoonBefore } from "./day.ts";
import type { RefusedReading } from "./day-record.ts";
import type { CycleRow, RecoveryRow, SleepRow, WorkoutRow } from "./health-rows.ts";
import { type MetricName, metricNames } from "./metrics.ts";
import type { Readings, RefusedValue } from "./readings.ts";

/** The records that speak for a day. */
interface DayReadings {
  cycle: Readings<CycleRow> | undefined;
  night: Readings<SleepRow> | undefined;
  recovery: Readings<RecoveryRow> | undefined;
  naps: readonly Readings<SleepRow>[];
  workouts: readonly Readings<WorkoutRow>[];
}

const msPerMinute = 60_000;
const ofNight: Readonly<Record<string, MetricName>> = {
  inBedMs: "inBedMin",
  awakeMs: "awakeMin",
  lightMs: "lightMin",
  deepMs: "deepMin",
  remMs: "remMin",
  needMs: "needMin",
  needDebtMs: "debtMin",
};
const ofWorkout: Readonly<Record<string, MetricName>> = {
  strain: "workoutStrain",
  zone0Ms: "zone0Min",
  zone1Ms: "zone1Min",
  zone2Ms: "zone2Min",
  zone3Ms: "zone3Min",
  zone4Ms: "zone4Min",
  zone5Ms: "zone5Min",
};
const isMetric = (name: string): name is MetricName => metricNames.some((metric) => metric === name);

/** Refused values of a day's records under the metrics they would have been, in the metrics' units. */
export function refusedReadings(
  day: Day,
  { cycle, night, recovery, naps, workouts }: DayReadings,
): RefusedReading[] {
  const bySameName = (field: string) => (isMetric(field) ? field : undefined);
  const wakeAt = (value: RefusedValue["value"]): RefusedReading => ({
    metric: "wakeAt",
    value: minutesAfterNoonBefore(new Date(value), night?.offsetMin ?? 0, day),
  });
  return [
    ...listed(recovery?.refused, bySameName),
    ...listed(cycle?.refused, bySameName),
    ...listed(night?.refused, (field) => ofNight[field] ?? bySameName(field)),
    ...(night?.refused ?? []).flatMap(({ field, value }) => (field === "endAt" ? [wakeAt(value)] : [])),
    ...naps.flatMap(({ refused }) =>
      listed(refused, (field) => (field === "inBedMs" ? "napMin" : undefined)),
    ),
    ...workouts.flatMap(({ refused }) => listed(refused, (field) => ofWorkout[field])),
    ...workouts.flatMap(({ startAt, refused }) =>
      refused.flatMap(({ field, value }): RefusedReading[] =>
        field === "endAt"
          ? [{ metric: "workoutMin", value: (Date.parse(String(value)) - startAt.getTime()) / msPerMinute }]
          : [],
      ),
    ),
  ];
}

function listed(
  refused: readonly RefusedValue[] | undefined,
  metricOf: (field: string) => MetricName | undefined,
): RefusedReading[] {
  return (refused ?? []).flatMap(({ field, value }) => {
    const metric = metricOf(field);
    if (metric === undefined || typeof value !== "number") return [];
    return [{ metric, value: field.endsWith("Ms") && field !== "hrvMs" ? value / msPerMinute : value }];
  });
}
