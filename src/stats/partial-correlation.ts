import { type Estimate, noSpread, tooFew } from "./estimate.ts";
import { pearson } from "./pearson.ts";
import { residuals } from "./residuals.ts";

/**
 * Partial correlation: do two series still go together among days that are alike in `controls`? The correlation of what
 * the controls leave unexplained of each; n counts the days that have every reading. Tests use n − 2 − g degrees of
 * freedom and intervals n − g, g being the number of controls. Needs g + 3 days.
 */
export function partialCorrelation(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
  controls: readonly (readonly (number | null)[])[],
): Estimate<number> {
  const columns = [a, b, ...controls];
  const complete = a.flatMap((_, day) => (columns.every((column) => isReading(column[day])) ? [day] : []));
  const need = controls.length + 3;
  if (complete.length < need) return tooFew(complete.length, need);
  const [first = [], second = [], ...held] = columns.map((column) =>
    complete.map((day) => column[day]).filter(isReading),
  );
  const [restA, restB] = [residuals(first, held), residuals(second, held)];
  // What a control explains wholly leaves rounding errors, not a series.
  if (isNothing(restA, first) || isNothing(restB, second)) return noSpread(complete.length);
  return pearson(restA, restB);
}

function isReading(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function isNothing(rest: readonly number[], of: readonly number[]): boolean {
  const size = Math.max(...of.map(Math.abs));
  return rest.every((value) => Math.abs(value) <= size * 1e-10);
}
