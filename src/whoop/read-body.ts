import { BodyError } from "./errors.ts";

/** A page of 25 records is about 30 kB; anything near this size is not an answer to what we asked. */
const maxBytes = 4 * 1024 * 1024;

/** Reads a body as text, and throws `BodyError` ("too-large") as soon as it grows beyond 4 MiB. */
export async function readLimitedText(response: Response, endpoint: string): Promise<string> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let received = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    received += value.byteLength;
    if (received > maxBytes) {
      await reader.cancel();
      throw new BodyError(endpoint, response.status, "too-large");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Parses an answer as JSON. Throws `BodyError`: "html" for a web page, "not-json" for anything cut or foreign. */
export function parseJson(text: string, endpoint: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold health values or tokens.
    throw new BodyError(endpoint, status, text.trimStart().startsWith("<") ? "html" : "not-json");
  }
}
