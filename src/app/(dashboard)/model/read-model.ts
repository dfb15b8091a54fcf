import type { MetricName } from "#domain/metrics.ts";
import { type RangeChoice, type RangeProblem, rangeWord, readRange } from "#domain/range.ts";
import {
  mostPredictors,
  type Predictor,
  predictorWord,
  type RegressionQuestion,
  readQuestion,
  readyMadeModels,
  refusalOf,
} from "#domain/regression-question.ts";
import type { SavedModel } from "#queries/statistics/saved-models.ts";

/** What the address asks, made askable. */
export interface AskedModel {
  question: RegressionQuestion;
  /** Chosen, but not possible for this outcome. */
  dropped: Predictor[];
  problem: "unknown" | "none" | "many" | null;
  range: { choice: RangeChoice; problem: RangeProblem | null };
  /** The saved model the address names; null when it names none. */
  saved: SavedModel | null;
}

type Query = Record<string, string | string[] | undefined>;

/** Enough days for a verdict, and few enough for one way of life. */
const usualRange = "1y";

/**
 * Reads the words of the address: a saved model, or an outcome with metrics. What cannot be asked falls back to the
 * ready-made recovery model, and `problem` says so; metrics that cannot stand before the outcome are dropped.
 */
export function readModel(query: Query, saved: readonly SavedModel[]): AskedModel {
  const kept = saved.find(({ id }) => String(id) === query["saved"]) ?? null;
  const range = readRange(query, kept === null ? usualRange : rangeWord(kept.range));
  if (kept !== null) return askable(kept.question, range, kept);
  const words = [query["with"] ?? []].flat().flatMap((word) => word.split(","));
  const outcome = query["outcome"];
  if (outcome === undefined && words.length === 0) return fallback(range, null, "recovery");
  const asked = typeof outcome === "string" ? readQuestion(outcome, words) : null;
  return asked === null ? fallback(range, "unknown", "recovery") : askable(asked, range, null);
}

/** A question without what cannot stand before its outcome; also one that was kept when it still could. */
function askable(
  asked: RegressionQuestion,
  range: AskedModel["range"],
  saved: SavedModel | null,
): AskedModel {
  const predictors = asked.predictors.filter((each) => refusalOf(asked.outcome, each) === null);
  const dropped = asked.predictors.filter((each) => !predictors.includes(each));
  if (predictors.length > mostPredictors) return fallback(range, "many", asked.outcome);
  if (predictors.length === 0) return { ...fallback(range, "none", asked.outcome), dropped };
  return { question: { outcome: asked.outcome, predictors }, dropped, problem: null, range, saved };
}

function fallback(
  range: AskedModel["range"],
  problem: AskedModel["problem"],
  outcome: MetricName,
): AskedModel {
  const ready = outcome === "hrvMs" ? readyMadeModels.hrv : readyMadeModels.recovery;
  const question = readQuestion(ready.outcome, ready.predictors);
  return { question: question ?? { outcome, predictors: [] }, dropped: [], problem, range, saved: null };
}

/** A question as it stands in an address. */
export function questionQuery({ outcome, predictors }: RegressionQuestion): Record<string, string> {
  return { outcome, with: predictors.map(predictorWord).join(",") };
}
