import { cookieName, readCookie, setCookie } from "#auth/session-cookie.ts";
import { getApp } from "./app.ts";

/** Binds a walk through WHOOP's consent page to the browser that began it. */
const name = "pulsekeep-connect";
/** As long as an attempt lives. */
const lifetimeMs = 10 * 60_000;

/** The header that hands this browser the secret of the attempt it begins. */
export function setConnectCookie(secret: string): string {
  const { env, clock } = getApp();
  const expiresAt = new Date(clock.now().getTime() + lifetimeMs);
  return setCookie(env.appUrl, { name, value: secret, expiresAt });
}

/** The header that makes this browser forget that secret: its attempt has come to an end. */
export function clearConnectCookie(): string {
  return setCookie(getApp().env.appUrl, { name, value: null });
}

/** The secret a browser came back with, or null when it began no attempt. */
export function connectSecret(request: Request): string | null {
  return readCookie(request.headers.get("cookie"), cookieName(getApp().env.appUrl, name));
}
