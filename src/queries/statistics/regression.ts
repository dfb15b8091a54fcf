import { analyseRegression, type RegressionAnswer } from "#analysis/regression.ts";
import type { Queryable } from "#db/client.ts";
import { addDays } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";
import {
  longestLagDays,
  mostPredictors,
  type Predictor,
  type PredictorRefusal,
  predictorWord,
  type RegressionQuestion,
  readQuestion,
  refusalOf,
} from "#domain/regression-question.ts";
import { UserFacingError } from "#lib/errors.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";

/** A regression with the question it answers. */
export interface RegressionView {
  question: RegressionQuestion;
  range: Range;
  answer: RegressionAnswer;
}

/** A question that may not be asked: nothing to predict with, too much, or what cannot stand before the outcome. */
export class QuestionRefusedError extends UserFacingError {
  readonly refusals: readonly { predictor: Predictor; why: PredictorRefusal }[];
  constructor(
    message: string,
    advice: string,
    refusals: readonly { predictor: Predictor; why: PredictorRefusal }[] = [],
  ) {
    super(message, advice);
    this.name = "QuestionRefusedError";
    this.refusals = refusals;
  }
}

/** The question some words ask. Throws `QuestionRefusedError` when one of them means nothing. */
export function toQuestion(outcome: string, predictors: readonly string[]): RegressionQuestion {
  const question = readQuestion(outcome, predictors);
  if (question !== null) return question;
  throw new QuestionRefusedError(
    "A metric of the question does not exist.",
    "Metrics have the catalogue's names; strain:1 is the strain of the day before.",
  );
}

/** Throws `QuestionRefusedError` unless every predictor is known before the outcome and not part of it. */
export function assertAskable({ outcome, predictors }: RegressionQuestion): void {
  if (predictors.length === 0 || predictors.length > mostPredictors)
    throw new QuestionRefusedError(
      "A model needs predictors.",
      `Name 1 to ${mostPredictors} of them, such as strain:1 for the strain of the day before.`,
    );
  const refusals = predictors.flatMap((predictor) => {
    const why = refusalOf(outcome, predictor);
    return why === null ? [] : [{ predictor, why }];
  });
  if (refusals.length > 0)
    throw new QuestionRefusedError(
      `These cannot predict ${outcome}: ${refusals.map(({ predictor, why }) => `${predictorWord(predictor)} (${why})`).join(", ")}.`,
      "A predictor must be known before the outcome and not be part of it. An earlier day (:1 to :7) may do.",
      refusals,
    );
}

/** Answers a question over a range of days. Throws `QuestionRefusedError`. */
export async function loadRegression(
  db: Queryable,
  { memberId, range, question }: { memberId: number; range: Range; question: RegressionQuestion },
): Promise<RegressionView> {
  assertAskable(question);
  const from = addDays(range.from, -longestLagDays);
  const metrics = [...new Set([question.outcome, ...question.predictors.map(({ metric }) => metric)])];
  const { counted } = await loadDayColumns(db, { memberId, range: { from, to: range.to }, metrics });
  return { question, range, answer: analyseRegression(question, { from, columns: counted }, range) };
}
