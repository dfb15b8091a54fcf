import { within } from "./metrics.ts";
import type { RecordType } from "./record-fields.ts";
import { lengthLimitsMs, limitsOf } from "./record-limits.ts";

/** A value of a record outside what is possible: kept in storage, read as null. An impossible end is an instant in ISO form. */
export interface RefusedValue {
  field: string;
  value: number | string;
}

/** A stored record as it is read: what is impossible is null and listed, and so an end may be unknown. */
export type CheckedRecord<T> = {
  [Field in keyof T]: Field extends "endAt" ? T[Field] | null : T[Field];
} & { refused: RefusedValue[] };

interface Interval {
  startAt?: Date;
  endAt?: Date | null;
  /** Of a cycle: the start of the member's next one, where this one has no end of its own. */
  nextStartAt?: Date | null;
}

/**
 * What a stored record says. This is the one place where hard limits are applied (in SQL: queries/records/readable-rows.ts, from the
 * same catalogue): days, pages, API, CLI and tables read the outcome, exports and WHOOP's JSON what is stored. Only the
 * newest cycle of a member can be open: an older one without an end ends where the next begins.
 */
export function checkRecord<T extends object>(type: RecordType | "body", stored: T): CheckedRecord<T> {
  const read: Partial<Record<string, Date | null>> = {};
  const refused: RefusedValue[] = [];
  for (const [field, limits] of limitsOf(type)) {
    const value: unknown = Reflect.get(stored, field);
    if (typeof value !== "number" || within(value, limits)) continue;
    read[field] = null;
    refused.push({ field, value });
  }
  if (type !== "recoveries" && type !== "body") {
    const { startAt, endAt = null, nextStartAt = null }: Interval = stored;
    const possible = !startAt || !endAt || isPossibleEnd(type, startAt, endAt);
    if (!possible) refused.push({ field: "endAt", value: endAt.toISOString() });
    if (endAt !== null && !possible) read["endAt"] = null;
    if (type === "cycles" && (endAt === null || !possible)) read["endAt"] = nextStartAt;
  }
  return { ...stored, ...read, refused } as CheckedRecord<T>;
}

function isPossibleEnd(type: Exclude<RecordType, "recoveries">, startAt: Date, endAt: Date): boolean {
  return within(endAt.getTime() - startAt.getTime(), lengthLimitsMs[type]);
}

/** Gives every cycle that lacks an end the start of the one that follows among `cycles`, unless it is told already. */
export function withNextStarts<T extends { startAt: Date; endAt: Date | null; nextStartAt?: Date | null }>(
  cycles: readonly T[],
): T[] {
  const starts = cycles.map(({ startAt }) => startAt).sort((a, b) => a.getTime() - b.getTime());
  return cycles.map((cycle) => {
    if (cycle.nextStartAt || (cycle.endAt !== null && cycle.endAt >= cycle.startAt)) return cycle;
    return { ...cycle, nextStartAt: starts.find((startAt) => startAt > cycle.startAt) ?? null };
  });
}
