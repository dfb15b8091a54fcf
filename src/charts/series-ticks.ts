import { addDays, type Day } from "#domain/day.ts";
import { type CalendarNames, dayAndMonth, monthOf } from "./day-label.ts";

/** At most so many labels fit below a plot on a phone without touching. */
const mostTicks = 6;

/**
 * Labels of a time axis: up to two months every few days, counted back from the last so that it is always named; beyond
 * that the beginnings of months. Over about a year and more, January is labelled by its year alone: as short as a month.
 */
export function seriesTicks(
  { from, stepDays, count }: { from: Day; stepDays: 1 | 7 | 28; count: number },
  names: CalendarNames,
): { index: number; label: string }[] {
  if (count * stepDays <= 62) {
    const every = Math.ceil(count / (mostTicks - 1) / (count > 14 ? 7 : 1)) * (count > 14 ? 7 : 1);
    const last = count - 1;
    return Array.from({ length: Math.ceil(count / every) }, (_, back) => last - back * every)
      .reverse()
      .map((index) => ({ index, label: dayAndMonth(addDays(from, index * stepDays), names) }));
  }
  const begins: { index: number; day: Day }[] = [];
  for (let index = 1; index < count; index += 1) {
    const day = addDays(from, index * stepDays);
    if (day.slice(0, 7) !== addDays(day, -stepDays).slice(0, 7)) begins.push({ index, day });
  }
  const every = [1, 2, 3, 6, 12, 24, 36].find((months) => begins.length / months <= mostTicks) ?? 48;
  return begins
    .filter(({ day }) => (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % every === 0)
    .map(({ index, day }) => ({
      index,
      label:
        count * stepDays > 360 && day.slice(5, 7) === "01" ? day.slice(0, 4) : monthOf(day, names, false),
    }));
}
