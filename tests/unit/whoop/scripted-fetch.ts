export interface SentRequest {
  url: URL;
  method: string;
  headers: Headers;
  body: URLSearchParams;
}

type Step = Response | Error;

/** A `fetch` that gives the scripted answers in order (an `Error` is a failed connection) and notes what was sent. */
export function scriptedFetch(...steps: Step[]): typeof fetch & { sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const answer = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    sent.push({
      url: new URL(String(input)),
      method: init?.method ?? "GET",
      headers: new Headers(init?.headers),
      body: new URLSearchParams(String(init?.body ?? "")),
    });
    const step = steps[sent.length - 1];
    if (!step) throw new Error("the script has no further answer");
    if (step instanceof Error) throw step;
    return step;
  };
  return Object.assign(answer, { sent });
}

/** A failed connection as Node reports it, with the URL in its message. */
export function connectionLost(): Error {
  const cause = Object.assign(new Error("socket hang up https://example.test/?nextToken=secret-page"), {
    code: "ECONNRESET",
  });
  return new TypeError("fetch failed", { cause });
}
