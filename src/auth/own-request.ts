/** A host name without its port, in lower case: "[::1]:3000" gives "[::1]". Empty when it is not a host at all. */
export function hostNameOf(host: string | null): string {
  return /^(\[[0-9a-f:.]+\]|[^:/?#@[\]\s]+)(:\d{1,5})?$/i.exec(host ?? "")?.[1]?.toLowerCase() ?? "";
}

/**
 * Whether the app answers under the name in a `Host` header. An unknown name means that somebody else's domain was
 * pointed at us (DNS rebinding). `*` among `allowedHosts` allows every name; ports do not count.
 */
export function isAllowedHost(host: string | null, allowedHosts: readonly string[]): boolean {
  const name = hostNameOf(host);
  if (name === "") return false;
  return allowedHosts.some((allowed) => allowed === "*" || hostNameOf(allowed) === name);
}

/**
 * Whether a browser's request to change something came from one of our own pages. `origin` and `host` are its
 * headers: a missing origin or "null" is foreign, and so is any origin but that of `appUrl` or of the allowed host the
 * request itself was sent to (a browser on the LAN may use another name than `appUrl`).
 */
export function isOwnOrigin(
  request: { origin: string | null; host: string | null },
  app: { appUrl: string; allowedHosts: readonly string[] },
): boolean {
  if (!request.origin || request.origin === "null" || !URL.canParse(request.origin)) return false;
  const origin = new URL(request.origin);
  if (origin.origin !== request.origin) return false;
  if (origin.origin === new URL(app.appUrl).origin) return true;
  if (!isAllowedHost(request.host, app.allowedHosts)) return false;
  return origin.protocol === new URL(app.appUrl).protocol && origin.host === request.host?.toLowerCase();
}
