/**
 * The name of one of our cookies. Over https the `__Host-` prefix makes browsers insist on Secure and Path=/, and
 * keeps sibling subdomains from setting it; over plain http browsers would refuse that prefix.
 */
export function cookieName(appUrl: string, name = "pulsekeep"): string {
  return isHttps(appUrl) ? `__Host-${name}` : name;
}

/**
 * A `Set-Cookie` header: not for scripts, not sent with other sites' requests except plain links, ending at
 * `expiresAt`. `value: null` makes the browser forget the cookie.
 */
export function setCookie(
  appUrl: string,
  cookie: { name?: string | undefined } & ({ value: string; expiresAt: Date } | { value: null }),
): string {
  const until = cookie.value === null ? new Date(0) : cookie.expiresAt;
  return [
    `${cookieName(appUrl, cookie.name)}=${cookie.value ?? ""}`,
    "Path=/",
    `Expires=${until.toUTCString()}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isHttps(appUrl) ? ["Secure"] : []),
  ].join("; ");
}

/** The value of a cookie in a `Cookie` header, or null. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/** Whether browsers reach the app over https, which is what its cookies and headers depend on. */
export function isHttps(appUrl: string): boolean {
  return appUrl.startsWith("https:");
}
