import { z } from "zod";
import { getSyncContext } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { importResponse } from "#queries/responses/import.ts";
import { rowId } from "#queries/responses/requests.ts";
import { discardImport, undoImport } from "#sync/import/choices.ts";
import { findImport } from "../find-import.ts";

const params = z.object({ id: rowId });

export const GET = operation(
  {
    summary: "Where an import stands, and what it would change or changed",
    params,
    response: importResponse,
  },
  ({ params: { id }, memberId }) => findImport({ memberId, id }),
);

export const DELETE = operation(
  {
    summary: "Takes a stored import away again, or discards one that waits",
    params,
    status: 202,
    response: importResponse,
  },
  async ({ params: { id }, memberId }) => {
    const { state } = await findImport({ memberId, id });
    const end = state === "ready" ? discardImport : undoImport;
    await end(getSyncContext(), { memberId, importId: id });
    return findImport({ memberId, id });
  },
);
