import { z } from "zod";
import { getSyncContext } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { importResponse } from "#queries/responses/import.ts";
import { rowId } from "#queries/responses/requests.ts";
import { confirmImport } from "#sync/import/choices.ts";
import { findImport } from "../../find-import.ts";

export const POST = operation(
  {
    summary: "Stores an import that was previewed",
    params: z.object({ id: rowId }),
    status: 202,
    response: importResponse,
  },
  async ({ params: { id }, memberId }) => {
    await findImport({ memberId, id });
    await confirmImport(getSyncContext(), { memberId, importId: id });
    return findImport({ memberId, id });
  },
);
