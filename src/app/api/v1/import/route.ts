import { memberRoute } from "#app/server/api-route.ts";
import { getApp, getSyncContext, getUploadSlots } from "#app/server/app.ts";
import { readUpload } from "#app/server/read-upload.ts";
import { importQuery, importStartedResponse, importsResponse } from "#queries/responses/import.ts";
import { loadImports } from "#queries/status/imports.ts";
import { receiveUpload, UploadLimitError, uploadsFolder } from "#sync/import/upload.ts";
import { answer } from "../answer.ts";
import { readQuery } from "../read-query.ts";

/** The member's imports, newest first. */
export const GET = memberRoute({}, async ({ viewer }) =>
  answer(importsResponse, {
    imports: await loadImports(getApp().db, { memberId: viewer.memberId, limit: 100 }),
  }),
);

/** Takes an export in; the worker reads and stores it, after a confirmation when `preview=true`. */
export const POST = memberRoute({ upload: true }, async ({ request, viewer }) => {
  const { preview } = readQuery(request, importQuery);
  const { env, clock } = getApp();
  const release = getUploadSlots().take(viewer.memberId);
  if (!release) throw new UploadLimitError("uploads");
  try {
    const started = await receiveUpload(getSyncContext(), uploadsFolder(env.dataDir), {
      memberId: viewer.memberId,
      uploadedBy: viewer.via === "session" ? "browser" : "api",
      confirmed: !preview,
      files: readUpload(request, clock),
    });
    return answer(importStartedResponse, started, 202);
  } finally {
    release();
  }
});
