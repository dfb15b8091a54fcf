import { request } from "undici";

/** What we use of `fetch`; the web's own fits as well. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

interface FetchInit {
  method: string;
  headers: Record<string, string>;
  /** A redirect is an answer like any other. */
  redirect: "manual";
  signal: AbortSignal;
  body?: string;
}

interface FetchAnswer {
  status: number;
  headers: AnswerHeaders;
  body: AsyncIterable<Uint8Array> | null;
}

/** An answer's headers, whatever the case of their names; null for one that is missing. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

/**
 * Performs a request over HTTP, and follows no redirect. Node's `fetch` stands on the same client, but makes streams,
 * headers and a response of the web's kind for every answer, which a sync of hundreds of pages pays for and nobody needs.
 */
export const httpFetch: Fetch = async (url, { method, headers, signal, body }) => {
  const answer = await request(url, { method: method as "GET", headers, signal, ...(body ? { body } : {}) });
  const get = (name: string) => answer.headers[name.toLowerCase()]?.toString() ?? null;
  return { status: answer.statusCode, headers: { get }, body: answer.body };
};
