import type { NewSession } from "#auth/session.ts";
import { setCookie } from "#auth/session-cookie.ts";
import { getApp } from "./app.ts";

/** Answers a sign-in: the cookie, and where to go next. */
export function signedIn(session: NewSession, next: string): Response {
  const cookie = setCookie(getApp().env.appUrl, { value: session.token, expiresAt: session.expiresAt });
  return Response.json({ next }, { headers: { "set-cookie": cookie } });
}

/** Answers a log-out: the browser forgets the cookie and what it kept of our pages, the offline copy too. */
export function signedOut(): Response {
  const cookie = setCookie(getApp().env.appUrl, { value: null });
  return Response.json(
    { next: "/login" },
    { headers: { "set-cookie": cookie, "clear-site-data": '"cache", "storage"' } },
  );
}
