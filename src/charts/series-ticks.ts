import { addDays, type Day } from "#domain/day.ts";
import { type CalendarNames, dayAndMonth, monthOf } from "./day-label.ts";

/** At most so many names of months, and so many letters in a row, fit below a plot on a phone without touching. */
const mostTicks = 6;
const mostLetters = 48;

/**
 * Labels of a time axis: up to two months every few days, counted back from the last so that it is always named; beyond
 * that the beginnings of months. Over about a year and more, January is labelled by its year alone: as short as a month.
 */
export function seriesTicks(
  { from, stepDays, count }: { from: Day; stepDays: 1 | 7 | 28; count: number },
  names: CalendarNames,
): { index: number; label: string }[] {
  if (count * stepDays <= 62) {
    const last = count - 1;
    const letters = dayAndMonth(addDays(from, last * stepDays), names).length;
    // The last label ends where the plot ends, so it needs its whole length, and the one before it half.
    const least = (count * (1.5 * letters + 1)) / mostLetters;
    const every = count > 14 ? Math.ceil(least / 7) * 7 : Math.ceil(least);
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
