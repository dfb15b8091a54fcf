/**
 * The address a request came from, for counting sign-in attempts only. The last entry of `X-Forwarded-For` is the one
 * written nearest to us: by the proxy in front, or by the web server itself when there is none.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
