import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { watchRuns } from "#queries/watch-runs.ts";
import { eventStream } from "./event-stream.ts";

/** After this the browser connects anew, and whoever has been logged out meanwhile gets nothing more. */
const longestMs = 5 * 60_000;

/** The sync run under way, as server-sent events, until the client leaves. */
export const GET = memberRoute({}, async ({ request, viewer }) => {
  const { db, clock } = getApp();
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal, AbortSignal.timeout(longestMs)]);
  return eventStream(watchRuns(db, { memberId: viewer.memberId, clock, signal }), () => gone.abort());
});
