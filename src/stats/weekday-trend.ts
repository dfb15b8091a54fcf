import { present } from "./estimate.ts";

/**
 * What is left of a series when its weekday rhythm and its straight drift are taken away: the residual of a fit on seven
 * weekday levels and a linear time term, on its own days. `firstWeekday` (0 to 6) is the weekday of the first entry.
 * Two series that both rise at weekends, or both drift, correlate without being related (Yule 1926). The fit is exact:
 * readings and days are centred within each weekday, and the slope is that of the centred ones (Frisch and Waugh 1933).
 * A series without two readings on any weekday leaves nothing but zeros.
 */
export function withoutWeekdayAndTrend(
  values: readonly (number | null)[],
  firstWeekday: number,
): (number | null)[] {
  const weekday = (day: number) => (day + firstWeekday) % 7;
  const levels = weekdayMeans(values, weekday, (value) => value);
  const places = weekdayMeans(values, weekday, (_, day) => day);
  const centred = values.map((value, day) => (value === null ? null : value - (levels[weekday(day)] ?? 0)));
  const time = (day: number) => day - (places[weekday(day)] ?? 0);
  let [product, square] = [0, 0];
  for (const [day, value] of centred.entries()) {
    if (value === null) continue;
    product += value * time(day);
    square += time(day) ** 2;
  }
  const slope = square === 0 ? 0 : product / square;
  const rest = centred.map((value, day) => (value === null ? null : value - slope * time(day)));
  // What weekday and drift explain wholly leaves rounding errors, not a series.
  const size = Math.max(0, ...present(values).map(Math.abs));
  return present(rest).every((value) => Math.abs(value) <= size * 1e-12)
    ? rest.map((value) => (value === null ? null : 0))
    : rest;
}

function weekdayMeans(
  values: readonly (number | null)[],
  weekday: (day: number) => number,
  read: (value: number, day: number) => number,
): number[] {
  const totals = new Array<number>(7).fill(0);
  const counts = new Array<number>(7).fill(0);
  for (const [day, value] of values.entries()) {
    if (value === null) continue;
    const place = weekday(day);
    totals[place] = (totals[place] ?? 0) + read(value, day);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return totals.map((total, place) => total / Math.max(1, counts[place] ?? 0));
}
