import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock } from "#lib/clock.ts";
import type { Logger } from "#lib/logger.ts";
import type { WebhookEvent } from "#whoop/webhook-event.ts";
import { findSigner, findStaleSigner, readEvent } from "./judge-delivery.ts";
import type { KnownApps } from "./known-apps.ts";
import { type ConnectionLimit, limitConnections } from "./limit-connections.ts";
import { readBody } from "./read-body.ts";
import type { Stored } from "./store-event.ts";

export interface Reception {
  apps: KnownApps;
  /** Resolves once the event is safely stored, or known to be nobody's; rejects while it cannot be. */
  store(arrived: { appId: number; event: WebhookEvent; now: Date }): Promise<Stored>;
  /** Hears of every delivery that is signed well and too far from our clock. It must not keep the answer waiting. */
  noteStale?(appId: number, ageMs: number): void;
  clock: Clock;
  logger?: Logger;
}

const path = "/api/webhooks/whoop";
/** Headers and body together may take so long. */
const patienceMs = 5_000;
const connectionsAtMost = 256;

/**
 * The server of the one address WHOOP sends events to; everything else on it is an empty 404. It answers 204 when the
 * event is stored or will never mean anything to us, 401 to any signature that does not count, 413 to a body beyond
 * the limit, and 503 while events cannot be stored, so that WHOOP sends them again.
 */
export function createReceiver(reception: Reception): Server {
  const server = createServer(
    {
      headersTimeout: patienceMs,
      requestTimeout: patienceMs,
      connectionsCheckingInterval: 500,
      keepAliveTimeout: patienceMs,
      maxHeaderSize: 8 * 1024,
      requireHostHeader: false,
      highWaterMark: 16 * 1024,
    },
    (request, response) => void answer({ ...reception, connections }, request, response),
  );
  const connections = limitConnections(server, connectionsAtMost);
  // An expectation nobody knows is no reason to say more than 404 either.
  server.on(
    "checkExpectation",
    (request, response) => void answer({ ...reception, connections }, request, response),
  );
  server.on("clientError", (_error, socket) => refuseRaw(socket));
  server.on("connect", (_request, socket) => refuseRaw(socket));
  return server;
}

type Receiving = Reception & { connections: ConnectionLimit };

async function answer(reception: Receiving, request: IncomingMessage, response: ServerResponse) {
  try {
    const status = await judge(reception, request);
    // A body that was not read to its end must not pass for the next request.
    if (!request.complete) {
      response.setHeader("connection", "close");
      response.once("finish", () => request.destroy());
    }
    response.writeHead(status, status === 204 ? {} : { "content-length": "0" }).end();
  } catch {
    // The sender went away, or ran out of time, before the body was whole: there is nobody to answer.
    request.destroy();
  }
}

async function judge(reception: Receiving, request: IncomingMessage): Promise<number> {
  if (request.method !== "POST" || request.url !== path) return 404;
  const rawBody = await readBody(request);
  if (!rawBody) return 413;
  const delivery = {
    timestampHeader: single(request, "x-whoop-signature-timestamp"),
    signatureHeader: single(request, "x-whoop-signature"),
    rawBody,
  };
  const { apps, clock, logger } = reception;
  let signer = findSigner(delivery, apps.list(), clock.now());
  if (!signer && (await apps.refresh())) signer = findSigner(delivery, apps.list(), clock.now());
  if (!signer) {
    const stale = findStaleSigner(delivery, apps.list(), clock.now());
    if (stale) reception.noteStale?.(stale.id, clock.now().getTime() - Number(delivery.timestampHeader));
    return 401;
  }
  reception.connections.trust(request.socket);
  const event = readEvent(rawBody);
  if (!event) {
    logger?.warn("a signed webhook is of a kind or a shape we do not know; it was dropped");
    return 204;
  }
  try {
    const stored = await reception.store({ appId: signer.id, event, now: clock.now() });
    logger?.debug({ type: event.type, stored }, "webhook received");
    return 204;
  } catch (error) {
    logger?.error({ err: error }, "a webhook could not be stored; WHOOP will send it again");
    return 503;
  }
}

function single(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

/** For what is no proper request: the same empty 404, written by hand. */
function refuseRaw(socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  // Not only our half is closed: the other side may be somebody who never ends.
  socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", () =>
    socket.destroy(),
  );
}
