import type { RowProblemCode } from "./events.ts";

/** One row cannot be read, for the reason in `code`; the rest of its file can. The message is a sentence to show. */
export class RowRefused extends Error {
  readonly code: RowProblemCode;
  constructor(code: RowProblemCode, message: string) {
    super(message);
    this.name = "RowRefused";
    this.code = code;
  }
}

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** Whether an instant can be a member's: inside the years 2000 to 2100. */
export function isPlausibleInstant(at: Date): boolean {
  return at.getTime() >= earliest && at.getTime() <= latest;
}

/** Characters of a name or a question: what an index of a database can hold. */
export const longestName = 500;

/** Minutes a clock on earth may be off UTC. */
export const offsetLimits = { min: -12 * 60, max: 14 * 60 } as const;

/** Throws `RowRefused` when an interval ends before it starts. */
export function judgeInterval(startAt: Date, endAt: Date | null): void {
  if (endAt !== null && endAt < startAt)
    throw new RowRefused("ends-before-start", "It ends before it starts.");
}
