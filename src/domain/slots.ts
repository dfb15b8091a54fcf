import { present } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Column } from "./day-columns.ts";
import { type Range, rangeLength, weeksOf } from "./range.ts";

/** More days than this are shown as weeks: a screen has no more points. */
const mostDays = 400;

/** What the places along a chart's axis stand for: single days, or weeks from Monday on. */
export interface Slots {
  from: Day;
  stepDays: 1 | 7;
  count: number;
  /** Weeks the range cuts. */
  partial: number[];
}

/** The slots a range is shown in. */
export function slotsOf(range: Range): Slots {
  const length = rangeLength(range);
  if (length <= mostDays) return { from: range.from, stepDays: 1, count: length, partial: [] };
  const weeks = weeksOf(range);
  const first = weeks[0];
  const from = first === undefined || !first.partial ? range.from : addDays(first.to, -6);
  const partial = weeks.flatMap((week, index) => (week.partial ? [index] : []));
  return { from, stepDays: 7, count: weeks.length, partial };
}

/** A metric by slot: a day's reading, or a week's median with its lowest and highest day, so that no extreme is lost. */
export interface SlotSummary {
  middle: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

/** Sums up `column`, whose first entry is `columnFrom`, over the slots of `range`; days outside it count nowhere. */
export function summarise(column: Column, columnFrom: Day, range: Range, slots: Slots): SlotSummary {
  const offset = daysBetween(columnFrom, slots.from);
  const begin = daysBetween(columnFrom, range.from);
  const end = daysBetween(columnFrom, range.to) + 1;
  const summary: SlotSummary = { middle: [], low: [], high: [] };
  for (let slot = 0; slot < slots.count; slot += 1) {
    const first = offset + slot * slots.stepDays;
    const readings = present(column.slice(Math.max(begin, first), Math.min(end, first + slots.stepDays)));
    const middle = median(readings);
    summary.middle.push(middle.known ? middle.value : null);
    summary.low.push(readings.length === 0 ? null : Math.min(...readings));
    summary.high.push(readings.length === 0 ? null : Math.max(...readings));
  }
  return summary;
}

/** What belongs to the last day of each slot in a list by day that begins with `columnFrom`. */
export function lastOfSlots<T>(values: readonly (T | null)[], columnFrom: Day, range: Range, slots: Slots) {
  const offset = daysBetween(columnFrom, slots.from);
  const last = daysBetween(columnFrom, range.to);
  return Array.from({ length: slots.count }, (_, slot) => {
    const index = Math.min(last, offset + (slot + 1) * slots.stepDays - 1);
    return values[index] ?? null;
  });
}
