import type { RefusedValue } from "#domain/checked-record.ts";
import { type Contradiction, sleepContradictions } from "#domain/contradictions.ts";
import { addDays, type Day } from "#domain/day.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { formatClock, formatHoursMinutes, formatMetric } from "#domain/format.ts";
import type { UnreadableRecord } from "#domain/health-rows.ts";
import { type MetricName, metricOf, metricsOfRecord } from "#domain/metrics.ts";
import type { ReadingState } from "#domain/reading-state.ts";
import { readingState } from "#domain/reading-state.ts";
import type { RecordType } from "#domain/record-fields.ts";
import { asleepMs } from "#domain/scored-values.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { type CalendarNames, longDay } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import type { MetricTexts } from "./metric-text.ts";
import { type RefusedText, refusedInWords } from "./refused-words.ts";

/** Words of the Day page. */
export interface DayText extends RefusedText {
  calendar: CalendarNames;
  /** In place of a figure that cannot be true. */
  notCounted: string;
  contradictions: Record<Contradiction, string>;
  soFar: string;
  unlikely: string;
  states: Record<Exclude<ReadingState, "scored">, string>;
  noReading: string;
  unreadable: { one: Record<UnreadableRecord["type"], string>; whole: string; inPart: string };
  flags: Record<"split" | "short-cycle" | "long-cycle" | "open" | "calibrating", string>;
  napAt: string;
  /** Before the times of a night besides the day's own. */
  nightAt: string;
  source: { types: Record<RecordType, string>; [word: string]: unknown };
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
  /** Nights besides the one that speaks for the day, with what is known of each. */
  otherNights: { id: string; lines: DayLine[] }[];
}

type SleepInput = Parameters<typeof sleepContradictions>[0] & {
  startAt: Date;
  endAt: Date | null;
  offsetMin: number;
  refused: RefusedValue[];
};

interface RecoveryInput {
  scoreState: string;
  recovery: number | null;
  hrvMs: number | null;
  restingBpm: number | null;
  refused: RefusedValue[];
}

interface Refusing {
  refused: RefusedValue[];
}

/** A day's numbers and the records they come from. */
export interface DayInput {
  record: DayRecord;
  cycle: Refusing | null;
  sleep: Refusing | null;
  recovery: Refusing | null;
  otherNights: readonly (SleepInput & { id: string; recovery: RecoveryInput | null })[];
  naps: readonly SleepInput[];
  workouts: readonly Refusing[];
  /** What of the day could not be read, or not in full. */
  unreadable: readonly UnreadableRecord[];
}

/** What of a night comes first; the rest of it follows in the catalogue's order. */
const firstOfSleep: readonly MetricName[] = [
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
];
const shown: Readonly<Record<"recovery" | "sleep" | "strain", readonly MetricName[]>> = {
  recovery: metricsOfRecord("recovery"),
  sleep: [...new Set([...firstOfSleep, ...metricsOfRecord("sleep")])],
  strain: [...metricsOfRecord("cycle"), "workouts", "workoutStrain", "workoutMin"],
};

/** Prepares one day; `stored` is where the member's records begin and end. */
export function prepareDay(
  view: DayInput,
  stored: { from: Day; to: Day },
  metrics: MetricTexts,
  text: DayText,
): DayModel {
  const { record, naps, otherNights, unreadable } = view;
  const lines = (part: "recovery" | "sleep" | "strain") =>
    shown[part].map((metric) => line(metric, record, stateOf(part, record, unreadable), metrics, text));
  const { day } = record;
  const contradictions = new Set([
    ...record.contradictions,
    ...[...naps, ...otherNights].flatMap(sleepContradictions),
  ]);
  return {
    title: `${longDay(day, text.calendar)} ${day.slice(0, 4)}`,
    previous: day > stored.from ? addDays(day, -1) : null,
    next: day < stored.to ? addDays(day, 1) : null,
    notes: [
      ...(record.open ? [text.flags.open] : []),
      ...(record.calibrating ? [text.flags.calibrating] : []),
      ...record.flags.map((flag) => text.flags[flag]),
      ...[...contradictions].map((each) => text.contradictions[each]),
      ...refusedOf(view, text),
      ...unreadable.map((each) => unreadableNote(each, text)),
    ],
    recovery: lines("recovery"),
    sleep: lines("sleep"),
    strain: lines("strain"),
    naps: naps.map((nap) => napLine(nap, text)),
    otherNights: otherNights.map((night) => ({
      id: night.id,
      lines: [
        intervalLine(text.nightAt, night, asleepMs(night), text),
        ...recoveryLines(night.recovery, metrics, text),
      ],
    })),
  };
}

