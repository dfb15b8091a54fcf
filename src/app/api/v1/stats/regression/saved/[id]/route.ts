import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { savedModelParams, savedModelResponse } from "#queries/responses/regression.ts";
import { forgetModel } from "#sync/saved-models.ts";
import { answer } from "../../../../answer.ts";

/** Forgets a saved question. */
export const DELETE = memberRoute(
  { params: savedModelParams },
  async ({ params: { id }, viewer: { memberId } }) => {
    if (!(await forgetModel(getApp(), { memberId, id }))) throw new NotFoundError();
    return answer(savedModelResponse, { id });
  },
);
