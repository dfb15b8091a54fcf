import type { Queryable } from "#db/client.ts";
import { addDays, daysBetween } from "#domain/day.ts";
import type { Column, DayColumns } from "#domain/day-columns.ts";
import type { HeartView, VitalView } from "#domain/heart-view.ts";
import { hrvBand, hrvDaysOutside, hrvOutsideDays } from "#domain/hrv-band.ts";
import { metricOf, type Vital, vitals } from "#domain/metrics.ts";
import type { WeekStart } from "#domain/notation.ts";
import type { Range } from "#domain/range.ts";
import { type Slots, slotsOf, summarise } from "#domain/slots.ts";
import { usualBands } from "#domain/usual-band.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { baselineMinimum } from "#stats/baseline.ts";
import { rollingMean } from "#stats/rolling-mean.ts";

const metrics = ["hrvMs", ...vitals] as const;
type HeartColumns = DayColumns<(typeof metrics)[number]>;

/** The HRV band of the first day looks back 67 days. */
const leadInDays = 67;
const usualDays = 30;

/** The heart and breath of the nights of a range, each against the member's own usual. */
export async function loadHeartPage(
  db: Queryable,
  { memberId, range, weekStart }: { memberId: number; range: Range; weekStart: WeekStart },
): Promise<HeartView> {
  const yearBefore = addDays(range.to, 1 - hrvOutsideDays);
  const from = addDays(range.from < yearBefore ? range.from : yearBefore, -leadInDays);
  const columns = await loadDayColumns(db, { memberId, range: { from, to: range.to }, metrics });
  const slots = slotsOf(range, weekStart);
  const places = lastPlaces(columns, slots);
  const series = { from, values: columns.counted.hrvMs };
  const bands = places.map((place) => hrvBand(series, addDays(from, place)));
  const vital = (name: Vital): VitalView => {
    if (metricOf(name).deviation)
      return { summary: summarise(deviations(columns, name), from, range, slots), usual: [] };
    return {
      summary: summarise(columns.shown[name], from, range, slots),
      usual: usualBands(columns.counted[name], places),
    };
  };
  return {
    range,
    slots,
    hrvMs: summarise(columns.shown.hrvMs, from, range, slots),
    hrvLevelMs: bands.map(({ levelMs }) => (levelMs.known ? levelMs.value : null)),
    hrvLowMs: bands.map(({ bandMs }) => (bandMs.known ? bandMs.value.low : null)),
    hrvHighMs: bands.map(({ bandMs }) => (bandMs.known ? bandMs.value.high : null)),
    hrvNow: hrvBand(series, range.to),
    hrvDaysOutside: hrvDaysOutside(series, range.to),
    vitals: Object.fromEntries(vitals.map((name) => [name, vital(name)])) as HeartView["vitals"],
  };
}

/** The place of each slot's last day in the columns. */
function lastPlaces({ range }: HeartColumns, slots: Slots): number[] {
  const begin = daysBetween(range.from, slots.from);
  const last = daysBetween(range.from, range.to);
  return Array.from({ length: slots.count }, (_, slot) =>
    Math.min(last, begin + (slot + 1) * slots.stepDays - 1),
  );
}

function deviations({ shown, counted }: HeartColumns, name: Vital): Column {
  const usual = rollingMean(counted[name], usualDays, baselineMinimum[usualDays]);
  return shown[name].map((value, index) => {
    // Of the 30 days before, without the day itself.
    const level = usual[index - 1] ?? null;
    return value === null || level === null ? null : value - level;
  });
}
