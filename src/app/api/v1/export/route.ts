import { Readable } from "node:stream";
import { z } from "zod";
import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { exportMember } from "#queries/records/export.ts";

export const GET = operation(
  {
    summary: "Everything of the member as a ZIP, sent while it is made",
    query: z.object({ format: z.enum(["csv", "json", "whoop"]) }),
    type: "application/zip",
    response: z.string().meta({ format: "binary" }),
  },
  async ({ query: { format }, memberId }) => {
    const { db, clock } = getApp();
    const { fileName, content } = await exportMember(db, { memberId, format, now: clock.now() });
    return new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  },
);
