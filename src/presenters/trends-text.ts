import type { CalendarNames } from "./day-label.ts";
import type { IntervalColumns } from "./interval-figure.ts";
import type { WeekWords } from "./series-parts.ts";

/** Words of the Trends page's charts. {names} are filled in. */
export interface TrendsText {
  calendar: CalendarNames;
  week: WeekWords;
  series: {
    title: string;
    lead: string;
    weekLead: string;
    meanLead: string;
    weekMean: string;
    /** How many days of a week have a reading. */
    weekDays: string;
    spread: string;
    other: string;
    partial: string;
  };
  periods: Record<"title" | "lead" | "value" | "partial" | "none" | "quarter", string> & {
    units: Record<"month" | "quarter" | "year", string>;
    columns: IntervalColumns;
  };
}

/** Words of what stands below the lines. */
export interface TrendDetailsText extends TrendsText {
  compare: Record<
    "title" | "days" | "note" | "mean" | "unknown" | "sides" | "difference" | "within" | "tooFew",
    string
  > & {
    columns: Record<
      "metric" | "here" | "hereDays" | "other" | "otherDays" | "difference" | "low" | "high",
      string
    >;
  };
  distribution: Record<
    "title" | "lead" | "today" | "none" | "soFar" | "bin" | "walk" | "marker" | "nothing",
    string
  > & {
    columns: Record<"from" | "to" | "days", string>;
  };
  weekdays: Record<"title" | "lead" | "value" | "tooFew" | "nothing", string> & { columns: IntervalColumns };
  grid: Record<"title" | "lead" | "leadQuarters" | "walk" | "quarter", string> & {
    /** Recovery's three words, the lowest first. */
    words: readonly [string, string, string];
  };
}
