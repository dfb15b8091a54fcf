import type { NewSession } from "#auth/session.ts";
import { cookieName, readCookie, setCookie } from "#auth/session-cookie.ts";
import { getApp, getKnownDevices } from "./app.ts";
import { clearConnectCookie } from "./connect-cookie.ts";

/** The cookie by which a browser is known to have signed in before; logging out leaves it. */
const deviceCookie = "pulsekeep-device";

/** Answers a sign-in: the cookies, and where to go next. `account` is the name signed in to, where it is known. */
export function signedIn(session: NewSession, next: string, account: string | null): Response {
  const { appUrl } = getApp().env;
  const headers = new Headers();
  headers.append("set-cookie", setCookie(appUrl, { value: session.token, expiresAt: session.expiresAt }));
  if (account !== null)
    headers.append(
      "set-cookie",
      setCookie(appUrl, { name: deviceCookie, ...getKnownDevices().issue(account) }),
    );
  return Response.json({ next }, { headers });
}

/** What this browser keeps from its last sign-in, or null. */
export function deviceMark(request: Request): string | null {
  return readCookie(request.headers.get("cookie"), cookieName(getApp().env.appUrl, deviceCookie));
}

/** Answers a log-out: the browser forgets the cookie and what it kept of our pages, the offline copy too. */
export function signedOut(): Response {
  const headers = new Headers({ "clear-site-data": '"cache", "storage"' });
  headers.append("set-cookie", setCookie(getApp().env.appUrl, { value: null }));
  // Nobody who comes after may finish a connection that was begun here.
  headers.append("set-cookie", clearConnectCookie());
  return Response.json({ next: "/login" }, { headers });
}
