import { addDays, type Day } from "#domain/day.ts";
import { type CalendarNames, dayAndMonth, monthOf } from "./day-label.ts";

/** At most so many names of months, and so many letters in a row, fit below a plot on a phone without touching. */
const mostTicks = 6;
const mostLetters = 48;

/**
 * Labels of a time axis: up to two months every few days, counted back from the last so that it is always named; beyond
 * that the beginnings of months. Over about a year and more, January is labelled by its year alone: as short as a month.
 * A month that comes more than once has its year with it, so that no two labels are the same.
 */
export function seriesTicks(
  { from, stepDays, count }: { from: Day; stepDays: 1 | 7 | 28; count: number },
  names: CalendarNames,
): SeriesTick[] {
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
  for (const every of [1, 2, 3, 6, 12, 24, 36]) {
    const named = begins.filter(({ day }) => monthNumber(day) % every === 0);
    if (named.length > mostTicks) continue;
    const ticks = monthTicks(named, count * stepDays > 360, names);
    if (labelsFit(ticks, count)) return ticks;
  }
  return monthTicks(
    begins.filter(({ day }) => monthNumber(day) % 48 === 0),
    true,
    names,
  );
}

interface SeriesTick {
  index: number;
  label: string;
}

/** Months since the year 0, January's divisible by 12. */
function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthTicks(
  named: readonly { index: number; day: Day }[],
  years: boolean,
  names: CalendarNames,
): SeriesTick[] {
  return named.map(({ index, day }) => {
    const month = day.slice(5, 7);
    if (years && month === "01") return { index, label: day.slice(0, 4) };
    const again = named.filter((other) => other.day.slice(5, 7) === month).length > 1;
    return { index, label: monthOf(day, names, again) };
  });
}

/** Whether labels stand side by side, each around its place; one at the very end reaches back from there. */
function labelsFit(ticks: readonly SeriesTick[], count: number): boolean {
  return ticks.slice(1).every(({ index, label }, place) => {
    const before = ticks[place] ?? { index: 0, label: "" };
    const own = index === count - 1 ? label.length : label.length / 2;
    return ((index - before.index) / count) * mostLetters >= own + before.label.length / 2 + 1.5;
  });
}
