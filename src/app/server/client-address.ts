/**
 * The address a request came from, for counting sign-in attempts only. It was written into this header by
 * `normalizeClientAddress` before anything else saw the request, over whatever a stranger had put there.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for") ?? "unknown";
}
