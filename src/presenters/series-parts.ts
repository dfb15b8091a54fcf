import { formatHoursMinutes, formatNumber } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import type { Range } from "#domain/range.ts";
import { shownDifference, shownValue, storedValue } from "#domain/shown-units.ts";
import type { SlotSummary, Slots } from "#domain/slots.ts";
import type { CalendarNames } from "./day-label.ts";
import { niceScale, type Scale } from "./nice-scale.ts";
import type { SeriesColumn, SeriesLayer, SeriesModel, SeriesPanel, SeriesTone } from "./series-model.ts";
import { seriesTicks } from "./series-ticks.ts";
import { labelledTicks } from "./tick-labels.ts";

type ColumnOptions = Pick<SeriesColumn, "id" | "label"> &
  Partial<Pick<SeriesColumn, "unit" | "format" | "decimals" | "words" | "listed" | "grows" | "usual">>;

/** The axis of time: the days shown, the slots they stand in, and their labels. */
export function timeAxis(
  range: Range,
  { from, stepDays, count }: Pick<Slots, "from" | "stepDays" | "count">,
  calendar: CalendarNames,
): Pick<SeriesModel, "range" | "from" | "stepDays" | "count" | "xTicks"> {
  return { range, from, stepDays, count, xTicks: seriesTicks({ from, stepDays, count }, calendar) };
}

/** A column of a series; plain whole numbers, listed, unless told otherwise. */
export function column(options: ColumnOptions, values: readonly (number | null)[]): SeriesColumn {
  return {
    unit: "",
    format: "number",
    decimals: 0,
    words: [],
    listed: true,
    ...options,
    values: [...values],
  };
}

/** Labels of what stands for a stretch of days. */
export interface WeekWords {
  /** With {label}. */
  median: string;
  lowest: string;
  highest: string;
}

/** A metric's columns: the day's reading, or a stretch's median with its lowest and highest day. */
export function metricColumns(
  options: ColumnOptions,
  { middle, low, high }: SlotSummary,
  slots: Slots,
  words: WeekWords,
): SeriesColumn[] {
  if (slots.stepDays === 1) return [column(options, middle)];
  const named = (template: string) => template.replace("{label}", options.label);
  return [
    column({ ...options, label: named(words.median) }, middle),
    column({ ...options, id: `${options.id}Lowest`, label: named(words.lowest), words: [] }, low),
    column({ ...options, id: `${options.id}Highest`, label: named(words.highest), words: [] }, high),
  ];
}

/** What shows the extremes of stretches behind their medians; nothing where the slots are days. */
export function extremes(id: string, slots: Slots, tone: SeriesTone): SeriesLayer[] {
  if (slots.stepDays === 1) return [];
  return [{ kind: "spans", low: `${id}Lowest`, high: `${id}Highest`, tone, faint: true }];
}

/** An axis that holds every value of some columns, with round labelled ticks. */
export function axisOf(
  columns: readonly SeriesColumn[],
  { fromZero, decimals = 0, notation }: { fromZero: boolean; decimals?: number; notation: Notation },
): Pick<SeriesPanel, "low" | "high" | "yTicks" | "log" | "fromTop"> {
  let lowest = Number.MAX_VALUE;
  let highest = -Number.MAX_VALUE;
  for (const { values } of columns) {
    for (const value of values) {
      if (value === null) continue;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
  }
  const duration = columns[0]?.format === "duration";
  const { shown, stored } = conversion(columns[0], notation);
  const scale =
    lowest > highest
      ? niceScale(0, 1, { fromZero, duration })
      : niceScale(shown(lowest), shown(highest), { fromZero, duration });
  // Whole numbers need no decimals, and where one tick is not whole, all have the same.
  const least = scale.ticks.every(Number.isInteger) ? 0 : decimals;
  const label = (value: number, places: number) =>
    duration ? formatHoursMinutes(value, places, notation) : formatNumber(value, least + places, notation);
  return {
    low: stored(scale.low),
    high: stored(scale.high),
    log: false,
    fromTop: false,
    // Round in the unit that is shown, placed in the unit that is stored.
    yTicks: labelledTicks(scale.ticks, label).map((tick) => ({ ...tick, value: stored(tick.value) })),
  };
}

/** An axis with given ends and ticks; `label` writes a value with so many decimals more than it usually has. */
export function axis(
  { low, high, ticks }: Scale,
  label: (value: number, places: number) => string = String,
): Pick<SeriesPanel, "low" | "high" | "yTicks" | "log" | "fromTop"> {
  return {
    low,
    high,
    log: false,
    fromTop: false,
    yTicks: labelledTicks(ticks, label),
  };
}

function conversion(column: SeriesColumn | undefined, notation: Notation) {
  const unit = column?.unit ?? "";
  return column?.format === "signed"
    ? {
        shown: (value: number) => shownDifference(unit, value, notation),
        stored: (value: number) => value / shownDifference(unit, 1, notation),
      }
    : {
        shown: (value: number) => shownValue(unit, value, notation),
        stored: (value: number) => storedValue(unit, value, notation),
      };
}
