import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { rangeWord, readRange } from "#domain/range.ts";
import { predictorWord } from "#domain/regression-question.ts";
import { savedModelBody, savedModelResponse, savedModelsResponse } from "#queries/responses/regression.ts";
import { assertAskable, toQuestion } from "#queries/statistics/regression.ts";
import { loadSavedModels } from "#queries/statistics/saved-models.ts";
import { saveModel } from "#sync/saved-models.ts";
import { answer } from "../../../answer.ts";

/** The questions a member keeps. */
export const GET = memberRoute({}, async ({ viewer: { memberId } }) => {
  const models = await loadSavedModels(getApp().db, memberId);
  return answer(savedModelsResponse, {
    models: models.map(({ question: { outcome, predictors }, range, ...model }) => ({
      ...model,
      outcome,
      predictors: predictors.map(predictorWord),
      range: rangeWord(range),
    })),
  });
});

/** Keeps a question under a name; one of the same name is replaced. */
export const POST = memberRoute({ body: savedModelBody }, async ({ body, viewer: { memberId } }) => {
  const { name, outcome, predictors, ...asked } = body;
  const question = toQuestion(outcome, predictors);
  assertAskable(question);
  const { choice } = readRange(asked, undefined);
  const id = await saveModel(getApp(), { memberId, name, question, range: choice });
  return answer(savedModelResponse, { id }, 201);
});
