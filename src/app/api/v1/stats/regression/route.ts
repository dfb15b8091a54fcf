import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { regressionQuery, regressionResponse } from "#queries/responses/regression.ts";
import { loadRegression, toQuestion } from "#queries/statistics/regression.ts";
import { toRegressionResponse } from "#queries/statistics/regression-response.ts";
import { answer } from "../../answer.ts";
import { readQuery } from "../../read-query.ts";
import { askedRange } from "../asked-range.ts";

/** Which metrics, known before it, go with the outcome. */
export const GET = memberRoute({}, async ({ request, viewer: { memberId } }) => {
  const { outcome, predictors, ...days } = readQuery(request, regressionQuery);
  const range = await askedRange(memberId, days);
  const question = toQuestion(outcome, predictors);
  const view = await loadRegression(getApp().db, { memberId, range, question });
  return answer(regressionResponse, toRegressionResponse(view));
});
