import type { EvidenceLevel } from "#analysis/evidence.ts";
import type { RegressionAnswer, RegressionResult } from "#analysis/regression.ts";
import type { PredictorEffect } from "#analysis/regression-effects.ts";
import { formatNumber } from "#domain/format.ts";
import { naturalDifference, naturalStep } from "#domain/natural-step.ts";
import type { RegressionQuestion } from "#domain/regression-question.ts";
import { fillText } from "./fill-text.ts";
import {
  type ModelWords,
  outcomeSize,
  outcomeTogether,
  outcomeUnit,
  predictorLabel,
  stepWords,
} from "./model-words.ts";

/** A model in sentences. */
export interface ModelSentences {
  summary: string[];
  /** Why there is no verdict, or that nothing is clear; null when there is something to say. */
  headline: string | null;
  verdicts: { id: string; level: EvidenceLevel | null; badge: string; sentence: string }[];
}

/** 80 % power at a two-sided level of 5 %. */
const detectable = 2.8;
const noteVif = 5;

/** What a model comes to, in sentences made from its numbers alone. */
export function prepareModelSentences(
  question: RegressionQuestion,
  result: RegressionResult,
  words: ModelWords,
): ModelSentences {
  const { text, metrics } = words;
  const outcome = metrics[question.outcome].label;
  const { summary, verdict } = text;
  const { noVerdict, effects, together } = result;
  const statements =
    effects.filter(({ adjustedP }) => adjustedP !== null).length + (together === null ? 0 : 1);
  const said = effects.some(({ level }) => level === "clear" || level === "tentative");
  const saidTogether = together?.level === "clear" || together?.level === "tentative";
  return {
    summary: [
      fillText(summary.explained, {
        metrics: formatNumber(result.shares.metrics * 100, 0, text.calendar),
        calendar: formatNumber(result.shares.calendar * 100, 0, text.calendar),
        outcome,
      }),
      fillText(summary.days, {
        n: String(result.n),
        days: String(result.days),
        worth: formatNumber(result.effectiveN, 0, text.calendar),
      }),
      ...(result.n < 0.8 * result.days ? [summary.fewerDays] : []),
      ...result.leftOut.map(({ predictor, why }) =>
        fillText(summary.leftOut[why], { predictor: predictorLabel(predictor, words) }),
      ),
    ],
    headline:
      noVerdict !== null
        ? fillText(
            verdict.none[noVerdict.why],
            noVerdict.why === "carry-over"
              ? {}
              : {
                  more: String(noVerdict.need - noVerdict.have),
                  have: String(noVerdict.have),
                  need: String(noVerdict.need),
                },
          )
        : said || saidTogether
          ? null
          : fillText(verdict.nothingClear, { outcome }),
    verdicts: [
      ...effects.flatMap((effect) => verdictOf(question, effect, statements, words)),
      ...(together === null
        ? []
        : [
            {
              id: "together",
              level: together.level,
              badge: verdict.level[together.level],
              sentence: fillText(verdict.together[together.level], {
                predictors: together.predictors
                  .map((each) => fillText(words.text.quoted, { name: predictorLabel(each, words) }))
                  .join(", "),
                outcome,
              }),
            },
          ]),
    ],
  };
}

function verdictOf(
  { outcome }: RegressionQuestion,
  { predictor, natural, robust, level, vif }: PredictorEffect,
  comparisons: number,
  words: ModelWords,
) {
  // Those that cannot be told apart are spoken of together, and the outcome's own past is no finding.
  if (level === null) return [];
  const { text, metrics } = words;
  const difference = outcomeTogether(outcome, [natural.estimate, natural.low, natural.high], words);
  const label = predictorLabel(predictor, words);
  const reach = detectable * robust.standardError * naturalStep(predictor.metric).size;
  const sentence = fillText(text.verdict.sentence[level], {
    predictor: label,
    outcome: metrics[outcome].label,
    size: `${difference(natural.estimate)} ${outcomeUnit(outcome, words)}`.trim(),
    low: difference(natural.low),
    high: difference(natural.high),
    step: stepWords(predictor.metric, words),
    m: String(comparisons),
    seen: fillText(text.verdict.seen, {
      seen: outcomeSize(outcome, naturalDifference(outcome, reach), words),
    }),
  });
  const note =
    vif > noteVif
      ? ` ${fillText(text.verdict.collinear, { predictor: label, vif: formatNumber(vif, 1, text.calendar) })}`
      : "";
  return [
    {
      id: `${predictor.metric}:${predictor.lagDays}`,
      level,
      badge: text.verdict.level[level],
      sentence: `${sentence}${note}`,
    },
  ];
}

/** Why nothing could be computed. */
export function prepareModelRefusal(
  { outcome }: RegressionQuestion,
  answer: Extract<RegressionAnswer, { known: false }>,
  words: ModelWords,
): string {
  return fillText(words.text.refused[answer.why], {
    outcome: words.metrics[outcome].label,
    ...(answer.why === "too-few-days" ? { have: String(answer.have), need: String(answer.need) } : {}),
  });
}
