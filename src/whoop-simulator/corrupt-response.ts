import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, htmlAnswer, notAuthorized, textAnswer } from "./answer.ts";
import type { Fault } from "./faults.ts";
import { limitHeader, type RateLimits } from "./rate-limit.ts";

/**
 * The answer a fault gives instead of handling the request; null when the request is handled all the same. A `429`
 * names the windows of the app that asks, as every other answer does: the client believes them.
 */
export function answerOfFault(fault: Fault, limits: RateLimits): Answer | null {
  switch (fault.kind) {
    case "429": {
      const answer = textAnswer(429, "Too Many Requests");
      const headers = {
        "X-RateLimit-Limit": limitHeader(limits.perMinute ?? 100, limits),
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": String(fault.resetSeconds),
      };
      return { ...answer, headers: { ...answer.headers, ...headers } };
    }
    case "429-without-reset":
      return textAnswer(429, "Too Many Requests");
    case "500":
      return textAnswer(500, "Internal Server Error");
    case "502-html":
      return htmlAnswer(
        502,
        "<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>",
      );
    case "503":
      return textAnswer(503, "Service Unavailable");
    case "401":
      return notAuthorized();
    default:
      return null;
  }
}

/** Writes an answer the way the fault wants it: late, in part, falsified, or not at all. */
export async function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | null,
): Promise<void> {
  if (fault?.kind === "slow") await wait(fault.delayMs);
  if (fault?.kind === "lost-answer" || fault?.kind === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(falsify(answer.body, fault));
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.status === 204 ? {} : { "content-length": body.length }),
  });
  if (fault?.kind === "truncated-body") {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  response.end(body);
}

function falsify(body: string, fault: Fault | null): string {
  switch (fault?.kind) {
    case "cut-json":
      return body.slice(0, Math.floor(body.length / 2));
    case "empty-page":
      return JSON.stringify({ records: [], next_token: null });
    case "dropped-next-token":
      return body.replace(/"next_token":"[^"]*"/, '"next_token":null');
    default:
      return body;
  }
}
