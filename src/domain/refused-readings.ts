import type { CheckedRecord, RefusedValue } from "./checked-record.ts";
import type { Day } from "./day.ts";
import { minutesAfterNoonBefore } from "./day.ts";
import type { RefusedReading } from "./day-record.ts";
import type { CycleRow, RecoveryRow, SleepRow, WorkoutRow } from "./health-rows.ts";
import { fieldsOf, type RecordType } from "./record-fields.ts";

/** The records that speak for a day. */
interface RecordsOfDay {
  cycle: CheckedRecord<CycleRow> | undefined;
  night: CheckedRecord<SleepRow> | undefined;
  recovery: CheckedRecord<RecoveryRow> | undefined;
  naps: readonly CheckedRecord<SleepRow>[];
  workouts: readonly CheckedRecord<WorkoutRow>[];
}

const msPerMinute = 60_000;

/** Refused values of a day's records under the metrics they would have been, in the metrics' units. */
export function refusedReadings(
  day: Day,
  { cycle, night, recovery, naps, workouts }: RecordsOfDay,
): RefusedReading[] {
  const wakeAt = (value: RefusedValue["value"]): RefusedReading => ({
    metric: "wakeAt",
    value: minutesAfterNoonBefore(new Date(value), night?.offsetMin ?? 0, day),
  });
  return [
    ...listed("recoveries", recovery?.refused),
    ...listed("cycles", cycle?.refused),
    ...listed("sleeps", night?.refused),
    ...(night?.refused ?? []).flatMap(({ field, value }) => (field === "endAt" ? [wakeAt(value)] : [])),
    ...naps.flatMap(({ refused }) =>
      listed("sleeps", refused).flatMap(({ metric, value }): RefusedReading[] =>
        metric === "inBedMin" ? [{ metric: "napMin", value }] : [],
      ),
    ),
    ...workouts.flatMap(({ refused }) => listed("workouts", refused)),
    ...workouts.flatMap(({ startAt, refused }) =>
      refused.flatMap(({ field, value }): RefusedReading[] =>
        field === "endAt"
          ? [{ metric: "workoutMin", value: (Date.parse(String(value)) - startAt.getTime()) / msPerMinute }]
          : [],
      ),
    ),
  ];
}

function listed(type: RecordType, refused: readonly RefusedValue[] = []): RefusedReading[] {
  const fields = new Map(fieldsOf(type));
  return refused.flatMap(({ field, value }) => {
    const { metric, kind } = fields.get(field) ?? {};
    if (metric === undefined || typeof value !== "number") return [];
    return [{ metric, value: kind === "duration" ? value / msPerMinute : value }];
  });
}
