import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { newSecret } from "#lib/secret.ts";
import { type Problem, problemDocument } from "./problem-document.ts";
import { knownMethods, refuseRequest } from "./refuse-request.ts";
import { securityHeaders } from "./security-headers.ts";

/** What the headers of an answer follow from. */
interface Surroundings {
  appUrl: string;
  development: boolean;
}

const guarded = new WeakSet<Server>();

/**
 * Stands in front of Next on its own server: what no page and no route could answer is refused here, and what Next itself
 * has to say under /api (a method a route lacks) becomes a problem document. May be called for every request; only the
 * first one of a server changes anything.
 */
export function guardServer(server: Server, surroundings: Surroundings): void {
  if (guarded.has(server)) return;
  guarded.add(server);
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const { method = "", url = "", headers } = request;
    const refusal = refuseRequest({ method, url, headers });
    if (refusal) return refuse(response, refusal, surroundings);
    if (/^\/api(\/|\?|$)/.test(url)) explainMissingMethod(response);
    for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
  });
}

function refuse(
  response: ServerResponse<IncomingMessage>,
  { status, title, detail }: { status: number; title: string; detail: string },
  surroundings: Surroundings,
): void {
  for (const [name, value] of Object.entries(securityHeaders({ nonce: newSecret(), ...surroundings })))
    response.setHeader(name, value);
  if (status === 405) response.setHeader("allow", knownMethods.join(", "));
  response.statusCode = status;
  response.setHeader("content-type", problemDocument);
  response.end(JSON.stringify({ type: "about:blank", status, title, detail } satisfies Problem));
}

/**
 * Next answers a method a route does not have with nothing but the status. The body is decided on when the headers are
 * written, because Next's compression writes them before it ends the answer.
 */
function explainMissingMethod(response: ServerResponse<IncomingMessage>): void {
  const { writeHead, end } = response;
  const body = JSON.stringify({
    type: "about:blank",
    status: 405,
    title: "This address does not have this method.",
    detail: "The methods are described at /api/v1/openapi.json.",
  } satisfies Problem);
  let isBare = false;
  const decide = () => {
    if (response.headersSent || response.statusCode !== 405 || response.hasHeader("content-type")) return;
    isBare = true;
    response.setHeader("content-type", problemDocument);
    response.setHeader("content-length", Buffer.byteLength(body));
  };
  response.writeHead = (...given: unknown[]) => {
    decide();
    return Reflect.apply(writeHead, response, given);
  };
  response.end = (...given: unknown[]) => {
    decide();
    return Reflect.apply(end, response, isBare ? [body] : given);
  };
}
