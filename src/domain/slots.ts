import { present } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";
import { type Day, daysBetween, weekBegin } from "./day.ts";
import type { Column, DayColumns } from "./day-columns.ts";
import { type MetricScale, meanOnScale } from "./mean-on-scale.ts";
import { type MetricName, metricOf } from "./metrics.ts";
import type { WeekStart } from "./notation.ts";
import { type Range, rangeLength } from "./range.ts";

/** More days than these are shown as weeks, and as four weeks: a screen has no more points, and an eye fewer. */
const mostDays = 400;
const mostDaysInWeeks = 4 * 366;

/** What the places along a chart's axis stand for: single days, or stretches of 7 or 28 days that begin with a week. */
export interface Slots {
  from: Day;
  stepDays: 1 | 7 | 28;
  count: number;
  /** Stretches the range cuts. */
  partial: number[];
}

/** The slots a range is shown in. */
export function slotsOf(range: Range, weekStart: WeekStart): Slots {
  const length = rangeLength(range);
  if (length <= mostDays) return { from: range.from, stepDays: 1, count: length, partial: [] };
  const stepDays = length <= mostDaysInWeeks ? 7 : 28;
  const from = weekBegin(range.from, weekStart);
  const count = Math.ceil((daysBetween(from, range.to) + 1) / stepDays);
  const partial = [
    ...(from < range.from ? [0] : []),
    ...(daysBetween(from, range.to) + 1 < count * stepDays ? [count - 1] : []),
  ];
  return { from, stepDays, count, partial };
}

/**
 * What the slots of a metric are made of: single days show what they have so far, while a stretch is summed up from whole
 * days alone.
 */
export function columnForSlots<Name extends MetricName>(
  { shown, counted }: Pick<DayColumns<Name>, "shown" | "counted">,
  metric: Name,
  { stepDays }: Pick<Slots, "stepDays">,
): Column {
  return stepDays !== 1 && metricOf(metric).soFar ? counted[metric] : shown[metric];
}

/** A metric by slot: a day's reading, or a stretch's median with its lowest and highest day, so that no extreme is lost. */
export interface SlotSummary {
  middle: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

/** Sums up `column`, whose first entry is `columnFrom`, over the slots of `range`; days outside it count nowhere. */
export function summarise(column: Column, columnFrom: Day, range: Range, slots: Slots): SlotSummary {
  const summary: SlotSummary = { middle: [], low: [], high: [] };
  for (const readings of readingsOfSlots(column, columnFrom, range, slots)) {
    const middle = median(readings);
    summary.middle.push(middle.known ? middle.value : null);
    summary.low.push(readings.length === 0 ? null : Math.min(...readings));
    summary.high.push(readings.length === 0 ? null : Math.max(...readings));
  }
  return summary;
}

/**
 * The mean of each slot's readings, on the scale of their metric: parts of a whole then still add up. A stretch without
 * readings is a gap.
 */
export function slotMeans(
  column: Column,
  columnFrom: Day,
  range: Range,
  slots: Slots,
  scale?: MetricScale,
): (number | null)[] {
  return readingsOfSlots(column, columnFrom, range, slots).map((readings) => {
    const level = meanOnScale(readings, scale);
    return level.known ? level.value : null;
  });
}

/** How many readings each slot has. */
export function slotCounts(column: Column, columnFrom: Day, range: Range, slots: Slots): number[] {
  return readingsOfSlots(column, columnFrom, range, slots).map((readings) => readings.length);
}

function readingsOfSlots(column: Column, columnFrom: Day, range: Range, slots: Slots): number[][] {
  const offset = daysBetween(columnFrom, slots.from);
  const begin = daysBetween(columnFrom, range.from);
  const end = daysBetween(columnFrom, range.to) + 1;
  return Array.from({ length: slots.count }, (_, slot) => {
    const first = offset + slot * slots.stepDays;
    return present(column.slice(Math.max(begin, first), Math.min(end, first + slots.stepDays)));
  });
}

/** What belongs to the last day of each slot in a list by day that begins with `columnFrom`. */
export function lastOfSlots<T>(
  values: readonly (T | null)[],
  columnFrom: Day,
  range: Range,
  slots: Slots,
): (T | null)[] {
  const offset = daysBetween(columnFrom, slots.from);
  const last = daysBetween(columnFrom, range.to);
  return Array.from({ length: slots.count }, (_, slot) => {
    const index = Math.min(last, offset + (slot + 1) * slots.stepDays - 1);
    return values[index] ?? null;
  });
}
