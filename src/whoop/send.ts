import { NoAnswerError, StatusError, WhoopError } from "./errors.ts";
import type { AnswerHeaders, Fetch } from "./http-fetch.ts";
import { readLimitedText } from "./read-body.ts";
import { userAgent } from "./user-agent.ts";

/** A complete HTTP answer, of whatever status. */
export interface Answer {
  status: number;
  headers: AnswerHeaders;
  text: string;
}

export interface HttpRequest {
  /** The path template under which errors name this call; it holds no id and no query. */
  endpoint: string;
  url: string;
  method: "GET" | "POST" | "DELETE";
  headers: Record<string, string>;
  body?: string;
}

const headersDeadlineMs = 15_000;
const totalDeadlineMs = 30_000;

/**
 * Sends one request and reads its whole answer: 15 s until the headers, 30 s in all, redirects refused. Throws
 * `NoAnswerError` when no complete answer came, `StatusError` for a redirect, `BodyError` for a body beyond the limit,
 * and the signal's own reason when the caller gave up.
 */
export async function sendRequest(
  request: HttpRequest,
  fetchFunction: Fetch,
  signal?: AbortSignal,
): Promise<Answer> {
  signal?.throwIfAborted();
  const deadline = new AbortController();
  const giveUp = () => deadline.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp, { once: true });
  const total = setTimeout(() => deadline.abort(), totalDeadlineMs);
  const headers = setTimeout(() => deadline.abort(), headersDeadlineMs);
  try {
    const response = await fetchFunction(request.url, {
      method: request.method,
      headers: { ...request.headers, "user-agent": userAgent, accept: "application/json" },
      // Followed redirects would carry a token or a secret to an address we did not choose.
      redirect: "manual",
      signal: deadline.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    clearTimeout(headers);
    const { status } = response;
    const text = await readLimitedText(response, request.endpoint);
    if (status >= 300 && status < 400) throw new StatusError(status, request.endpoint);
    return { status, headers: response.headers, text };
  } catch (error) {
    if (error instanceof WhoopError) throw error;
    signal?.throwIfAborted();
    throw new NoAnswerError(request.endpoint, deadline.signal.aborted ? "timed out" : networkReason(error));
  } finally {
    clearTimeout(headers);
    clearTimeout(total);
    signal?.removeEventListener("abort", giveUp);
  }
}

/** The system's code for a network failure, such as ECONNRESET. Messages are left out: some of them quote the URL. */
function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return typeof code === "string" && /^\w+$/.test(code) ? code : "the connection failed";
}
