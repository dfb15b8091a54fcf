import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { regressionQuery, regressionResponse } from "#queries/responses/regression.ts";
import { loadRegression, toQuestion } from "#queries/statistics/regression.ts";
import { toRegressionResponse } from "#queries/statistics/regression-response.ts";
import { askedRange } from "../asked-range.ts";

export const GET = operation(
  {
    summary: "Which metrics, known before it, go with an outcome: fit, robust verdicts, unseen weeks",
    query: regressionQuery,
    response: regressionResponse,
    problems: [404],
  },
  async ({ query: { outcome, predictors, ...days }, memberId }) => {
    const range = await askedRange(memberId, days);
    const question = toQuestion(outcome, predictors);
    return toRegressionResponse(await loadRegression(getApp().db, { memberId, range, question }));
  },
);
