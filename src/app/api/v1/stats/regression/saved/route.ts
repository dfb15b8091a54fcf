import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { RequestRefusedError } from "#app/server/request-errors.ts";
import { rangeWord, readRange } from "#domain/range.ts";
import { predictorWord } from "#domain/regression-question.ts";
import { assertInOrder } from "#queries/days/day-range.ts";
import { savedModelBody, savedModelResponse, savedModelsResponse } from "#queries/responses/regression.ts";
import { assertAskable, toQuestion } from "#queries/statistics/regression.ts";
import { loadSavedModels } from "#queries/statistics/saved-models.ts";
import { saveModel } from "#sync/saved-models.ts";

export const GET = operation(
  { summary: "The questions kept under a name", response: savedModelsResponse },
  async ({ memberId }) => {
    const models = await loadSavedModels(getApp().db, memberId);
    return {
      models: models.map(({ question: { outcome, predictors }, range, ...model }) => ({
        ...model,
        outcome,
        predictors: predictors.map(predictorWord),
        range: rangeWord(range),
      })),
    };
  },
);

export const POST = operation(
  {
    summary: "Keeps a question under a name; one of the same name is replaced",
    body: savedModelBody,
    status: 201,
    response: savedModelResponse,
  },
  async ({ body: { name, outcome, predictors, ...asked }, memberId }) => {
    const question = toQuestion(outcome, predictors);
    assertAskable(question);
    assertInOrder(asked);
    const { choice, problem } = readRange(asked, undefined);
    if (problem !== null)
      throw new RequestRefusedError(
        400,
        "The days to look at are not as expected.",
        "Give both from and to, 20 years apart at most, or the name of a range.",
      );
    return { id: await saveModel(getApp(), { memberId, name, question, range: choice }) };
  },
);
