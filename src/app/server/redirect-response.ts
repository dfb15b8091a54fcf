/** Sends the browser to a path of ours. Always a path, so that the answer fits whatever name the browser used. */
export function redirectTo(path: `/${string}`, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { ...headers, location: path, "cache-control": "no-store" },
  });
}
