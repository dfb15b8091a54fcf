import { type MetricName, metricNames } from "#domain/metrics.ts";
import {
  type PredictorRefusal,
  predictorWord,
  type RegressionQuestion,
  refusalOf,
} from "#domain/regression-question.ts";
import { fillText } from "./fill-text.ts";
import type { ModelWords } from "./model-words.ts";

interface Choice {
  value: string;
  label: string;
  chosen: boolean;
}

/** What may be asked: outcomes, and the metrics that can stand before the chosen one. */
export interface ModelChoices {
  outcomes: Choice[];
  sameDay: Choice[];
  dayBefore: Choice[];
  /** Metrics that cannot predict the outcome on the same day, by reason. */
  left: string[];
}

/** The choices of the Model page; a chosen predictor of an earlier day than yesterday stays on the list. */
export function prepareModelChoices(
  { outcome, predictors }: RegressionQuestion,
  offered: readonly MetricName[],
  { metrics, text }: ModelWords,
): ModelChoices {
  const isChosen = (word: string) => predictors.some((each) => predictorWord(each) === word);
  const at = (lagDays: number) =>
    offered
      .filter((metric) => refusalOf(outcome, { metric, lagDays }) === null)
      .map((metric) => {
        const value = predictorWord({ metric, lagDays });
        return { value, label: metrics[metric].label, chosen: isChosen(value) };
      });
  const earlier = predictors
    .filter(({ lagDays }) => lagDays > 1)
    .map((each) => ({
      value: predictorWord(each),
      label: fillText(text.lags.earlier, { metric: metrics[each.metric].label, n: String(each.lagDays) }),
      chosen: true,
    }));
  return {
    outcomes: metricNames
      .filter((metric) => offered.includes(metric))
      .map((metric) => ({ value: metric, label: metrics[metric].label, chosen: metric === outcome })),
    sameDay: at(0),
    dayBefore: [...at(1), ...earlier],
    left: leftOut(outcome, offered, { metrics, text }),
  };
}

function leftOut(
  outcome: MetricName,
  offered: readonly MetricName[],
  { metrics, text }: ModelWords,
): string[] {
  const byReason = new Map<PredictorRefusal, string[]>();
  for (const metric of offered) {
    const why = refusalOf(outcome, { metric, lagDays: 0 });
    if (why === null || why === "same-metric" || why === "not-known-before") continue;
    byReason.set(why, [...(byReason.get(why) ?? []), metrics[metric].label]);
  }
  return [...byReason].map(([why, labels]) => `${labels.join(", ")}: ${text.refusals[why]}`);
}
