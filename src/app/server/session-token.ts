import { cookieName, readCookie } from "#auth/session-cookie.ts";
import { getApp } from "./app.ts";

/** The value of the session cookie a request came with, or null. */
export function sessionToken(request: Request): string | null {
  return readCookie(request.headers.get("cookie"), cookieName(getApp().env.appUrl));
}
