import type { SportWords } from "#domain/sport-table.ts";
import type { ContributorName, TodayMetric } from "#domain/today-metrics.ts";
import type { CalendarNames } from "./day-label.ts";
import type { MetricTexts } from "./metric-text.ts";

/** Every sentence of the Today page. A language is one object of this shape; {names} are filled in. */
export interface TodayText {
  calendar: CalendarNames;
  sports: SportWords;
  metrics: MetricTexts;
  /** With {values}. */
  refused: string;
  /** In place of a figure that cannot be true. */
  notCounted: string;
  title: string;
  lastData: string;
  pillars: { sleep: string; recovery: string; strain: string };
  /** WHOOP's words by our names for them. */
  words: Record<string, string>;
  soFar: string;
  states: { pending: string; unscorable: string; missing: string; unreadable: string };
  versusUsual: { above: string; below: string; same: string; unknown: string };
  usualMark: string;
  verdict: {
    scored: { green: string; yellow: string; red: string };
    /** After the score: the two readings that stand out most, one, or none of note. */
    two: string;
    one: string;
    typical: string;
    typicalOne: string;
    labels: Record<Exclude<ContributorName, "asleepAgainstNeed">, string>;
    reading: string;
    readingAgainstNeed: string;
    readingAboveNeed: string;
    calibrating: string;
    pending: string;
    unscorable: string;
    missing: string;
    refused: string;
    unreadable: string;
  };
  contributors: {
    title: string;
    lead: string;
    labels: Record<ContributorName, string>;
    usual: string;
    typical: string;
    higher: string;
    lower: string;
    muchHigher: string;
    muchLower: string;
    /** The same for amounts. */
    more: string;
    less: string;
    muchMore: string;
    muchLess: string;
  };
  readings: {
    title: string;
    labels: Record<TodayMetric, string>;
    units: Record<TodayMetric, string>;
    usual: string;
    usualUnknown: string;
    ofNeed: string;
    /** Behind a deviation, with {measured}. */
    deviation: string;
  };
  workouts: {
    title: string;
    none: string;
    strain: string;
    states: Record<"pending" | "unscorable" | "missing" | "unreadable", string>;
  };
  trend: {
    /** Over the choice of the metric, for those who hear it. */
    choose: string;
    lead: string;
    leadUnknown: string;
    /** With {low} and {high}. */
    usual: string;
    metrics: Record<"recovery" | "hrvMs" | "restingBpm" | "strain" | "asleepMin", string>;
    units: Record<"recovery" | "hrvMs" | "restingBpm" | "strain" | "asleepMin", string>;
    need: string;
  };
  freshness: {
    scored: string;
    synced: string;
    never: string;
    /** Of somebody who never connected. */
    imported: string;
    justNow: string;
    minutes: string;
    hours: string;
    days: string;
  };
  calibration: { title: string; detail: string };
  flags: Record<"split" | "short-cycle" | "long-cycle", string>;
}
