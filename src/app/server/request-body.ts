import type { z } from "zod";
import { RequestRefusedError } from "./request-errors.ts";

const longestBytes = 64 * 1024;

/** The JSON body of a request, checked by `schema`; it may hold 64 KiB at most. Throws `RequestRefusedError`. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parseJson(await readText(request)));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join(".") || "the body";
  throw new RequestRefusedError(400, `The request cannot be understood: ${place} is not as expected.`, "");
}

/** Counts while reading, because a body may come without its length, or with a wrong one. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > longestBytes)
      throw new RequestRefusedError(413, "The request is too large.", "At most 64 KiB are read here.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefusedError(400, "The request's body is not JSON.", "Send a JSON object.");
  }
}
