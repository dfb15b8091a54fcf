import { viewerOf } from "#app/server/api-route.ts";
import { getRunWatch } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { RequestRefusedError } from "#app/server/request-errors.ts";
import { requireScope, type Viewer } from "#auth/authorize.ts";
import { SignInRequiredError } from "#auth/errors.ts";
import { runResponse } from "#queries/responses/sync.ts";
import { eventStream } from "./event-stream.ts";

/** After this the browser connects anew. */
const longestMs = 5 * 60_000;

/** Until the client leaves or is signed out. */
export const GET = operation(
  {
    summary: "The run under way as server-sent events, one JSON object (or null) per change",
    type: "text/event-stream",
    response: runResponse.nullable(),
    problems: [429],
  },
  async ({ request, viewer }) => {
    const gone = new AbortController();
    // Nobody reads what follows the headers then, nor ever says to have gone.
    if (request.method === "HEAD") gone.abort();
    const signal = AbortSignal.any([request.signal, gone.signal, AbortSignal.timeout(longestMs)]);
    const looks = getRunWatch().open({ memberId: viewer.memberId, signal });
    if (looks === null)
      throw new RequestRefusedError(
        429,
        "Too many event streams are open for this member.",
        "Close some of them, or windows that show a sync, and try again.",
      );
    return eventStream(
      changesWhile(looks, () => isStillSignedIn(request, viewer)),
      () => gone.abort(),
    );
  },
);

/** What differs from the value before, for as long as `mayGoOn` says so before each look is passed on. */
async function* changesWhile<T>(looks: AsyncIterable<T>, mayGoOn: () => Promise<boolean>): AsyncGenerator<T> {
  let shown: string | undefined;
  for await (const value of looks) {
    if (!(await mayGoOn())) return;
    const text = JSON.stringify(value);
    if (text !== shown) yield value;
    shown = text;
  }
}

/** Whether the session or token still holds, and still shows the same member. */
async function isStillSignedIn(request: Request, viewer: Viewer): Promise<boolean> {
  try {
    const now = await viewerOf(request);
    requireScope(now, "read");
    return now.accountId === viewer.accountId && now.memberId === viewer.memberId;
  } catch (error) {
    if (error instanceof SignInRequiredError) return false;
    throw error;
  }
}
