import { z } from "zod";
import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { savedModelResponse } from "#queries/responses/regression.ts";
import { rowId } from "#queries/responses/requests.ts";
import { forgetModel } from "#sync/saved-models.ts";

export const DELETE = operation(
  {
    summary: "Forgets a saved question",
    params: z.object({ id: rowId }),
    response: savedModelResponse,
  },
  async ({ params: { id }, memberId }) => {
    if (!(await forgetModel(getApp(), { memberId, id }))) throw new NotFoundError();
    return { id };
  },
);
