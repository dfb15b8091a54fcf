import { z } from "zod";
import { BodyError } from "./errors.ts";

/** A record together with WHOOP's JSON value as received. */
export interface Parsed<T> {
  record: T;
  raw: unknown;
}

/** A record that does not fit its schema, set aside with the reason (fields and types, never values). */
export interface Rejected {
  raw: unknown;
  problem: string;
}

/** One page of a listing. A malformed record costs only itself. */
export interface Page<T> {
  records: Parsed<T>[];
  rejected: Rejected[];
}

/** The time window of a listing: records that overlap `start` (inclusive; absent: no bound) to `end` (exclusive). */
export interface PageWindow {
  start?: Date;
  end: Date;
}

const envelopeSchema = z.object({ records: z.array(z.unknown()), next_token: z.string().nullish() });

/** The largest page WHOOP serves. */
const pageSize = 25;

/**
 * Walks a listing page by page. `end` stays fixed for the whole walk, because page tokens are offsets and a moving
 * window would shift them. `getJson` performs one request for the given query. Throws `BodyError` when an answer is no
 * page at all, and when a token comes back that was used before: ending quietly there would pass for a complete
 * listing, and what is missing from a complete listing counts as deleted.
 */
export async function* walkPages<T>(
  endpoint: string,
  schema: z.ZodType<T>,
  window: PageWindow,
  getJson: (query: URLSearchParams) => Promise<unknown>,
): AsyncGenerator<Page<T>, void, void> {
  const usedTokens = new Set<string>();
  for (let token: string | null = null; ; ) {
    const envelope = envelopeSchema.safeParse(await getJson(pageQuery(window, token)));
    if (!envelope.success) {
      throw new BodyError(endpoint, 200, "unexpected-shape", describeProblem(envelope.error));
    }
    yield parseRecords(schema, envelope.data.records);
    // The end is told by an absent, a null or an empty token; a short page is not the end.
    token = envelope.data.next_token || null;
    if (token === null) return;
    if (usedTokens.has(token)) throw new BodyError(endpoint, 200, "unexpected-shape", "a page token repeats");
    usedTokens.add(token);
  }
}

function pageQuery(window: PageWindow, token: string | null): URLSearchParams {
  const query = new URLSearchParams({ limit: String(pageSize), end: window.end.toISOString() });
  if (window.start) query.set("start", window.start.toISOString());
  if (token !== null) query.set("nextToken", token);
  return query;
}

/** Sorts WHOOP's JSON values into records that fit `schema` and those that do not. Never throws. */
export function parseRecords<T>(schema: z.ZodType<T>, values: readonly unknown[]): Page<T> {
  const page: Page<T> = { records: [], rejected: [] };
  for (const raw of values) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) page.records.push({ record: parsed.data, raw });
    else page.rejected.push({ raw, problem: describeProblem(parsed.error) });
  }
  return page;
}

/** Which fields failed and why, at most five of them: `score.strain: Invalid input: expected number, received string`. */
export function describeProblem(error: z.ZodError): string {
  const problems = error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "record"}: ${issue.message}`);
  return problems.join("; ");
}
