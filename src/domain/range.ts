import { addDays, type Day, dayNumber, daysBetween, isDay, parseDay, weekBegin } from "./day.ts";
import type { WeekStart } from "./notation.ts";

/** The ranges with a name, shortest first. They end with the newest stored day. */
export const rangeNames = ["7d", "30d", "90d", "6m", "1y", "all"] as const;

export type RangeName = (typeof rangeNames)[number];

/** A range as it was asked for: by name, or by its two ends (both included). */
export type RangeChoice = { name: RangeName } | { name: "custom"; from: Day; to: Day };

/** Days from `from` to `to`, both included. */
export interface Range {
  from: Day;
  to: Day;
}

export const defaultRange: RangeChoice = { name: "30d" };

/** Why what was asked for could not be given. */
export type RangeProblem = "unknown-name" | "wrong-dates";

/** The three words of a query string that choose a range; several of one kind count as none. */
export interface RangeQuery {
  range?: string | string[] | undefined;
  from?: string | string[] | undefined;
  to?: string | string[] | undefined;
}

const longestDays = 20 * 366;
/** A range of fewer days draws a chart nobody can read. */
const shortestDays = 7;

/**
 * The range an address asks for; without one the `remembered` text, else 30 days. What makes no sense falls back to the
 * same, and `problem` says so.
 */
export function readRange(
  query: RangeQuery,
  remembered: string | undefined,
): { choice: RangeChoice; problem: RangeProblem | null } {
  const fallback = choiceOf(remembered) ?? defaultRange;
  if (query.from !== undefined || query.to !== undefined) {
    const choice = choiceOf(`${query.from}_${query.to}`);
    return choice === null ? { choice: fallback, problem: "wrong-dates" } : { choice, problem: null };
  }
  if (query.range === undefined) return { choice: fallback, problem: null };
  const named = rangeNames.find((name) => name === query.range);
  return named === undefined
    ? { choice: fallback, problem: "unknown-name" }
    : { choice: { name: named }, problem: null };
}

/** A choice as one word, to remember it: "30d", or "2026-01-01_2026-02-01". */
export function rangeWord(choice: RangeChoice): string {
  return choice.name === "custom" ? `${choice.from}_${choice.to}` : choice.name;
}

function choiceOf(word: string | undefined): RangeChoice | null {
  const name = rangeNames.find((each) => each === word);
  if (name !== undefined) return { name };
  const [from = "", to = "", ...rest] = (word ?? "").split("_");
  if (rest.length > 0 || !isDay(from) || !isDay(to)) return null;
  const length = daysBetween(from, to);
  return length < 0 || length >= longestDays ? null : { name: "custom", from, to };
}

/**
 * The days a choice means for a member whose records cover `stored`: never before the first or after the last of them
 * (there is nothing to see), and 7 days at least. Two dates that touch nothing stored stay as they were asked for.
 */
export function daysOfRange(choice: RangeChoice, stored: Range): Range {
  const asked = choice.name === "custom" ? choice : { from: beginOf(choice.name, stored), to: stored.to };
  if (asked.from > stored.to || asked.to < stored.from) return { from: asked.from, to: asked.to };
  const to = asked.to < stored.to ? asked.to : stored.to;
  const from = asked.from > stored.from ? asked.from : stored.from;
  const earliest = addDays(to, 1 - shortestDays);
  return { from: choice.name !== "custom" && from > earliest ? earliest : from, to };
}

function beginOf(name: RangeName, stored: Range): Day {
  switch (name) {
    case "7d":
      return addDays(stored.to, -6);
    case "30d":
      return addDays(stored.to, -29);
    case "90d":
      return addDays(stored.to, -89);
    case "6m":
      return addDays(monthsBefore(stored.to, 6), 1);
    case "1y":
      return addDays(monthsBefore(stored.to, 12), 1);
    case "all": {
      const longest = addDays(stored.to, 1 - longestDays);
      return stored.from > longest ? stored.from : longest;
    }
  }
}

/** The same date `count` months earlier, or that month's last day where it has no such date. */
function monthsBefore(day: Day, count: number): Day {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  const lastDate = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return parseDay(`${month}-${String(Math.min(Number(day.slice(8)), lastDate)).padStart(2, "0")}`);
}

/** Number of days in a range. */
export function rangeLength({ from, to }: Range): number {
  return daysBetween(from, to) + 1;
}

/** A calendar week as far as it lies in a range. */
export interface RangeWeek extends Range {
  /** Its days are not all in the range: the current week, or the one the range begins in. */
  partial: boolean;
}

/** The weeks a range touches, oldest first; the first and the last may be partial. */
export function weeksOf({ from, to }: Range, weekStart: WeekStart): RangeWeek[] {
  const first = weekBegin(from, weekStart);
  const count = Math.max(0, Math.floor((dayNumber(to) - dayNumber(first)) / 7) + 1);
  return Array.from({ length: count }, (_, index) => {
    const begin = addDays(first, index * 7);
    const end = addDays(begin, 6);
    return {
      from: begin < from ? from : begin,
      to: end > to ? to : end,
      partial: begin < from || end > to,
    };
  });
}
