import { type MetricName, metricOf } from "./metrics.ts";
import type { Notation } from "./notation.ts";
import { roundTo } from "./rounding.ts";
import { shownDifference, shownValue } from "./shown-units.ts";

const minus = "−";

/** A number with `decimals` places by the product's rounding rule, with a true minus sign: −0.44 → "−0.4". */
export function formatNumber(
  value: number,
  decimals: number,
  { decimalMark }: Pick<Notation, "decimalMark">,
): string {
  const rounded = roundTo(value, decimals);
  const digits = Math.abs(rounded).toFixed(decimals).replace(".", decimalMark);
  return rounded < 0 ? `${minus}${digits}` : digits;
}

/** A difference, with its sign shown unless it rounds to zero: "+3", "−3", "0". */
export function formatSigned(
  value: number,
  decimals: number,
  notation: Pick<Notation, "decimalMark">,
): string {
  const text = formatNumber(value, decimals, notation);
  return roundTo(value, decimals) > 0 ? `+${text}` : text;
}

/** A duration in minutes as hours and minutes, rounded once to the whole minute: 425.5 → "7:06". */
export function formatHoursMinutes(durationMin: number): string {
  const rounded = roundTo(durationMin, 0);
  const total = Math.abs(rounded);
  const text = `${Math.floor(total / 60)}:${String(total % 60).padStart(2, "0")}`;
  return rounded < 0 ? `${minus}${text}` : text;
}

/** The wall clock at `at` on the record's own offset: "07:12", or "7:12 am". Seconds are cut, as clocks do. */
export function formatClock(at: Date, offsetMin: number, notation: Pick<Notation, "clock">): string {
  return formatMinuteOfDay(Math.floor(at.getTime() / 60_000 + offsetMin), notation);
}

/** A metric's value as every page shows it, without its unit: decimals from the catalogue, durations as h:mm. */
export function formatMetric(
  name: MetricName,
  value: number,
  notation: Pick<Notation, "decimalMark" | "clock" | "units" | "energy">,
): string {
  const { unit, decimals } = metricOf(name);
  if (unit === "min") return formatHoursMinutes(value);
  if (unit === "minutes after noon") return formatTimeOfNight(value, notation);
  return formatNumber(shownValue(unit, value, notation), decimals, notation);
}

/** A difference of two values of a metric, with its sign unless it rounds to zero; clock times differ by h:mm. */
export function formatMetricDifference(
  name: MetricName,
  difference: number,
  notation: Pick<Notation, "decimalMark" | "units" | "energy">,
): string {
  const { unit, decimals } = metricOf(name);
  if (unit === "min" || unit === "minutes after noon")
    return `${roundTo(difference, 0) > 0 ? "+" : ""}${formatHoursMinutes(difference)}`;
  return formatSigned(shownDifference(unit, difference, notation), decimals, notation);
}

/** A time of night given in minutes after noon: 690 → "23:30", or "11:30 pm". */
export function formatTimeOfNight(minutesAfterNoon: number, notation: Pick<Notation, "clock">): string {
  // Seconds are cut as in `formatClock`, so one bedtime never shows two minutes.
  return formatMinuteOfDay(Math.floor(minutesAfterNoon) + 720, notation);
}

/** Whole minutes after some midnight on a clock. */
export function formatMinuteOfDay(minutes: number, { clock }: Pick<Notation, "clock">): string {
  const minuteOfDay = ((minutes % 1440) + 1440) % 1440;
  const hour = Math.floor(minuteOfDay / 60);
  const minute = String(minuteOfDay % 60).padStart(2, "0");
  if (clock === "24h") return `${String(hour).padStart(2, "0")}:${minute}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? "am" : "pm"}`;
}