/** What is refused of every record of the day, a sentence a record. */
function refusedOf(
  { cycle, sleep, recovery, otherNights, naps, workouts }: DayInput,
  text: DayText,
): string[] {
  const records: [RecordType, Refusing | null][] = [
    ["cycles", cycle],
    ["sleeps", sleep],
    ["recoveries", recovery],
    ...otherNights.flatMap((night): [RecordType, Refusing | null][] => [
      ["sleeps", night],
      ["recoveries", night.recovery],
    ]),
    ...naps.map((nap): [RecordType, Refusing] => ["sleeps", nap]),
    ...workouts.map((workout): [RecordType, Refusing] => ["workouts", workout]),
  ];
  return records.flatMap(([type, one]) =>
    one === null || one.refused.length === 0
      ? []
      : [`${text.source.types[type]}: ${refusedInWords(one.refused, text)}`],
  );
}

const typeOf = { recovery: "recoveries", sleep: "sleeps", strain: "cycles" } as const;

/** What has no value in a part of which something could not be read may be just that. */
function stateOf(
  part: "recovery" | "sleep" | "strain",
  { states }: DayRecord,
  unreadable: readonly UnreadableRecord[],
): ReadingState {
  const inPart = unreadable.some(
    ({ type, fields }) => type === typeOf[part] && scoreFields(fields).length > 0,
  );
  return states[part] === "scored" && inPart ? "unreadable" : states[part];
}

function scoreFields(fields: readonly string[]): string[] {
  return fields.filter((field) => field.startsWith("score"));
}

function unreadableNote({ type, fields }: UnreadableRecord, text: DayText): string {
  const one = text.unreadable.one[type];
  if (fields.length === 0) return fillText(text.unreadable.whole, { one });
  return fillText(text.unreadable.inPart, { one, fields: fields.join(", ") });
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
  const refused = record.refused.filter((each) => each.metric === metric);
  if (value === null && refused.length > 0) {
    const values = refused.map((each) => formatMetric(metric, each.value, text.calendar)).join(", ");
    return { label, value: null, note: `${text.notCounted} (${values})` };
  }
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

/** A nap counts by its time in bed, as in the day's sum. */
function napLine(nap: SleepInput, text: DayText): DayLine {
  return intervalLine(text.napAt, nap, nap.inBedMs, text);
}

function intervalLine(label: string, sleep: SleepInput, lengthMs: number | null, text: DayText): DayLine {
  const { startAt, endAt, offsetMin, scoreState } = sleep;
  const state = readingState(scoreState);
  const clock = (at: Date) => formatClock(at, offsetMin, text.calendar);
  const interval = endAt === null ? clock(startAt) : `${clock(startAt)} – ${clock(endAt)}`;
  const shownMs = state === "scored" ? lengthMs : endAt && endAt.getTime() - startAt.getTime();
  const note = state === "scored" ? text.noReading : text.states[state];
  if (shownMs === null) return { label: `${label} ${interval}`, value: null, note };
  return {
    label: `${label} ${interval}`,
    value: formatHoursMinutes(shownMs / 60_000),
    unit: "h",
    ...(state === "scored" ? {} : { note }),
  };
}

function recoveryLines(recovery: RecoveryInput | null, metrics: MetricTexts, text: DayText): DayLine[] {
  if (recovery === null) return [];
  const state = readingState(recovery.scoreState);
  return (["recovery", "hrvMs", "restingBpm"] as const).map((metric): DayLine => {
    const { label, unit } = metrics[metric];
    const value = state === "scored" ? recovery[metric] : null;
    if (value === null)
      return { label, value, note: state === "scored" ? text.noReading : text.states[state] };
    return { label, value: formatMetric(metric, value, text.calendar), unit: shownUnit(unit, text.calendar) };
  });
}
