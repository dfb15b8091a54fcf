import type { IncomingMessage } from "node:http";

/** Headers by which a proxy tells where a request came from, and which anybody else can write as well. */
const forwarding = /^(forwarded|x-forwarded-.*|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)$/;

/**
 * Makes `X-Forwarded-For` say where a request really came from: the other end of its connection, or, when that is one of
 * the trusted proxies, what this proxy wrote last. Everything else that claims to know it is removed, unless it came from
 * a trusted proxy.
 */
export function normalizeClientAddress(request: IncomingMessage, trustedProxies: readonly string[]): void {
  const peer = plainAddress(request.socket.remoteAddress ?? "unknown");
  const isTrusted = trustedProxies.includes(peer);
  const told = isTrusted ? lastEntry(request.headers["x-forwarded-for"]) : undefined;
  if (!isTrusted)
    for (const name of Object.keys(request.headers)) if (forwarding.test(name)) delete request.headers[name];
  request.headers["x-forwarded-for"] = told ?? peer;
}

/** The entry written nearest to us; those before it came from further away, where anything can be claimed. */
function lastEntry(header: string | string[] | undefined): string | undefined {
  return [header].flat().join(",").split(",").at(-1)?.trim() || undefined;
}

/** An IPv4 address as it is written, also where the connection came in over IPv6. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
