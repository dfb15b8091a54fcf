import { normalQuantile } from "./distributions/normal.ts";
import { studentTTwoSided } from "./distributions/student-t.ts";

const z95 = normalQuantile(0.975);

/** Two ends of a 95 % interval. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Two-sided p of a correlation `r` worth `n` independent days: t = r √((n − 2)/(1 − r²)) with n − 2 degrees of freedom.
 * n need not be whole; above 2.
 */
export function correlationP(r: number, n: number): number {
  if (Math.abs(r) >= 1) return 0;
  return studentTTwoSided(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2);
}

/** 95 % interval of a correlation by Fisher's transformation (1921): tanh(atanh r ± 1.96/√(n − 3)); n above 3. */
export function fisherInterval(r: number, n: number): Interval {
  return aroundFisher(r, z95 / Math.sqrt(n - 3));
}

/** 95 % interval of a rank correlation, whose spread is √((1 + r²/2)/(n − 3)) (Bonett and Wright 2000); n above 3. */
export function spearmanInterval(r: number, n: number): Interval {
  return aroundFisher(r, z95 * Math.sqrt((1 + (r * r) / 2) / (n - 3)));
}

/** The smallest |r| that n independent days would have shown with 80 % power, about; n above 3. */
export function detectableCorrelation(n: number): number {
  return Math.tanh(2.8 / Math.sqrt(n - 3));
}

function aroundFisher(r: number, reach: number): Interval {
  const centre = Math.atanh(Math.max(-1, Math.min(1, r)));
  return { low: Math.tanh(centre - reach), high: Math.tanh(centre + reach) };
}
