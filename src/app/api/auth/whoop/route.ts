import { memberRoute, viewerOf } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { browserRoute } from "#app/server/browser-route.ts";
import { setConnectCookie } from "#app/server/connect-cookie.ts";
import { chosenAddress } from "#app/server/redirect-choice.ts";
import { redirectTo } from "#app/server/redirect-response.ts";
import { sessionToken } from "#app/server/session-token.ts";
import { chooseViewing } from "#auth/viewing.ts";
import { newSecret } from "#lib/secret.ts";
import { beginConnect } from "#sync/connection/connect.ts";

/** A link begins nothing: it leads to the page where a connection is begun. */
export const GET = browserRoute(async (request) => {
  await viewerOf(request);
  return redirectTo("/connect");
});

/**
 * Begins to connect the account that is signed in and answers where its browser has to go: WHOOP's consent page. Only in
 * a browser, since the attempt is bound to it, and since a token must never bring in a foreign account.
 */
export const POST = memberRoute({ session: true }, async ({ viewer: { accountId }, request }) => {
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
  return Response.json(
    { next: authorizeUrl },
    { headers: { "set-cookie": setConnectCookie(browserSecret), "cache-control": "no-store" } },
  );
});
