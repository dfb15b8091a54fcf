/** An axis: its two ends and the round values between them that get a label, ascending. */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

const decimalSteps = [1, 2, 5, 10];
/** What lies closer together differs by rounding errors: an axis that fine would show nothing but them. */
const leastSpan = 1e-4;
/** Minutes: a quarter, half and whole hours. */
const durationSteps = [15, 30, 60, 120, 240];

/**
 * A scale with round, evenly spaced ticks that holds `lowest` to `highest`, about four steps long. `fromZero` is for
 * bars, whose length lies otherwise. Durations (minutes) get steps that are round on a clock.
 */
export function niceScale(
  lowest: number,
  highest: number,
  { fromZero, duration }: { fromZero: boolean; duration: boolean },
): Scale {
  const bottom = fromZero ? Math.min(0, lowest) : lowest;
  const span = highest - bottom < leastSpan ? 1 : highest - bottom;
  const step = niceStep(span / 4, duration);
  const low = Math.floor(bottom / step) * step;
  const count = Math.max(1, Math.ceil((highest - low) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => Number((low + index * step).toFixed(6)));
  return { low, high: ticks.at(-1) ?? low + step, ticks };
}

function niceStep(rough: number, duration: boolean): number {
  if (duration) return durationSteps.find((step) => step >= rough) ?? Math.ceil(rough / 240) * 240;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = decimalSteps.find((each) => each * magnitude >= rough * (1 - 1e-9)) ?? 10;
  return factor * magnitude;
}
