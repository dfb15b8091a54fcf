import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { isAllowedHost } from "#auth/own-request.ts";
import { newSecret } from "#lib/secret.ts";
import { answerPage } from "./database-away-page.ts";
import { type Problem, problemDocument } from "./problem-document.ts";
import { type Refusal, refuseRequest } from "./refuse-request.ts";
import { securityHeaders } from "./security-headers.ts";

/** What an answer follows from besides its request. */
interface Surroundings {
  allowedHosts: readonly string[];
  appUrl: string;
  development: boolean;
}

const unknownName: Refusal = {
  status: 400,
  title: "Pulsekeep does not answer under this name.",
  detail: "Add the name to ALLOWED_HOSTS, or set APP_URL.",
};

const guarded = new WeakSet<Server>();

/**
 * Stands in front of Next on its own server: what no page and no route could answer is refused here, every answer gets the
 * security headers. May be called for every request; only the first one of a server changes anything.
 */
export function guardServer(server: Server, surroundings: Surroundings): void {
  if (guarded.has(server)) return;
  guarded.add(server);
  const listeners = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const { method = "", url = "", headers } = request;
    const refusal = isAllowedHost(headers.host ?? null, surroundings.allowedHosts)
      ? refuseRequest({ method, url, headers })
      : unknownName;
    if (refusal) return refuse(response, refusal, surroundings);
    completeHeaders(response, surroundings);
    const answer = () => {
      for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
    };
    if (!/^\/api(\/|\?|$)/.test(url)) return answerPage(request, response, answer);
    answer();
  });
  server.on("checkExpectation", (_request, response) =>
    refuse(
      response,
      {
        status: 417,
        title: "What the request expects is not done here.",
        detail: "Leave out the header Expect.",
      },
      surroundings,
    ),
  );
  // Only the development server talks over sockets. With nobody who listens, Node reads a wish for one as any other request;
  // Next would keep the connection open without an answer.
  if (!surroundings.development) server.removeAllListeners("upgrade");
}

function refuse(
  response: ServerResponse<IncomingMessage>,
  { status, title, detail, allow }: Omit<Refusal, "status"> & { status: number },
  surroundings: Surroundings,
): void {
  for (const [name, value] of Object.entries(securityHeaders({ nonce: newSecret(), ...surroundings })))
    response.setHeader(name, value);
  if (allow) response.setHeader("allow", allow.join(", "));
  // What else the sender has to say is not waited for.
  if (!response.req.complete) response.setHeader("connection", "close");
  response.statusCode = status;
  response.setHeader("content-type", problemDocument);
  response.end(JSON.stringify({ type: "about:blank", status, title, detail } satisfies Problem));
}

/** Adds what an answer lacks when its headers are written: redirects and files of Next's own come without. */
function completeHeaders(response: ServerResponse<IncomingMessage>, surroundings: Surroundings): void {
  const { writeHead } = response;
  response.writeHead = (...given: unknown[]) => {
    if (!response.headersSent)
      for (const [name, value] of Object.entries(securityHeaders({ nonce: newSecret(), ...surroundings })))
        if (!response.hasHeader(name)) response.setHeader(name, value);
    return Reflect.apply(writeHead, response, given);
  };
}
