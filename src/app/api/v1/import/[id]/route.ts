import { memberRoute } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { importParams, importResponse } from "#queries/responses/import.ts";
import { loadImport } from "#queries/status/imports.ts";
import { discardImport, undoImport } from "#sync/import/choices.ts";
import { answer } from "../../answer.ts";

/** Where an import stands, what it would change or changed. */
export const GET = memberRoute({ params: importParams }, async ({ params, viewer }) =>
  answer(importResponse, await find(viewer.memberId, params.id)),
);

/** Takes a stored import away again; one that only waits is discarded. */
export const DELETE = memberRoute({ params: importParams }, async ({ params, viewer }) => {
  const which = { memberId: viewer.memberId, importId: params.id };
  const { state } = await find(viewer.memberId, params.id);
  await (state === "ready" ? discardImport : undoImport)(getSyncContext(), which);
  return answer(importResponse, await find(viewer.memberId, params.id), 202);
});

async function find(memberId: number, id: number) {
  const found = await loadImport(getApp().db, { memberId, id });
  if (found === null) throw new NotFoundError();
  return found;
}
