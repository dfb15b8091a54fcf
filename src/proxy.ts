import { type NextRequest, NextResponse } from "next/server";
import { securityHeaders } from "#app/server/security-headers.ts";
import { isAllowedHost } from "#auth/own-request.ts";
import { loadEnv } from "#lib/env.ts";
import { newSecret } from "#lib/secret.ts";

/**
 * Stands in front of every page: refuses names that are not ours and methods no page has, and sets the
 * security headers. It opens and hides nothing: whoever may see what is decided where data is read.
 */
export function proxy(request: NextRequest): NextResponse {
  const { allowedHosts, appUrl, development } = loadEnv();
  const nonce = newSecret();
  const headers = securityHeaders({ nonce, appUrl, development });
  if (!isAllowedHost(request.headers.get("host"), allowedHosts))
    return new NextResponse("Pulsekeep does not answer under this name. Add it to ALLOWED_HOSTS.\n", {
      status: 400,
      headers,
    });
  const { pathname } = request.nextUrl;
  const isRoute = pathname === "/api" || pathname.startsWith("/api/");
  if (!isRoute && request.method !== "GET" && request.method !== "HEAD")
    return new NextResponse(null, { status: 405, headers: { ...headers, allow: "GET, HEAD" } });

  const inward = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this request header; a visitor's own is overwritten.
  inward.set("content-security-policy", headers["content-security-policy"]);
  const response = NextResponse.next({ request: { headers: inward } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/**
 * Everything but the build's own files, which hold no data and are cached, and the routes, which refuse unknown names and
 * set the headers themselves: for a proxy Next keeps what is sent in memory, up to 10 MB of anybody's, before a route can
 * refuse it.
 */
export const config = { matcher: ["/((?!_next/static/|api/|api$).*)"] };
