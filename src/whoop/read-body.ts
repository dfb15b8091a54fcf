import { withinDepth } from "#lib/storable.ts";
import { BodyError } from "./errors.ts";

/** A page of 25 records is about 30 kB; anything near this size is not an answer to what we asked. */
const maxBytes = 4 * 1024 * 1024;

/** Reads a body as text, and throws `BodyError` ("too-large") as soon as it grows beyond 4 MiB. */
export async function readLimitedText(
  { status, body }: { status: number; body: AsyncIterable<Uint8Array> | null },
  endpoint: string,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of body ?? []) {
    received += chunk.byteLength;
    if (received > maxBytes) throw new BodyError(endpoint, status, "too-large");
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Parses an answer as JSON, nested as deep as anybody can walk. Throws `BodyError`: "html" for a web page, "not-json" for anything cut or foreign. */
export function parseJson(text: string, endpoint: string, status: number): unknown {
  try {
    return withinDepth(JSON.parse(text));
  } catch {
    // The parser's own message quotes the text, which may hold health values or tokens.
    throw new BodyError(endpoint, status, isHtml(text) ? "html" : "not-json");
  }
}

/** Whether a body is a web page, as gateways and portals send them. */
export function isHtml(text: string): boolean {
  return text.trimStart().startsWith("<");
}
