import { addDays, type Day } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { formatClock, formatHoursMinutes, formatMetric } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { ReadingState } from "#domain/reading-state.ts";
import { readingState } from "#domain/reading-state.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { type CalendarNames, longDay } from "./day-label.ts";
import type { MetricTexts } from "./metric-text.ts";

/** Words of the Day page. */
export interface DayText {
  calendar: CalendarNames;
  soFar: string;
  unlikely: string;
  states: Record<Exclude<ReadingState, "scored">, string>;
  noReading: string;
  flags: Record<"split" | "short-cycle" | "long-cycle" | "open" | "calibrating", string>;
  napAt: string;
}

export interface DayLine {
  label: string;
  value: string | null;
  unit?: string | undefined;
  note?: string | undefined;
}

export interface DayModel {
  title: string;
  /** Null where the records end. */
  previous: Day | null;
  next: Day | null;
  /** What a reader should know about the day's numbers. */
  notes: string[];
  recovery: DayLine[];
  sleep: DayLine[];
  strain: DayLine[];
  naps: DayLine[];
}

interface NapInput {
  startAt: Date;
  endAt: Date;
  offsetMin: number;
  scoreState: string;
}

const shown = {
  recovery: ["recovery", "hrvMs", "restingBpm", "spo2Pct", "skinTempC"],
  sleep: [
    "performancePct",
    "asleepMin",
    "needMin",
    "debtMin",
    "inBedMin",
    "awakeMin",
    "lightMin",
    "remMin",
    "deepMin",
    "efficiencyPct",
    "consistencyPct",
    "respiratoryRate",
    "disturbances",
    "sleepCycles",
    "bedAt",
    "wakeAt",
    "napMin",
  ],
  strain: ["strain", "energyKj", "averageBpm", "maxBpm", "workouts", "workoutStrain", "workoutMin"],
} as const satisfies Record<string, readonly MetricName[]>;

/** Prepares one day; `stored` is where the member's records begin and end. */
export function prepareDay(
  { record, naps }: { record: DayRecord; naps: readonly NapInput[] },
  stored: { from: Day; to: Day },
  metrics: MetricTexts,
  text: DayText,
): DayModel {
  const lines = (part: "recovery" | "sleep" | "strain") =>
    shown[part].map((metric) => line(metric, record, record.states[part], metrics, text));
  const { day } = record;
  return {
    title: `${longDay(day, text.calendar)} ${day.slice(0, 4)}`,
    previous: day > stored.from ? addDays(day, -1) : null,
    next: day < stored.to ? addDays(day, 1) : null,
    notes: [
      ...(record.open ? [text.flags.open] : []),
      ...(record.calibrating ? [text.flags.calibrating] : []),
      ...record.flags.map((flag) => text.flags[flag]),
    ],
    recovery: lines("recovery"),
    sleep: lines("sleep"),
    strain: lines("strain"),
    naps: naps.map((nap) => napLine(nap, text)),
  };
}

function line(
  metric: MetricName,
  record: DayRecord,
  state: ReadingState,
  metrics: MetricTexts,
  text: DayText,
): DayLine {
  const { label, unit } = metrics[metric];
  const value = record.values[metric];
  if (value === null)
    return { label, value: null, note: state === "scored" ? text.noReading : text.states[state] };
  const notes = [
    record.open && metricOf(metric).soFar ? text.soFar : "",
    record.unlikely.includes(metric) ? text.unlikely : "",
  ].filter(Boolean);
  return {
    label,
    value: formatMetric(metric, value, text.calendar),
    unit: shownUnit(unit, text.calendar),
    ...(notes.length === 0 ? {} : { note: notes.join(", ") }),
  };
}

function napLine({ startAt, endAt, offsetMin, scoreState }: NapInput, text: DayText): DayLine {
  const state = readingState(scoreState);
  return {
    label: `${text.napAt} ${formatClock(startAt, offsetMin, text.calendar)} – ${formatClock(endAt, offsetMin, text.calendar)}`,
    value: formatHoursMinutes((endAt.getTime() - startAt.getTime()) / 60_000),
    unit: "h",
    ...(state === "scored" ? {} : { note: text.states[state] }),
  };
}
