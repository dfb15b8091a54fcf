import { memberRoute } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { importParams, importResponse } from "#queries/responses/import.ts";
import { loadImport } from "#queries/status/imports.ts";
import { confirmImport } from "#sync/import/choices.ts";
import { answer } from "../../../answer.ts";

/** Stores an import that was previewed. */
export const POST = memberRoute({ params: importParams }, async ({ params: { id }, viewer }) => {
  const { memberId } = viewer;
  if ((await loadImport(getApp().db, { memberId, id })) === null) throw new NotFoundError();
  await confirmImport(getSyncContext(), { memberId, importId: id });
  const now = await loadImport(getApp().db, { memberId, id });
  if (now === null) throw new NotFoundError();
  return answer(importResponse, now, 202);
});
