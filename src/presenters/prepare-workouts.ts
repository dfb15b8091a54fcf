import type { RefusedValue } from "#domain/checked-record.ts";
import type { Day } from "#domain/day.ts";
import { localDay, parseDay } from "#domain/day.ts";
import { formatClock, formatHoursMinutes, formatNumber } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import { readingState } from "#domain/reading-state.ts";
import { type ReadValues, zoneFields } from "#domain/record-fields.ts";
import { publicId } from "#domain/record-id.ts";
import { shownUnit, shownValue } from "#domain/shown-units.ts";
import { sportInWords } from "#domain/sports.ts";
import { type WorkoutMeasure, workoutMeasures } from "#domain/workout-measures.ts";
import { longDate, shortDay } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { refusedInWords } from "./refused-words.ts";
import { type ZoneTone, zoneTones } from "./series-model.ts";
import type { WorkoutText } from "./workout-text.ts";

/** A workout as it is read: unscored numbers are null, and what cannot be true is listed. */
export interface WorkoutRowInput extends ReadValues<"workouts"> {
  id: string;
  day: string;
  sportName: string;
  startAt: Date;
  endAt: Date | null;
  offsetMin: number;
  scoreState: string;
  refused: RefusedValue[];
}

/** A zone's part of a bar. */
export interface ZonePart {
  tone: ZoneTone;
  /** Percent of all zones; of the workout's length where zone 0 is not known, since the others are not all of it. */
  share: number;
}

/** Time in one zone. */
interface ZoneTime extends ZonePart {
  label: string;
  durationMin: number;
  duration: string;
}

/** A workout as the table shows it; what is missing is null. */
export interface WorkoutLine {
  id: string;
  day: Day;
  /** The local date and time of its start; `day` is that of its cycle. */
  when: string;
  sport: string;
  duration: string | null;
  strain: string | null;
  averageBpm: string | null;
  energy: string | null;
  zones: ZonePart[] | null;
  /** The zones in a sentence. */
  zonesAriaText: string;
  /** Why there is no score; empty when there is one. */
  unscored: string;
  /** What of it cannot be true; empty when nothing is refused. */
  refused: string;
}

/** Prepares one workout for the table. */
export function prepareWorkoutLine(row: WorkoutRowInput, text: WorkoutText): WorkoutLine {
  const state = readingState(row.scoreState);
  const date = localDay(row.startAt, row.offsetMin);
  const scored = (value: number | null, decimals: number) =>
    state !== "scored" || value === null ? null : formatNumber(value, decimals, text.calendar);
  const zones = prepareZones(row, text);
  return {
    id: publicId(row.id),
    day: parseDay(row.day),
    when: `${shortDay(date, text.calendar)} ${date.slice(0, 4)}, ${formatClock(row.startAt, row.offsetMin, text.calendar)}`,
    sport: sportInWords(row.sportName, text.sports),
    duration:
      row.endAt === null ? null : formatHoursMinutes((row.endAt.getTime() - row.startAt.getTime()) / 60_000),
    strain: scored(row.strain, 1),
    averageBpm: scored(row.averageBpm, 0),
    energy:
      state !== "scored" || row.energyKj === null
        ? null
        : formatMeasure("energyKj", row.energyKj, text.calendar),
    zones: zones?.map(({ tone, share }) => ({ tone, share })) ?? null,
    zonesAriaText:
      zones === null
        ? text.zonesUnknown
        : fillText(text.zoneBar, {
            zones: zones.map(({ label, duration }) => `${label} ${duration}`).join(", "),
          }),
    unscored: state === "scored" ? "" : text.states[state],
    refused: refusedInWords(row.refused, text),
  };
}

/**
 * Minutes and shares of the zones, zone 0 first where it is known: an export tells zones 1 to 5 alone. Null when one of those
 * is not known.
 */
export function prepareZones(row: WorkoutRowInput, text: WorkoutText): ZoneTime[] | null {
  if (readingState(row.scoreState) !== "scored") return null;
  const durations = zoneFields.map((name) => row[name]);
  if (durations.slice(1).includes(null)) return null;
  const knownMs = durations.reduce<number>((total, durationMs) => total + (durationMs ?? 0), 0);
  if (knownMs === 0) return null;
  const lengthMs = row.endAt === null ? 0 : row.endAt.getTime() - row.startAt.getTime();
  const totalMs = durations[0] === null ? Math.max(knownMs, lengthMs) : knownMs;
  return durations.flatMap((durationMs, zone) =>
    durationMs === null
      ? []
      : [
          {
            tone: zoneTones[zone] ?? "zone-0",
            label: fillText(text.zone, { zone: String(zone) }),
            share: (100 * durationMs) / totalMs,
            durationMin: durationMs / 60_000,
            duration: formatHoursMinutes(durationMs / 60_000),
          },
        ],
  );
}

export interface WorkoutRecordInput {
  measure: WorkoutMeasure;
  value: number;
  id: string;
  day: Day;
  sportName: string;
}

export interface WorkoutRecordLine {
  id: string;
  label: string;
  value: string;
  unit: string;
  /** Sport and date. */
  where: string;
}

/** The records as lines: value, sport and date. */
export function prepareWorkoutRecords(
  records: readonly WorkoutRecordInput[],
  text: WorkoutText,
): WorkoutRecordLine[] {
  return records.map(({ measure, value, id, day, sportName }) => ({
    id: publicId(id),
    label: text.measures[measure],
    value: formatMeasure(measure, value, text.calendar),
    unit: shownUnit(workoutMeasures[measure].unit, text.calendar),
    where: `${sportInWords(sportName, text.sports)}, ${longDate(day, text.calendar)}`,
  }));
}

/** A workout's measure as every page shows it, without its unit; distances in kilometres or miles. */
export function formatMeasure(measure: WorkoutMeasure, value: number, notation: Notation): string {
  if (measure === "durationMin") return formatHoursMinutes(value);
  const counted = measure === "distanceM" ? value / 1000 : value;
  const { unit, decimals } = workoutMeasures[measure];
  return formatNumber(shownValue(unit, counted, notation), decimals, notation);
}

/** "12 workouts from 3 Jan 2025 to 21 Nov 2026". */
export function recordSpan(span: { from: Day; to: Day; count: number } | null, text: WorkoutText): string {
  if (span === null) return text.noRecords;
  return fillText(text.span, {
    n: String(span.count),
    from: longDate(span.from, text.calendar),
    to: longDate(span.to, text.calendar),
  });
}
