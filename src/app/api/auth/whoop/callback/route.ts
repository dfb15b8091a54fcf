import { viewerOf } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { browserRoute } from "#app/server/browser-route.ts";
import { clearConnectCookie, connectSecret } from "#app/server/connect-cookie.ts";
import { failedPath } from "#app/server/connect-problem.ts";
import { redirectTo } from "#app/server/redirect-response.ts";
import { SignInRequiredError } from "#auth/errors.ts";
import { ConnectError, finishConnect } from "#sync/connection/connect.ts";

/** The attempt is somebody else's to end, and goes on. */
const notOurs = ["begun-elsewhere", "other-browser", "other-account"];

/**
 * Where WHOOP sends the browser back to. A route, not a page, because a page repeats its query in its own source. A
 * connection begun on the command line is left alone: only there it can be finished, with this very address.
 */
export const GET = browserRoute(async (request) => {
  const { searchParams } = new URL(request.url);
  try {
    const { attemptId } = await finishConnect(getSyncContext(), {
      params: searchParams,
      endedBy: "browser",
      browserSecret: connectSecret(request),
      accountId: await accountOf(request),
    });
    return redirectTo(`/connect/${attemptId}`, { "set-cookie": clearConnectCookie() });
  } catch (error) {
    if (!(error instanceof ConnectError) || error.code === "unknown-state") throw error;
    if (notOurs.includes(error.code)) return keepAddress(error);
    return redirectTo(failedPath(error), { "set-cookie": clearConnectCookie() });
  }
});

/** Whoever is signed in; the cookie of the attempt is enough where nobody is. */
async function accountOf(request: Request): Promise<number | null> {
  try {
    return (await viewerOf(request)).accountId;
  } catch (error) {
    if (error instanceof SignInRequiredError) return null;
    throw error;
  }
}

/** Stays at this address, so that it can be copied from the address bar, and repeats none of it. */
function keepAddress(error: ConnectError): Response {
  return new Response(`${error.message}\n\n${error.advice}\n`, {
    status: 400,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
