import { Readable } from "node:stream";
import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { exportMember } from "#queries/records/export.ts";
import { exportQuery } from "#queries/responses/import.ts";
import { readQuery } from "../read-query.ts";

/** Everything of the member as a ZIP, sent while it is made. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const { db, clock } = getApp();
  const { format } = readQuery(request, exportQuery);
  const { fileName, content } = await exportMember(db, {
    memberId: viewer.memberId,
    format,
    now: clock.now(),
  });
  return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
});
