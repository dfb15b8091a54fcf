import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Clock, systemClock } from "#lib/clock.ts";
import { type Answer, type Request, textAnswer } from "./answer.ts";
import { answerAuthorize } from "./authorize-endpoint.ts";
import { Cloud } from "./cloud.ts";
import { createControllableClock } from "./controllable-clock.ts";
import { answerOfFault, writeAnswer } from "./corrupt-response.ts";
import { answerData, limitsFor } from "./data-api.ts";
import { answerToken } from "./token-endpoint.ts";

const largestBodyBytes = 64 * 1024 * 1024;
const rememberedRequests = 20_000;

/**
 * `port` 0 takes a free one. `stateFile` keeps apps, members and grants over a restart. `control` answers
 * requests under `/_sandbox`, which steer it. `webhooks: "automatic"` sends events each second by itself; `queue` waits for `deliverDue`.
 */
export interface SimulatorOptions {
  host?: string;
  port?: number;
  clock?: Clock;
  stateFile?: string;
  seed?: number;
  control?: (cloud: Cloud, request: Request) => Promise<Answer>;
  webhooks?: "queue" | "automatic";
}

export interface Sandbox {
  /** The root to put in WHOOP_API_URL, without a slash at the end. */
  url: string;
  cloud: Cloud;
  close(): Promise<void>;
}

/** Starts a WHOOP cloud on this machine; resolves once it listens. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Sandbox> {
  const host = options.host ?? "127.0.0.1";
  const cloud = new Cloud({
    clock: createControllableClock(options.clock ?? systemClock),
    seed: options.seed ?? 1,
    stateFile: options.stateFile,
  });
  const server = createServer((message, response) => {
    serve(cloud, options.control, message, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end("Internal Server Error");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const ticking = options.webhooks === "automatic" ? setInterval(() => tick(cloud), 1000) : undefined;
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    cloud,
    close: () => {
      clearInterval(ticking);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** `deliverDue` never rejects: a failed delivery is a state of that delivery. */
function tick(cloud: Cloud): void {
  cloud.advance();
  void cloud.webhooks.deliverDue();
}

async function serve(
  cloud: Cloud,
  control: SimulatorOptions["control"],
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(message);
  const path = request.url.pathname;
  if (path.startsWith("/_sandbox/") && control) {
    return writeAnswer(response, await control(cloud, request), null);
  }
  cloud.advance();
  const { requests, perPath } = cloud.stats;
  perPath[path] = (perPath[path] ?? 0) + 1;
  const entry = {
    at: cloud.clock.now().toISOString(),
    method: request.method,
    path,
    query: request.url.search,
    status: null as number | null,
  };
  requests.push(entry);
  if (requests.length > rememberedRequests) requests.shift();
  const fault = cloud.faults.next(request.method, path);
  if (fault?.kind === "reset") return writeAnswer(response, textAnswer(500, ""), fault);
  const answer = (fault && answerOfFault(fault, limitsFor(cloud, request))) ?? dispatch(cloud, request);
  entry.status = answer.status;
  return writeAnswer(response, answer, fault);
}

function dispatch(cloud: Cloud, request: Request): Answer {
  const path = request.url.pathname;
  const { method } = request;
  // The network in front of the real cloud turns this client away by its name.
  if (request.headers["user-agent"]?.startsWith("Python-urllib")) return textAnswer(403, "error code: 1010");
  if (path === "/oauth/oauth2/auth" && (method === "GET" || method === "POST")) {
    return answerAuthorize(cloud, request);
  }
  if (path === "/oauth/oauth2/token" && method === "POST") return answerToken(cloud, request);
  if (path.startsWith("/developer/")) return answerData(cloud, request);
  return textAnswer(404, "Not Found");
}

async function readRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > largestBodyBytes) throw new RangeError("The request body is too large.");
    chunks.push(part);
  }
  const headers: Request["headers"] = {};
  for (const [name, value] of Object.entries(message.headers)) headers[name] = value?.toString();
  return {
    method: message.method ?? "GET",
    url: new URL(message.url ?? "/", "http://sandbox.invalid"),
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
