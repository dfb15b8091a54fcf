import { z } from "zod";
import { BodyError } from "./errors.ts";

/** A record together with WHOOP's JSON value as received. */
export interface Parsed<T> {
  record: T;
  raw: unknown;
}

/** A record that cannot be used: who or when it is cannot be read. The reason names fields and types, never values. */
export interface Quarantined {
  raw: unknown;
  problem: string;
}

/** One page of a listing, in the order of the listing. A malformed record costs only itself. */
export interface Page<T> {
  records: Parsed<T>[];
  quarantined: Quarantined[];
  /** Whether the last of all is a quarantined one: then it happened some time before every record of the page. */
  endsQuarantined: boolean;
}

/** The time window of a listing: records that overlap `start` (inclusive; absent: no bound) to `end` (exclusive). */
export interface PageWindow {
  start?: Date;
  end: Date;
}

const envelopeSchema = z.object({ records: z.array(z.unknown()), next_token: z.string().nullish() });

/** The largest page WHOOP serves. */
const pageSize = 25;

/** So many pages in a row without a record that was not listed before are no listing that comes to an end. */
const idlePagesAtMost = 10;

/**
 * Walks a listing page by page. `end` stays fixed for the whole walk, because page tokens are offsets and a moving
 * window would shift them. `getJson` performs one request for the given query. Throws `BodyError` when an answer is no
 * page at all, when a token comes back that was used before, and when page follows page without a new record: ending
 * quietly there would pass for a complete listing, and what is missing from a complete listing counts as deleted.
 */
export async function* walkPages<T>(
  endpoint: string,
  schema: z.ZodType<T>,
  window: PageWindow,
  getJson: (query: URLSearchParams) => Promise<unknown>,
): AsyncGenerator<Page<T>, void, void> {
  const usedTokens = new Set<string>();
  const listed = new Set<string>();
  let idlePages = 0;
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
    const before = listed.size;
    for (const raw of envelope.data.records) listed.add(identify(raw));
    idlePages = listed.size > before ? 0 : idlePages + 1;
    if (idlePages >= idlePagesAtMost)
      throw new BodyError(endpoint, 200, "unexpected-shape", "page follows page without a new record");
  }
}

function identify(raw: unknown): string {
  const { id, sleep_id } = (raw ?? {}) as { id?: unknown; sleep_id?: unknown };
  return JSON.stringify(id ?? sleep_id ?? raw);
}

function pageQuery(window: PageWindow, token: string | null): URLSearchParams {
  const query = new URLSearchParams({ limit: String(pageSize), end: window.end.toISOString() });
  if (window.start) query.set("start", window.start.toISOString());
  if (token !== null) query.set("nextToken", token);
  return query;
}

/** Sorts WHOOP's JSON values into records that fit `schema` and those that do not. Never throws. */
export function parseRecords<T>(schema: z.ZodType<T>, values: readonly unknown[]): Page<T> {
  const page: Page<T> = { records: [], quarantined: [], endsQuarantined: false };
  for (const raw of values) {
    const parsed = schema.safeParse(raw);
    if (parsed.success) page.records.push({ record: parsed.data, raw });
    else page.quarantined.push({ raw, problem: describeProblem(parsed.error) });
    page.endsQuarantined = !parsed.success;
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
