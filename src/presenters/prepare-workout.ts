import { workoutContradictions } from "#domain/contradictions.ts";
import { localDay } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { formatClock, formatMetric, formatNumber, formatSigned } from "#domain/format.ts";
import { metricOf } from "#domain/metrics.ts";
import { readingState } from "#domain/reading-state.ts";
import { publicId } from "#domain/record-id.ts";
import { shownDifference, shownUnit } from "#domain/shown-units.ts";
import { type WorkoutMeasure, workoutMeasures } from "#domain/workout-measures.ts";
import { longDate } from "./day-label.ts";
import { formatMeasure, prepareWorkoutLine, prepareZones, type WorkoutRowInput } from "./prepare-workouts.ts";
import { type ShareFigure, shareFigure } from "./share-figure.ts";
import type { WorkoutText } from "./workout-text.ts";

export interface WorkoutInput extends WorkoutRowInput {
  /** Null where only an import knows the workout. */
  whoopUpdatedAt: Date | null;
  storedAt: Date;
}

interface Line {
  label: string;
  value: string | null;
  unit?: string | undefined;
  note?: string | undefined;
}

/** A workout's own page: numbers, zones, the day's scores and the record behind it, as text. */
export interface WorkoutPageModel {
  sport: string;
  when: string;
  /** What of it cannot be true, or not together. */
  doubts: string[];
  numbers: Line[];
  zones: ShareFigure;
  context: Line[];
  source: { label: string; value: string }[];
}

export interface WorkoutPageText extends WorkoutText {
  one: Record<
    | "dayStrain"
    | "recovery"
    | "asleep"
    | "noReading"
    | "dayOpen"
    | "record"
    | "updated"
    | "stored"
    | "zones"
    | "zonesLead"
    | "zoneWords",
    string
  > & { zoneColumns: { row: string; amount: string; share: string } };
}

/** Prepares the page of `row`, on whose day `record` has the numbers. */
export function prepareWorkout(
  row: WorkoutInput,
  record: DayRecord,
  text: WorkoutPageText,
): WorkoutPageModel {
  const line = prepareWorkoutLine(row, text);
  const scored = readingState(row.scoreState) === "scored";
  const number = (
    label: string,
    value: number | null,
    show: (value: number) => string,
    unit: string,
  ): Line =>
    scored && value !== null
      ? { label, value: show(value), unit }
      : { label, value: null, note: scored ? text.one.noReading : line.unscored };
  const { measures, one } = text;
  const measure = (name: Exclude<WorkoutMeasure, "durationMin">) =>
    number(
      measures[name],
      row[name],
      (value) => formatMeasure(name, value, text.calendar),
      shownUnit(workoutMeasures[name].unit, text.calendar),
    );
  // On the clock of the place where the workout was.
  const moment = (at: Date) =>
    `${longDate(localDay(at, row.offsetMin), text.calendar)}, ${formatClock(at, row.offsetMin, text.calendar)}`;
  const whole = (value: number) => formatNumber(value, 0, text.calendar);
  return {
    sport: line.sport,
    when: line.when,
    doubts: [line.refused, ...workoutContradictions(row).map((each) => text.contradictions[each])].filter(
      Boolean,
    ),
    numbers: [
      line.duration === null
        ? { label: measures.durationMin, value: null, note: text.one.noReading }
        : { label: measures.durationMin, value: line.duration, unit: "h" },
      measure("strain"),
      measure("energyKj"),
      number(text.averageBpm, row.averageBpm, whole, "bpm"),
      measure("maxBpm"),
      measure("distanceM"),
      measure("altitudeGainM"),
      number(
        text.altitudeChange,
        row.altitudeChangeM,
        (value) => formatSigned(shownDifference("m", value, text.calendar), 0, text.calendar),
        shownUnit("m", text.calendar),
      ),
      number(
        text.recorded,
        row.recordedFraction,
        (value) => formatNumber(value * 100, 0, text.calendar),
        "%",
      ),
    ],
    zones: zoneFigure(row, text),
    context: [
      ofDay(one.recovery, record, "recovery", "%", text),
      ofDay(one.asleep, record, "asleepMin", "h", text),
      ofDay(one.dayStrain, record, "strain", "", text),
    ],
    source: [
      { label: one.record, value: publicId(row.id) },
      ...(row.whoopUpdatedAt === null ? [] : [{ label: one.updated, value: moment(row.whoopUpdatedAt) }]),
      { label: one.stored, value: moment(row.storedAt) },
    ],
  };
}

function zoneFigure(row: WorkoutInput, text: WorkoutPageText): ShareFigure {
  const { zones, zonesLead, zoneWords, zoneColumns } = text.one;
  return shareFigure(
    { id: "workout-zones", title: zones, unit: "h:mm", lead: zonesLead, days: "" },
    (prepareZones(row, text) ?? []).map(({ tone, label, share, durationMin, duration }) => ({
      id: tone,
      label,
      tone,
      amount: durationMin,
      shown: duration,
      percent: share,
    })),
    { words: zoneWords, columns: zoneColumns, nothing: text.zonesUnknown, notation: text.calendar },
  );
}

function ofDay(
  label: string,
  record: DayRecord,
  metric: "recovery" | "asleepMin" | "strain",
  unit: string,
  text: WorkoutPageText,
): Line {
  const { one } = text;
  const value = record.values[metric];
  if (value === null) return { label, value: null, note: one.noReading };
  const note = record.open && metricOf(metric).soFar ? { note: one.dayOpen } : {};
  return { label, value: formatMetric(metric, value, text.calendar), unit, ...note };
}
