import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { settlePeerAddress } from "#auth/peer-address.ts";
import { loadEnv } from "#lib/env.ts";

/**
 * Puts every request right before Next sees it: Next itself keeps an `X-Forwarded-For` whoever wrote it, and hands no
 * socket to a route.
 */
export function settlePeers(): void {
  const { trustedProxies } = loadEnv();
  subscribe("http.server.request.start", (message) => {
    const request = message && typeof message === "object" && "request" in message ? message.request : null;
    if (request instanceof IncomingMessage) settlePeerAddress(request, trustedProxies);
  });
}
