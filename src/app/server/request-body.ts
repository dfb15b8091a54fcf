import type { z } from "zod";
import { isStorableText } from "#lib/storable.ts";
import { RequestRefusedError } from "./request-errors.ts";

const longestBytes = 64 * 1024;

/** The JSON body of a request, checked by `schema`; it may hold 64 KiB at most. Throws `RequestRefusedError`. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const body = parseJson(await readText(request));
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join(".") || "the body";
  throw new RequestRefusedError(400, `The request cannot be understood: ${place} is not as expected.`, "");
}

/** Counts while reading, because a body may come without its length, or with a wrong one. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > longestBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof RequestRefusedError) throw error;
    // A sender that has gone is no error of ours.
    throw new RequestRefusedError(400, "The request was cut short.", "Send it again.");
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLarge(): RequestRefusedError {
  return new RequestRefusedError(413, "The request is too large.", "At most 64 KiB are read here.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, assertStorable);
  } catch (error) {
    if (error instanceof RequestRefusedError) throw error;
    throw new RequestRefusedError(400, "The request's body is not JSON.", "Send a JSON object.");
  }
}

/** Looks at every text of a body, names of fields included, whatever its schema will look at. */
function assertStorable(name: string, value: unknown): unknown {
  if (isStorableText(name) && (typeof value !== "string" || isStorableText(value))) return value;
  throw new RequestRefusedError(
    400,
    "The request has a character that cannot be stored.",
    "Leave out NUL and halves of surrogate pairs.",
  );
}
