import { addDays, type Day } from "#domain/day.ts";
import { formatHoursMinutes, formatNumber } from "#domain/format.ts";
import type { Comparison } from "#domain/usual.ts";
import { type CalendarNames, dayAndMonth } from "./day-label.ts";
import { niceScale, type Scale } from "./nice-scale.ts";
import type { ToneRange, TrendModel } from "./trend-model.ts";

export interface TrendInput {
  id: string;
  title: string;
  unit: string;
  /** null for a duration in minutes. */
  decimals: number | null;
  mark: TrendModel["mark"];
  from: Day;
  values: readonly (number | null)[];
  lastIsOpen: boolean;
  reference?: { label: string; values: readonly (number | null)[] };
  usual: Comparison["usual"];
  tones: ToneRange[];
  /** The ends and ticks of a score with a scale of its own (0–100, 0–21); other axes fit their readings. */
  scale?: Scale;
}

/** Prepares one metric over consecutive days for drawing. */
export function prepareTrend(input: TrendInput, names: CalendarNames): TrendModel {
  const { id, title, unit, decimals, mark, from, tones } = input;
  const values = [...input.values];
  const usual = input.usual.known
    ? { low: input.usual.value.low, level: input.usual.value.mean, high: input.usual.value.high }
    : null;
  const reference = input.reference ? { ...input.reference, values: [...input.reference.values] } : null;
  const drawn = [...values, ...(reference?.values ?? []), ...(usual ? [usual.low, usual.high] : [])].filter(
    (value) => value !== null,
  );
  const scale =
    input.scale ??
    niceScale(Math.min(...drawn, Number.MAX_VALUE), Math.max(...drawn, -Number.MAX_VALUE), {
      fromZero: mark === "bar",
      duration: decimals === null,
    });
  return {
    id,
    title,
    unit,
    decimals,
    mark,
    from,
    values,
    openIndex: input.lastIsOpen && values.at(-1) !== null ? values.length - 1 : null,
    reference,
    low: scale.low,
    high: scale.high,
    yTicks: scale.ticks.map((value) => ({ value, label: tickLabel(value, decimals) })),
    xTicks: weekTicks(from, values.length, names),
    usual,
    tones,
  };
}

function tickLabel(value: number, decimals: number | null): string {
  if (decimals === null) return formatHoursMinutes(value);
  return formatNumber(value, Number.isInteger(value) ? 0 : decimals);
}

/** A label for the last day and every seventh before it, so that today is always named. */
function weekTicks(from: Day, length: number, names: CalendarNames): TrendModel["xTicks"] {
  const last = length - 1;
  return Array.from({ length: Math.ceil(length / 7) }, (_, week) => last - week * 7)
    .reverse()
    .map((index) => ({ index, label: dayAndMonth(addDays(from, index), names) }));
}
