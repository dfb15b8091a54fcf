import { getApp } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { type ImportView, loadImport } from "#queries/status/imports.ts";

/** One of the member's imports. Throws `NotFoundError`. */
export async function findImport(which: { memberId: number; id: number }): Promise<ImportView> {
  const found = await loadImport(getApp().db, which);
  if (found === null) throw new NotFoundError();
  return found;
}
