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

/**
 * A duration in minutes as hours and minutes, rounded once to the whole minute: 425.5 → "7:06". With `places` the
 * seconds follow, "7:05:30", and from the second place on their fractions.
 */
export function formatHoursMinutes(
  durationMin: number,
  places = 0,
  notation: Pick<Notation, "decimalMark"> = { decimalMark: "." },
): string {
  if (places > 0) return formatHoursSeconds(durationMin, places - 1, notation);
  const rounded = roundTo(durationMin, 0);
  const total = Math.abs(rounded);
  const text = `${Math.floor(total / 60)}:${String(total % 60).padStart(2, "0")}`;
  return rounded < 0 ? `${minus}${text}` : text;
}

function formatHoursSeconds(
  durationMin: number,
  decimals: number,
  { decimalMark }: Pick<Notation, "decimalMark">,
): string {
  const rounded = roundTo(durationMin * 60, decimals);
  const [whole = "0", fraction] = Math.abs(rounded).toFixed(decimals).split(".");
  const total = Number(whole);
  const parts = [Math.floor(total / 60) % 60, total % 60].map((part) => String(part).padStart(2, "0"));
  const text = [Math.floor(total / 3600), ...parts].join(":");
  return `${rounded < 0 ? minus : ""}${text}${fraction === undefined ? "" : `${decimalMark}${fraction}`}`;
}

/** The wall clock at `at` on the record's own offset: "07:12", or "7:12 am". Seconds are cut, as clocks do. */
export function formatClock(at: Date, offsetMin: number, notation: Pick<Notation, "clock">): string {
  return formatMinuteOfDay(Math.floor(at.getTime() / 60_000 + offsetMin), notation);
}

/**
 * A metric's value as every page shows it, without its unit: decimals from the catalogue, durations as h:mm. `places`
 * are decimals beyond those, for values that stand beside others they would else read equal to.
 */
export function formatMetric(
  name: MetricName,
  value: number,
  notation: Pick<Notation, "decimalMark" | "clock" | "units" | "energy">,
  places = 0,
): string {
  const { unit, decimals } = metricOf(name);
  if (unit === "min") return formatHoursMinutes(value, places, notation);
  if (unit === "minutes after noon") return formatTimeOfNight(value, notation, places);
  return formatNumber(shownValue(unit, value, notation), decimals + places, notation);
}

/** A difference of two values of a metric, with its sign unless it rounds to zero; clock times differ by h:mm. */
export function formatMetricDifference(
  name: MetricName,
  difference: number,
  notation: Pick<Notation, "decimalMark" | "units" | "energy">,
  places = 0,
): string {
  const { unit, decimals } = metricOf(name);
  if (unit === "min" || unit === "minutes after noon")
    return formatSignedDuration(difference, places, notation);
  return formatSigned(shownDifference(unit, difference, notation), decimals + places, notation);
}

/** A difference of durations, with its sign unless it rounds to zero: "+0:30". */
export function formatSignedDuration(
  differenceMin: number,
  places = 0,
  notation: Pick<Notation, "decimalMark"> = { decimalMark: "." },
): string {
  const text = formatHoursMinutes(differenceMin, places, notation);
  return differenceMin > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A time of night given in minutes after noon: 690 → "23:30", or "11:30 pm"; with `places` as durations have them. */
export function formatTimeOfNight(
  minutesAfterNoon: number,
  notation: Pick<Notation, "clock"> & Partial<Pick<Notation, "decimalMark">>,
  places = 0,
): string {
  // Seconds are cut as in `formatClock`, so one bedtime never shows two minutes.
  if (places === 0) return formatMinuteOfDay(Math.floor(minutesAfterNoon) + 720, notation);
  const decimals = places - 1;
  const perMinute = 60 * 10 ** decimals;
  const ticks = Math.floor(minutesAfterNoon * perMinute + 1e-6);
  const seconds = ((ticks % perMinute) + perMinute) % perMinute;
  const shown = (seconds / 10 ** decimals).toFixed(decimals).padStart(decimals === 0 ? 2 : decimals + 3, "0");
  const [clock, half] = formatMinuteOfDay(Math.floor(ticks / perMinute) + 720, notation).split(" ");
  return [`${clock}:${shown.replace(".", notation.decimalMark ?? ".")}`, half].filter(Boolean).join(" ");
}

/** Whole minutes after some midnight on a clock. */
export function formatMinuteOfDay(minutes: number, { clock }: Pick<Notation, "clock">): string {
  const minuteOfDay = ((minutes % 1440) + 1440) % 1440;
  const hour = Math.floor(minuteOfDay / 60);
  const minute = String(minuteOfDay % 60).padStart(2, "0");
  if (clock === "24h") return `${String(hour).padStart(2, "0")}:${minute}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? "am" : "pm"}`;
}
