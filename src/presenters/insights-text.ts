import type { CalendarNames } from "./day-label.ts";
import type { IntervalColumns } from "./interval-figure.ts";
import type { MetricTexts } from "./metric-text.ts";
import type { PairBend } from "./pair-bend.ts";

/** What can be known of a pair of metrics. */
export type CellState = "clear" | "tentative" | "nothing-clear" | "too-early" | "no-spread" | "mechanical";

/** When y stands, seen from x. */
export type WhenWords = Record<"same" | "next" | "later", string>;

/** Words of the Insights page. */
export interface InsightsText {
  calendar: CalendarNames;
  metrics: MetricTexts;
  states: Record<CellState, string>;
  /** With {lag}. */
  when: WhenWords;
  summary: Record<"some" | "none" | "tooEarly", string>;
  /** The findings' frame, and what stands in their place; `tooEarlyDetail` with {days}, `onlyOthersDetail` with {holding}. */
  findings: Record<
    | "title"
    | "lead"
    | "open"
    | "none"
    | "noneDetail"
    | "tooEarly"
    | "tooEarlyDetail"
    | "onlyOthers"
    | "onlyOthersDetail",
    string
  >;
  size: Record<"higher" | "lower" | "later" | "earlier" | "points" | "spread" | "percent", string>;
  sentence: Record<
    | "clear"
    | "tentative"
    | "nothing"
    | "tooEarly"
    | "noSpread"
    | "effect"
    | "coverage"
    | "alike"
    | "performance",
    string
  >;
  matrix: Record<
    "title" | "lead" | "leadLag" | "hint" | "cell" | "plain" | "self" | "corner" | "lags" | "lag" | "sameDay",
    string
  > & {
    columns: Record<"pair" | "r" | "low" | "high" | "n" | "worth" | "q" | "level", string>;
  };
  pair: Record<
    | "title"
    | "lead"
    | "walk"
    | "outliers"
    | "outlier"
    | "unlikely"
    | "noOutliers"
    | "adjustment"
    | "robust"
    | "close"
    | "curve"
    | "curveLead"
    | "noCurve",
    string
  > & { bends: Record<PairBend, string> };
  profile: Record<"title" | "lead" | "value" | "none", string> & { columns: IntervalColumns };
  details: Record<
    | "title"
    | "lead"
    | "adjusted"
    | "raw"
    | "rank"
    | "days"
    | "worth"
    | "q"
    | "qBenjaminiHochberg"
    | "halves"
    | "value"
    | "unknown"
    | "count",
    string
  >;
}
