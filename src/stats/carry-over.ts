import { autocorrelations, type CentredDays, centredDays } from "./autocorrelation.ts";

const strongest = 0.97;

/**
 * Carry-over φ of a series from one day to the next, from its residuals by day (null: no reading): r1 over neighbouring
 * days, raised by (1 + 4 r1)/n because short series hide some of it, between 0 and 0.97.
 */
export function carryOver(residuals: readonly (number | null)[]): { r1: number; phi: number } {
  return carryOverOf(centredDays(residuals));
}

/** The same from residuals that are centred already. */
export function carryOverOf(days: CentredDays): { r1: number; phi: number } {
  const [r1 = 0] = autocorrelations(days, 1);
  return { r1, phi: Math.max(0, Math.min(strongest, r1 + (1 + 4 * r1) / Math.max(1, days.n))) };
}

/** How many times larger carry-over makes the variance of a sum of days. */
export function varianceFactor(phi: number): number {
  return (1 + phi) / (1 - phi);
}
