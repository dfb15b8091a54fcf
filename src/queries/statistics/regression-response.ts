import type { z } from "zod";
import type { ExplainedDay } from "#analysis/regression-days.ts";
import type { Unseen } from "#analysis/regression-unseen.ts";
import { addDays } from "#domain/day.ts";
import { metricOf } from "#domain/metrics.ts";
import type { regressionResponse } from "#queries/responses/regression.ts";
import type { RegressionView } from "./regression.ts";

/** A regression as programs get it: every number unrounded, without the day-by-day series. */
export function toRegressionResponse({
  question: { outcome },
  range,
  answer,
}: RegressionView): z.infer<typeof regressionResponse> {
  const head = { range, outcome, scale: metricOf(outcome).scale ?? "plain" } as const;
  if (!answer.known) return { ...head, answer };
  const { fitted: _fitted, residuals: _residuals, unseen, extremes, ...rest } = answer;
  const dated = ({ place, ...day }: ExplainedDay) => ({ day: addDays(range.from, place), ...day });
  return {
    ...head,
    answer: {
      ...rest,
      unseen: unseen.known ? { ...unseen, value: withoutDays(unseen.value) } : unseen,
      extremes: { ...extremes, highest: extremes.highest.map(dated), lowest: extremes.lowest.map(dated) },
    },
  };
}

function withoutDays({ days: _days, ...judged }: Unseen) {
  return judged;
}
