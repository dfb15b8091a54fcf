import type { CheckedRecord } from "./checked-record.ts";
import type { CycleRow, SleepRow, WorkoutRow } from "./health-rows.ts";
import type { MetricValues } from "./metrics.ts";
import { readingState } from "./reading-state.ts";
import { recordFields, zoneFields } from "./record-fields.ts";
import { asleepMs } from "./scored-values.ts";
import { minutesFromMs } from "./units.ts";

/** A stretch of time of which every record of a type is stored. */
export interface KnownSpan {
  fromAt: Date;
  toAt: Date;
}

/**
 * Minutes in bed over a day's naps: 0 after a scored night without naps, null when one of them is not scored. A night that is
 * not scored counts for nothing here, like one that is absent.
 */
export function napMinutes(naps: readonly CheckedRecord<SleepRow>[], nightScored: boolean): number | null {
  if (naps.length === 0) return nightScored ? 0 : null;
  return minutesFromMs(
    sumKnown(naps, (nap) => (readingState(nap.scoreState) === "scored" ? nap.inBedMs : null)),
  );
}

/** Minutes asleep over a day's nights besides the main one: 0 after a scored night without any, null when one is not known. */
export function otherNightsMinutes(
  nights: readonly CheckedRecord<SleepRow>[],
  nightScored: boolean,
): number | null {
  if (nights.length === 0) return nightScored ? 0 : null;
  return minutesFromMs(
    sumKnown(nights, (night) => (readingState(night.scoreState) === "scored" ? asleepMs(night) : null)),
  );
}

/**
 * A day's workouts: how many, the highest strain (strain does not add up), minutes in all and per heart rate zone. A
 * cycle without a workout counts 0 where all workouts of its time are stored; elsewhere nothing is known.
 */
export function workoutValues(
  workouts: readonly CheckedRecord<WorkoutRow>[],
  cycle: CheckedRecord<CycleRow> | undefined,
  known: readonly KnownSpan[],
): Partial<MetricValues> {
  if (workouts.length === 0 && !isKnown(cycle, known)) return {};
  const inZones = zoneFields.map((name) => [
    recordFields.workouts[name].metric,
    minutesFromMs(
      sumKnown(workouts, (row) => (readingState(row.scoreState) === "scored" ? row[name] : null)),
    ),
  ]);
  return {
    workouts: workouts.length,
    workoutStrain: highestStrain(workouts),
    workoutMin: minutesFromMs(
      sumKnown(workouts, ({ startAt, endAt }) => endAt && endAt.getTime() - startAt.getTime()),
    ),
    ...Object.fromEntries(inZones),
  };
}

function isKnown(cycle: CheckedRecord<CycleRow> | undefined, known: readonly KnownSpan[]): boolean {
  if (cycle === undefined) return false;
  const lastAt = cycle.endAt ?? cycle.startAt;
  return known.some(({ fromAt, toAt }) => cycle.startAt >= fromAt && lastAt <= toAt);
}

function highestStrain(workouts: readonly CheckedRecord<WorkoutRow>[]): number | null {
  const strains = workouts
    .filter(({ scoreState }) => readingState(scoreState) === "scored")
    .flatMap(({ strain }) => (strain === null ? [] : [strain]));
  return strains.length === 0 ? null : Math.max(...strains);
}

function sumKnown<T>(rows: readonly T[], partOf: (row: T) => number | null): number | null {
  let total = 0;
  for (const row of rows) {
    const part = partOf(row);
    if (part === null) return null;
    total += part;
  }
  return total;
}
