import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { loadSleeps } from "#queries/records/sleep.ts";
import { sleepsResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";

export const GET = operation(
  { summary: "Stored sleeps and naps, newest first", query: recordsQuery, response: sleepsResponse },
  ({ query, memberId }) => loadSleeps(getApp().db, { ...query, memberId }),
);
