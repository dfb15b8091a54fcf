import type { z } from "zod";
import { storableTexts } from "#lib/storable.ts";
import { RequestRefusedError } from "./request-errors.ts";

/** The request's parameters, checked by `schema`; others are ignored. Throws `RequestRefusedError`. */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const texts = storableTexts.safeParse(asked);
  const parsed = texts.success ? schema.safeParse(texts.data) : texts;
  if (parsed.success) return parsed.data;
  // A list in one parameter is still that parameter.
  const name = String(parsed.error.issues[0]?.path[0] ?? "");
  throw new RequestRefusedError(
    400,
    `The parameter ${name} is not as expected.`,
    "The parameters are described at /api/v1/openapi.json.",
  );
}
