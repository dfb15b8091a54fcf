import { z } from "zod";
import { getApp, getSyncContext, getUploadSlots } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { readUpload } from "#app/server/read-upload.ts";
import { importStartedResponse, importsResponse } from "#queries/responses/import.ts";
import { loadImports } from "#queries/status/imports.ts";
import { receiveUpload, UploadLimitError, uploadsFolder } from "#sync/import/upload.ts";

export const GET = operation(
  { summary: "Imports, newest first", response: importsResponse },
  async ({ memberId }) => ({ imports: await loadImports(getApp().db, { memberId, limit: 100 }) }),
);

const preview = z
  .stringbool()
  .default(false)
  .meta({ description: "Waits for a confirmation before anything is stored." });

export const POST = operation(
  {
    summary: "Takes an export in: ZIP or loose files, WHOOP's or ours; stored when read, or previewed first",
    query: z.object({ preview }),
    upload: true,
    status: 202,
    response: importStartedResponse,
  },
  async ({ request, query, viewer, memberId }) => {
    const { env, clock } = getApp();
    const release = getUploadSlots().take(memberId);
    if (!release) throw new UploadLimitError("uploads");
    try {
      return await receiveUpload(getSyncContext(), uploadsFolder(env.dataDir), {
        memberId,
        uploadedBy: viewer.via === "session" ? "browser" : "api",
        confirmed: !query.preview,
        files: readUpload(request, clock),
      });
    } finally {
      release();
    }
  },
);
