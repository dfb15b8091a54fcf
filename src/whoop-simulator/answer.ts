/** A request as routes see it: parsed address, lower-case headers, the body as text. */
export interface Request {
  method: string;
  url: URL;
  headers: Record<string, string | undefined>;
  body: string;
}

/** An answer before it is written (and before faults corruptResponse it). */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export const jsonAnswer = (status: number, value: unknown): Answer => ({
  status,
  headers: { "content-type": "application/json;charset=UTF-8" },
  body: JSON.stringify(value),
});

export const textAnswer = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/plain;charset=UTF-8" },
  body,
});

export const htmlAnswer = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/html;charset=UTF-8", "cache-control": "no-store" },
  body,
});

export const emptyAnswer = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: "",
});

/** What the real cloud says to a worthless token and to a missing scope alike. */
export const notAuthorized = (): Answer => textAnswer(401, "Authorization was not valid");
