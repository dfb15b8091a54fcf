import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server } from "node:http";
import { normalizeClientAddress } from "#auth/peer-address.ts";
import { loadEnv } from "#lib/env.ts";
import { guardServer } from "./front-guard.ts";

/**
 * Puts every request right before Next sees it: Next itself keeps an `X-Forwarded-For` whoever wrote it, hands no socket to
 * a route, and answers 500 to requests it cannot read. Node tells of a request before it hands it to the server's listeners,
 * so even the first one meets the guard.
 */
export function watchRequests(): void {
  const env = loadEnv();
  subscribe("http.server.request.start", (message) => {
    if (!message || typeof message !== "object") return;
    const { server, request } = message as { server?: unknown; request?: unknown };
    if (request instanceof IncomingMessage) normalizeClientAddress(request, env.trustedProxies);
    if (server instanceof Server) guardServer(server, env);
  });
}
