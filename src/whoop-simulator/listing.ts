import type { RecordStore } from "./record-store.ts";
import type { Collection, RecordOf } from "./records.ts";

/** The cloud refuses a listing whose parameters make no sense (400). */
export class BadListing extends Error {
  override name = "BadListing";
}

const defaultLimit = 10;
const maximumLimit = 25;

/**
 * One page of a collection, newest first. A record is listed when its interval overlaps [start, end): it ends after
 * `start` and begins before `end` (default now); an open cycle lasts until now. The token is a mere offset, so pages
 * shift when records come or go in between.
 */
export function listPage(store: RecordStore, collection: Collection, query: URLSearchParams, nowMs: number) {
  const limit = parseLimit(query.get("limit"));
  const startMs = parseInstant(query.get("start"), "start") ?? Number.NEGATIVE_INFINITY;
  const endMs = parseInstant(query.get("end"), "end") ?? nowMs;
  const token = query.get("nextToken");
  const offset = token ? parseToken(token) : 0;
  const following = offset + limit;
  // One more than the page tells whether another one follows.
  const matching: RecordOf[typeof collection][] = [];
  for (const each of store.timed(collection)) {
    if (each.startMs >= endMs || (each.endMs ?? nowMs) <= startMs) continue;
    if (matching.push(each.record) > following) break;
  }
  return {
    records: matching.slice(offset, following),
    next_token: matching.length > following ? formatToken(following) : null,
  };
}

const formatToken = (offset: number) => Buffer.from(JSON.stringify({ offset })).toString("base64url");

function parseToken(token: string): number {
  const match = /^\{"offset":(\d{1,9})\}$/.exec(Buffer.from(token, "base64url").toString());
  if (!match) throw new BadListing("nextToken is not valid");
  return Number(match[1]);
}

function parseLimit(text: string | null): number {
  if (text === null) return defaultLimit;
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 1 || limit > maximumLimit) throw new BadListing("limit must be 1 to 25");
  return limit;
}

function parseInstant(text: string | null, name: string): number | null {
  if (text === null) return null;
  const ms = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new BadListing(`${name} must be an ISO 8601 date-time`);
  return ms;
}
