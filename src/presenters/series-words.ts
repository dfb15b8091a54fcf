import { addDays } from "#domain/day.ts";
import {
  formatHoursMinutes,
  formatNumber,
  formatSigned,
  formatSignedDuration,
  formatTimeOfNight,
} from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import { placesToTell } from "#domain/numbers-together.ts";
import { roundTo } from "#domain/rounding.ts";
import { shownDifference, shownUnit, shownValue } from "#domain/shown-units.ts";
import { type CalendarNames, longDate, shortDay } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { columnValues, isPartial, type SeriesColumn, type SeriesModel } from "./series-model.ts";

/** The sentences a series needs, in the member's language. */
export interface SeriesWords {
  calendar: CalendarNames;
  noReading: string;
  soFar: string;
  /** With {day}. */
  weekOf: string;
  fourWeeksFrom: string;
  /** A stretch of days the range cuts. */
  incomplete: string;
  /** With {difference} and {usual}. */
  fromUsual: string;
  dayColumn: string;
  weekColumn: string;
}

/** One slot in words: for tooltip, spoken summary and table alike, so that all three agree. */
export interface SlotInWords {
  when: string;
  /** One for each listed column, in their order. */
  readings: { label: string; value: string; word: string }[];
  /** "incomplete", or nothing. */
  note: string;
}

/** A value of a column as every page shows it, with its unit; `places` are decimals beyond the column's own. */
export function formatSeriesValue(
  column: Pick<SeriesColumn, "format" | "decimals" | "unit">,
  value: number,
  notation: Notation,
  places = 0,
): string {
  if (column.format === "duration") return formatHoursMinutes(value, places, notation);
  if (column.format === "clock") return formatTimeOfNight(value, notation, places);
  const { unit } = column;
  const decimals = column.decimals + places;
  const figure =
    column.format === "signed"
      ? formatSigned(shownDifference(unit, value, notation), decimals, notation)
      : formatNumber(shownValue(unit, value, notation), decimals, notation);
  return `${figure} ${shownUnit(unit, notation)}`.trim();
}

/** What the chart says about its slot number `index`. */
export function describeSlot(model: SeriesModel, index: number, words: SeriesWords): SlotInWords {
  const day = addDays(model.from, index * model.stepDays);
  const stretch = model.stepDays === 7 ? words.weekOf : words.fourWeeksFrom;
  return {
    when:
      model.stepDays > 1
        ? fillText(stretch, { day: longDate(day, words.calendar) })
        : `${shortDay(day, words.calendar)}${model.count > 300 ? ` ${day.slice(0, 4)}` : ""}`,
    readings: model.columns
      .filter(({ listed }) => listed)
      .map((column) => {
        const value = column.values[index] ?? null;
        if (value === null) return { label: column.label, value: words.noReading, word: "" };
        return {
          label: column.label,
          // The reading itself as it is written everywhere.
          value: formatSeriesValue(column, value, words.calendar),
          word: noteOf(model, column, index, words),
        };
      }),
    note: model.stepDays > 1 && model.partial.includes(index) ? words.incomplete : "",
  };
}

/** A day that goes on is not compared: a growing number is always below what whole days come to. */
function noteOf(model: SeriesModel, column: SeriesColumn, index: number, words: SeriesWords): string {
  const value = column.values[index] ?? null;
  if (value === null) return "";
  if (model.stepDays === 1 && isPartial(model, column.id, index)) return words.soFar;
  const usual = usualOf(model, column, index);
  return [wordOf(column, value), usual === null ? "" : fromUsual(column, value, usual, words)]
    .filter(Boolean)
    .join(", ");
}

/** The word follows the number as it is shown. */
function wordOf({ words, decimals }: SeriesColumn, value: number): string {
  const shown = roundTo(value, decimals);
  return words.findLast(({ from }) => shown >= from)?.word ?? "";
}

/** What a slot's reading is compared with; null where it is not, as a day that goes on is not. */
function usualOf(model: SeriesModel, column: SeriesColumn, index: number): number | null {
  if (column.usual === undefined || (model.stepDays === 1 && isPartial(model, column.id, index))) return null;
  return columnValues(model, column.usual)[index] ?? null;
}

/** What is usual and the difference from it have the same decimals, and only what does not differ reads so. */
function placesBesideUsual(
  column: SeriesColumn,
  value: number,
  usual: number,
  { calendar }: SeriesWords,
): number {
  return Math.max(
    placesToTell([value, usual], (each, places) => formatSeriesValue(column, each, calendar, places)),
    placesToTell([0, value - usual], (each, places) => differenceOf(column, each, calendar, places)),
  );
}

function differenceOf(column: SeriesColumn, difference: number, calendar: CalendarNames, places: number) {
  return column.format === "duration"
    ? formatSignedDuration(difference, places, calendar)
    : formatSigned(shownDifference(column.unit, difference, calendar), column.decimals + places, calendar);
}

function fromUsual(column: SeriesColumn, value: number, usual: number, words: SeriesWords): string {
  const places = placesBesideUsual(column, value, usual, words);
  return fillText(words.fromUsual, {
    difference: differenceOf(column, value - usual, words.calendar, places),
    usual: formatSeriesValue(column, usual, words.calendar, places),
  });
}
