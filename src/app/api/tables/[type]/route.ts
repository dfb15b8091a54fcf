import { z } from "zod";
import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { readTableQuery } from "#app/server/table-query.ts";
import { recordTypes } from "#domain/record-fields.ts";
import { recordCsv } from "#queries/records/record-csv.ts";

const params = z.object({ type: z.enum(recordTypes) });

/** A raw table as a CSV file, sorted and filtered as on its page; sent while it is read. */
export const GET = memberRoute({ params }, async ({ request, params: { type }, viewer }) => {
  const asked = readTableQuery(Object.fromEntries(new URL(request.url).searchParams));
  const { sort, ascending, from, to, state } = asked;
  const lines = recordCsv(getApp().db, { memberId: viewer.memberId, type, sort, ascending, from, to, state });
  return new Response(textStream(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${type}.csv"`,
      "cache-control": "no-store",
    },
  });
});

/** The pieces as bytes, read only as fast as they are taken. */
function textStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
