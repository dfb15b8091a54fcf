import { PolynomialRegression } from "ml-regression";
import { sampleStandardDeviation } from "simple-statistics";
import { type Estimate, known, noSpread, tooFew } from "./estimate.ts";

/** A polynomial in (x − centre)/scale, plus a level: plain numbers that can be sent to whoever draws it. */
export interface Curve {
  centre: number;
  scale: number;
  level: number;
  /** Of the powers 0, 1, 2 … */
  coefficients: number[];
}

/**
 * Which bend do the dots of a scatter follow? A polynomial of `degree` through pairs of numbers, to be drawn, never to be
 * tested. Both sides are centred first and x is scaled to its spread, because the package solves normal equations, which
 * are only safe on such numbers. Needs 10 pairs for each coefficient. Example: y = x² through the whole numbers −15 to 15
 * gives 16 at x = 4.
 */
export function fitCurve(x: readonly number[], y: readonly number[], degree: 2 | 3): Estimate<Curve> {
  const n = x.length;
  const need = 10 * (degree + 1);
  if (n < need || y.length !== n) return tooFew(Math.min(n, y.length), need);
  if (new Set(x).size <= degree) return noSpread(n);
  const centre = meanOf(x);
  const level = meanOf(y);
  const scale = sampleStandardDeviation([...x]);
  const { coefficients } = new PolynomialRegression(
    x.map((value) => (value - centre) / scale),
    y.map((value) => value - level),
    degree,
  );
  return coefficients.every(Number.isFinite) ? known({ centre, scale, level, coefficients }, n) : noSpread(n);
}

/** The height of a curve at `x`, in the unit of the outcome. */
export function curveAt({ centre, scale, level, coefficients }: Curve, x: number): number {
  const place = (x - centre) / scale;
  return coefficients.reduceRight((total, coefficient) => total * place + coefficient, 0) + level;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
