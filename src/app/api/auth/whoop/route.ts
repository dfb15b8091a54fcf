import { viewerOf } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { browserRoute } from "#app/server/browser-route.ts";
import { setConnectCookie } from "#app/server/connect-cookie.ts";
import { chosenAddress } from "#app/server/redirect-choice.ts";
import { redirectTo } from "#app/server/redirect-response.ts";
import { sessionToken } from "#app/server/session-token.ts";
import { chooseViewing } from "#auth/viewing.ts";
import { newSecret } from "#lib/secret.ts";
import { beginConnect } from "#sync/connect.ts";

/** Sends the browser to WHOOP's consent page, to connect the account that is signed in. */
export const GET = browserRoute(async (request) => {
  const { accountId } = await viewerOf(request);
  // Another site may link here, but a connection begins on our own page.
  if (request.headers.get("sec-fetch-site") === "cross-site") return redirectTo("/connect");
  const browserSecret = newSecret();
  const context = getSyncContext();
  const choice = new URL(request.url).searchParams.get("redirect");
  const { authorizeUrl } = await beginConnect(context, {
    memberId: accountId,
    begunBy: "browser",
    browserSecret,
    redirectUri: chosenAddress(context.redirectUri, choice),
  });
  // Whoever connects their own strap wants to see it, not the demo member they may be looking at.
  const token = sessionToken(request);
  if (token !== null) await chooseViewing(getApp().db, { token, accountId, memberId: accountId });
  return new Response(null, {
    status: 303,
    headers: {
      location: authorizeUrl,
      "set-cookie": setConnectCookie(browserSecret),
      "cache-control": "no-store",
    },
  });
});
