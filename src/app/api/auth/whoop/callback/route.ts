import { getSyncContext } from "#app/server/app.ts";
import { browserRoute } from "#app/server/browser-route.ts";
import { connectSecret } from "#app/server/connect-cookie.ts";
import { redirectTo } from "#app/server/redirect-response.ts";
import { ConnectError, finishConnect } from "#sync/connect.ts";

/**
 * Where WHOOP sends the browser back to. A route, not a page, because a page repeats its query in its own source. A
 * connection begun on the command line is left alone: only there it can be finished, with this very address.
 */
export const GET = browserRoute(async (request) => {
  try {
    const { attemptId } = await finishConnect(getSyncContext(), {
      params: new URL(request.url).searchParams,
      endedBy: "browser",
      browserSecret: connectSecret(request),
    });
    return redirectTo(`/connect/${attemptId}`);
  } catch (error) {
    if (error instanceof ConnectError && (error.code === "begun-elsewhere" || error.code === "other-browser"))
      return keepAddress(error);
    throw error;
  }
});

/** Stays at this address, so that it can be copied from the address bar, and repeats none of it. */
function keepAddress(error: ConnectError): Response {
  return new Response(`${error.message}\n\n${error.advice}\n`, {
    status: 400,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
