import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { loadRecoveries } from "#queries/records/recovery.ts";
import { recoveriesResponse } from "#queries/responses/records.ts";
import { recordsQuery } from "#queries/responses/requests.ts";

export const GET = operation(
  { summary: "Stored recoveries, newest first", query: recordsQuery, response: recoveriesResponse },
  ({ query, memberId }) => loadRecoveries(getApp().db, { ...query, memberId }),
);
