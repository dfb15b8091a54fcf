import type { Clock } from "#lib/clock.ts";
import { type TokenSource, withToken } from "./authorized.ts";
import { BodyError, StatusError, WhoopError } from "./errors.ts";
import { type Fetch, httpFetch } from "./http-fetch.ts";
import { parseRateLimitHeaders, type RateLimiter } from "./rate-limit.ts";
import { isHtml, parseJson } from "./read-body.ts";
import { createRetry, RateLimitedError, rateLimitWaitMs } from "./retry.ts";
import { type Answer, type HttpRequest, sendRequest } from "./send.ts";

export interface WhoopClientOptions {
  /** The root of WHOOP's API, without a trailing slash. */
  apiUrl: string;
  tokens: TokenSource;
  limiter: RateLimiter;
  clock: Clock;
  fetch?: Fetch;
  /** A number in [0, 1), for the jitter between tries. */
  random?: () => number;
  signal?: AbortSignal;
  /** Which share of the request budget the calls draw on; "background" unless told. */
  priority?: "interactive" | "background";
  /** Hears of every attempt; `status` is null when no complete answer came. */
  onRequest?: (info: { endpoint: string; status: number | null; durationMs: number }) => void;
}

export interface Call {
  endpoint: { path: string; scope: string | null };
  method?: "GET" | "DELETE";
  /** Stands for `{id}` in the path. */
  id?: string;
  query?: URLSearchParams;
}

/**
 * The loop every data call goes through: budget, token, request, report, and another try where that may help. Answers
 * WHOOP's JSON value, or `null` for 204. Throws the errors of `errors.ts`; a 404 is a `StatusError`.
 */
export function createRequester(options: WhoopClientOptions) {
  const { clock, signal, random = Math.random } = options;
  return async function request(call: Call): Promise<unknown> {
    const retry = createRetry({ clock, random, signal });
    let json: unknown = null;
    await withToken(options.tokens, call.endpoint, (token) =>
      retry(async () => {
        const answer = await attempt(options, call, token);
        json = judge(answer, call.endpoint.path, clock.now());
        return answer;
      }),
    );
    return json;
  };
}

async function attempt(options: WhoopClientOptions, call: Call, token: string): Promise<Answer> {
  const { clock, limiter, signal } = options;
  await limiter.acquire(options.priority ?? "background", signal);
  const startedAt = clock.now();
  let status: number | null = null;
  try {
    const answer = await sendRequest(toHttp(options.apiUrl, call, token), options.fetch ?? httpFetch, signal);
    status = answer.status;
    await limiter.report(parseRateLimitHeaders(answer.headers), status);
    return answer;
  } catch (error) {
    if (error instanceof WhoopError) status ??= error.status;
    throw error;
  } finally {
    const durationMs = clock.now().getTime() - startedAt.getTime();
    options.onRequest?.({ endpoint: call.endpoint.path, status, durationMs });
  }
}

function toHttp(apiUrl: string, call: Call, token: string): HttpRequest {
  const path = call.endpoint.path.replace("{id}", encodeURIComponent(call.id ?? ""));
  return {
    endpoint: call.endpoint.path,
    url: `${apiUrl}/developer${path}${call.query ? `?${call.query}` : ""}`,
    method: call.method ?? "GET",
    headers: { authorization: `Bearer ${token}` },
  };
}

/** The JSON value of a good answer; `null` for 204 and for 401, which the token's wrapper deals with. */
function judge(answer: Answer, endpoint: string, now: Date): unknown {
  if (answer.status === 401 || answer.status === 204) return null;
  if (answer.status === 429) throw new RateLimitedError(endpoint, rateLimitWaitMs(answer.headers, now));
  // WHOOP itself says in plain words that there is no such record; a web page is from something in between.
  if (answer.status === 404 && isHtml(answer.text)) throw new BodyError(endpoint, 404, "html");
  if (answer.status < 200 || answer.status > 299) throw new StatusError(answer.status, endpoint);
  return parseJson(answer.text, endpoint, answer.status);
}
