import { addDays } from "#domain/day.ts";
import { formatHoursMinutes, formatNumber, formatSigned } from "#domain/format.ts";
import { type CalendarNames, shortDay } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { type TrendModel, toneOf } from "./trend-model.ts";

/** The sentences a trend needs, in the member's language. */
export interface TrendWords {
  calendar: CalendarNames;
  noReading: string;
  soFar: string;
  /** With {difference} and {usual}. */
  fromUsual: string;
}

/** One day of a trend in words: for tooltip, spoken summary and table alike, so that all three agree. */
export interface DayInWords {
  day: string;
  value: string;
  /** Word, "so far" and the difference from usual, those that apply. */
  note: string;
}

/** A value as the chart shows it, with its unit. */
export function formatValue(model: Pick<TrendModel, "decimals" | "unit">, value: number): string {
  if (model.decimals === null) return formatHoursMinutes(value);
  return `${formatNumber(value, model.decimals)} ${model.unit}`.trim();
}

/** What the chart says about its day number `index`. */
export function describeDay(model: TrendModel, index: number, words: TrendWords): DayInWords {
  const day = shortDay(addDays(model.from, index), words.calendar);
  const value = model.values[index] ?? null;
  if (value === null) return { day, value: words.noReading, note: "" };
  const open = index === model.openIndex;
  const notes = [
    toneOf(model, value).word,
    open ? words.soFar : null,
    model.usual === null || open ? null : fromUsual(model, value, model.usual.level, words),
  ];
  return { day, value: formatValue(model, value), note: notes.filter(Boolean).join(", ") };
}

function fromUsual(model: TrendModel, value: number, level: number, words: TrendWords): string {
  const difference = value - level;
  const sign = difference > 0 ? "+" : "";
  const shown =
    model.decimals === null
      ? `${sign}${formatHoursMinutes(difference)}`
      : formatSigned(difference, model.decimals);
  return fillText(words.fromUsual, { difference: shown, usual: formatValue(model, level) });
}
