import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { loadCycles } from "#queries/records/cycle.ts";
import { cyclesResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";

export const GET = operation(
  { summary: "Stored cycles, newest first", query: recordsQuery, response: cyclesResponse },
  ({ query, memberId }) => loadCycles(getApp().db, { ...query, memberId }),
);
