import { naturalDifference, naturalStep } from "#domain/natural-step.ts";
import type { Predictor, RegressionQuestion } from "#domain/regression-question.ts";
import { holmAdjusted } from "#stats/holm.ts";
import {
  equalWeightedCosine,
  jointTest,
  type RobustInference,
} from "#stats/regression/equal-weighted-cosine.ts";
import { createGrowingTriangle } from "#stats/regression/growing-triangle.ts";
import { type CoefficientInference, plainInference } from "#stats/regression/inference.ts";
import type { LinearModel } from "#stats/regression/linear-model.ts";
import { neweyWest } from "#stats/regression/newey-west.ts";
import { standardisingFactors } from "#stats/regression/standardised.ts";
import { varianceInflation } from "#stats/regression/variance-inflation.ts";
import { coefficientLevel, type EvidenceLevel } from "./evidence.ts";

/** Above this, coefficients cannot be told apart and are judged together. */
const inseparableVif = 10;

/** An estimate with its 95 % interval. */
export interface EffectInterval {
  estimate: number;
  low: number;
  high: number;
}

/** What a model says about one predictor. */
export interface PredictorEffect {
  predictor: Predictor;
  /** Robust, per natural step of the predictor: in per cent for an outcome analysed on ln, else in its unit. */
  natural: EffectInterval;
  /** Robust, spreads of the outcome per spread of the predictor. */
  standardised: EffectInterval;
  /** Per unit on the scales of the analysis. */
  robust: CoefficientInference;
  plain: CoefficientInference;
  neweyWest: CoefficientInference;
  vif: number;
  /**
   * Robust p, adjusted by Holm among the statements of the model. Null for what makes no statement of its own: predictors
   * that cannot be told apart are judged together, and the outcome's own past is there to be allowed for.
   */
  adjustedP: number | null;
  level: EvidenceLevel | null;
  /** The sign of the coefficient in the first and in the second half of the days is the same. */
  steady: boolean;
}

/** Predictors that move together too closely, as one. */
export interface JointEffect {
  predictors: Predictor[];
  p: number;
  adjustedP: number;
  level: EvidenceLevel;
}

/** All predictors of a model, judged as one family. */
export interface RegressionEffects {
  effects: PredictorEffect[];
  together: JointEffect | null;
  intercept: { robust: CoefficientInference; plain: CoefficientInference; neweyWest: CoefficientInference };
}

/**
 * Judges the predictors of a model by robust inference, all of its statements as one family. The outcome's own earlier
 * values make no statement: that days resemble their neighbours is true of every metric. `verdict: false` makes every level
 * "too early". Null when the outcome never varies.
 */
export function judgeEffects(
  { outcome, predictors }: RegressionQuestion,
  model: LinearModel,
  { dayNumbers, verdict }: { dayNumbers: readonly number[]; verdict: boolean },
): RegressionEffects | null {
  const factors = standardisingFactors(model);
  if (factors === null) return null;
  const robust = equalWeightedCosine(model);
  const plain = plainInference(model);
  const autocorrelated = neweyWest(model, undefined, dayNumbers);
  const vif = varianceInflation(model);
  const steady = steadySigns(model);
  const family = familyOf(
    robust,
    predictors.map(({ metric }, index) =>
      metric === outcome ? "own-past" : (vif[index] ?? 1) > inseparableVif ? "inseparable" : "alone",
    ),
  );
  const levelOf = (judged: Parameters<typeof coefficientLevel>[0]) =>
    verdict ? coefficientLevel(judged) : "too-early";
  const raw = <T>(list: readonly T[], index: number): T => at(list, index + 1);
  const effects = predictors.map((predictor, index): PredictorEffect => {
    const coefficient = raw(robust.coefficients, index);
    const { size } = naturalStep(predictor.metric);
    const natural = intervalOf(coefficient, (value) => naturalDifference(outcome, value * size));
    const standardised = intervalOf(coefficient, (value) => value * (factors[index] ?? 0));
    const adjustedP = family.single[index] ?? null;
    return {
      predictor,
      natural,
      standardised,
      robust: coefficient,
      plain: raw(plain, index),
      neweyWest: raw(autocorrelated, index),
      vif: vif[index] ?? 1,
      adjustedP,
      level: adjustedP === null ? null : levelOf({ adjustedP, standardised, steady: steady[index] ?? false }),
      steady: steady[index] ?? false,
    };
  });
  return {
    effects,
    together:
      family.joint === null
        ? null
        : {
            p: family.joint.p,
            adjustedP: family.joint.adjustedP,
            predictors: family.joint.places.flatMap((place) => predictors[place] ?? []),
            level: levelOf({
              adjustedP: family.joint.adjustedP,
              // A joint test has neither an interval nor a sign.
              standardised: { low: 1, high: 1 },
              steady: true,
            }),
          },
    intercept: { robust: at(robust.coefficients, 0), plain: at(plain, 0), neweyWest: at(autocorrelated, 0) },
  };
}

type Role = "alone" | "inseparable" | "own-past";

/**
 * Adjusted p of the predictors that stand alone (null for the others), and of those that stand together as one comparison
 * more. One alone has nobody to be confused with but the calendar, and too few cosines cannot judge several at once.
 */
function familyOf(robust: RobustInference, roles: readonly Role[]) {
  const together = roles.flatMap((role, index) => (role === "inseparable" ? [index] : []));
  const joint =
    together.length < 2
      ? null
      : jointTest(
          robust,
          together.map((index) => index + 1),
        );
  const alone = roles.flatMap((role, index) =>
    role === "alone" || (role === "inseparable" && joint === null) ? [index] : [],
  );
  const p = alone.map((index) => robust.coefficients[index + 1]?.p ?? 1);
  const adjusted = holmAdjusted(joint === null ? p : [...p, joint.p]);
  return {
    single: roles.map((_, index) => (alone.includes(index) ? (adjusted[alone.indexOf(index)] ?? 1) : null)),
    joint: joint === null ? null : { p: joint.p, adjustedP: adjusted.at(-1) ?? 1, places: together },
  };
}

/** Whether each slope has the same sign in the first and in the second half of the rows. */
function steadySigns({ columns, outcome, n, k }: LinearModel): boolean[] {
  const middle = Math.floor(n / 2);
  const half = (begin: number, end: number) => {
    const triangle = createGrowingTriangle(k);
    const entries = new Float64Array(k);
    for (let row = begin; row < end; row += 1) {
      for (let place = 0; place < k; place += 1) entries[place] = columns[place]?.[row] ?? 0;
      triangle.add(entries, outcome[row] ?? 0);
    }
    return triangle.solve();
  };
  const [first, second] = [half(0, middle), half(middle, n)];
  return columns.slice(1).map((_, index) => (first?.[index + 1] ?? 0) * (second?.[index + 1] ?? 0) > 0);
}

function intervalOf(
  { estimate, low, high }: CoefficientInference,
  convert: (value: number) => number,
): EffectInterval {
  return { estimate: convert(estimate), low: convert(low), high: convert(high) };
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`There is no coefficient ${index}.`);
  return value;
}
