import { type MetricName, metricOf } from "./metrics.ts";
import { roundTo } from "./rounding.ts";

const minus = "−";

/** A number with `decimals` places by the product's rounding rule, with a true minus sign: −0.44 → "−0.4". */
export function formatNumber(value: number, decimals: number): string {
  const rounded = roundTo(value, decimals);
  const digits = Math.abs(rounded).toFixed(decimals);
  return rounded < 0 ? `${minus}${digits}` : digits;
}

/** A difference, with its sign shown unless it rounds to zero: "+3", "−3", "0". */
export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return roundTo(value, decimals) > 0 ? `+${text}` : text;
}

/** A duration in minutes as hours and minutes, rounded once to the whole minute: 425.5 → "7:06". */
export function formatHoursMinutes(durationMin: number): string {
  const rounded = roundTo(durationMin, 0);
  const total = Math.abs(rounded);
  const text = `${Math.floor(total / 60)}:${String(total % 60).padStart(2, "0")}`;
  return rounded < 0 ? `${minus}${text}` : text;
}

/** The wall clock at `at`, 24 hours, on the record's own offset: "07:12". Seconds are cut, as clocks do. */
export function formatClock(at: Date, offsetMin: number): string {
  return new Date(at.getTime() + offsetMin * 60_000).toISOString().slice(11, 16);
}

/** A metric's value as every page shows it, without its unit: decimals from the catalogue, durations as h:mm. */
export function formatMetric(name: MetricName, value: number): string {
  const { unit, decimals } = metricOf(name);
  if (unit === "min") return formatHoursMinutes(value);
  if (unit === "minutes after noon") return formatTimeOfNight(value);
  return formatNumber(value, decimals);
}

/** A time of night given in minutes after noon, on the 24-hour clock: 690 → "23:30". */
export function formatTimeOfNight(minutesAfterNoon: number): string {
  // Seconds are cut as in `formatClock`, so one bedtime never shows two minutes.
  const minuteOfDay = (((Math.floor(minutesAfterNoon) + 720) % 1440) + 1440) % 1440;
  return `${String(Math.floor(minuteOfDay / 60)).padStart(2, "0")}:${String(minuteOfDay % 60).padStart(2, "0")}`;
}
