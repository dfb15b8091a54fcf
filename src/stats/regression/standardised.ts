import { sampleStandardDeviation } from "simple-statistics";
import type { LinearModel } from "./linear-model.ts";

/**
 * What turns coefficients into standardised ones: sd of the predictor over sd of the outcome, so that all stand on one
 * scale (spreads of the outcome per spread of the predictor). One for each column after the intercept, which the model
 * must have. Null when the outcome does not vary.
 */
export function standardisingFactors({ columns, outcome }: LinearModel): number[] | null {
  const outcomeSd = sampleStandardDeviation([...outcome]);
  if (outcomeSd === 0) return null;
  return columns.slice(1).map((column) => sampleStandardDeviation([...column]) / outcomeSd);
}
