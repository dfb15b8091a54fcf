import { laggedProducts } from "./autocorrelation.ts";

const strongest = 0.97;

/**
 * Carry-over φ of a series from one day to the next, from its residuals by day (null: no reading): r1 over neighbouring
 * days, raised by (1 + 4 r1)/n because short series hide some of it, between 0 and 0.97.
 */
export function carryOver(residuals: readonly (number | null)[]): { r1: number; phi: number } {
  const deviations = Float64Array.from(residuals, (value) => value ?? 0);
  let [n, total, pairs] = [0, 0, 0];
  for (const [day, value] of residuals.entries()) {
    if (value === null) continue;
    n += 1;
    total += value;
    if ((residuals[day - 1] ?? null) !== null) pairs += 1;
  }
  const mean = n === 0 ? 0 : total / n;
  let spread = 0;
  for (const [day, value] of residuals.entries()) {
    if (value === null) continue;
    deviations[day] = value - mean;
    spread += (value - mean) ** 2;
  }
  const r1 = pairs === 0 || spread === 0 ? 0 : (laggedProducts(deviations, 1)[0] ?? 0) / pairs / (spread / n);
  return { r1, phi: Math.max(0, Math.min(strongest, r1 + (1 + 4 * r1) / Math.max(1, n))) };
}

/** How many times larger carry-over makes the variance of a sum of days. */
export function varianceFactor(phi: number): number {
  return (1 + phi) / (1 - phi);
}
