import type { TrendDetailsText } from "#charts/prepare-trend-details.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Trends page. */
export const trendsText = {
  calendar: calendarText,
  title: "Trends",
  lead: "Any metric over any days. The address holds the whole view, so a link shows the same again.",
  week: { median: "{label}, median", lowest: "{label}, lowest day", highest: "{label}, highest day" },
  series: {
    title: "Over time",
    lead: "Each metric has a panel and a scale of its own; all share the days below. Gaps are days without a reading.",
    weekLead:
      "The line joins medians of stretches of days; the faint bars reach from their lowest to their highest day.",
    weekMean: "{label}, mean",
    spread: "Lowest to highest day",
    other: "compared period",
    soFar: "so far",
  },
  periods: {
    title: "{metric} by {unit}",
    lead: "Dot: mean. Line: lowest to highest day.",
    value: "{mean} ({low} – {high}), {n} of {days} days",
    partial: "partial",
    none: "No reading",
    quarter: "Q{quarter} {year}",
  },
  compare: {
    title: "Against the other period",
    metric: "Metric",
    here: "These days",
    other: "Compared with",
    difference: "Difference of means",
    mean: "{mean} (n {n}), {days}",
    unknown: "No reading",
    note: "Both periods have the same number of days. Days without the strap may differ from days with it.",
  },
  distribution: {
    title: "{metric}: how the days spread",
    bin: "{from} up to {to}: {n} days",
    today: "The newest day, {value}, is higher than {below} of {n} days. Its bar is outlined.",
    none: "{n} days; the newest has no reading.",
  },
  weekdays: {
    title: "{metric} by weekday",
    lead: "Dot: median. Line: the interval it lies in with 95 % confidence.",
    value: "{median} ({low} – {high}), n {n}",
    tooFew: "{have} of 6 days",
  },
  grid: {
    title: "{metric}, day by day",
    lead: "A row for each weekday. Hollow: no reading. Arrow keys walk, Enter opens the day.",
    year: "{metric} in {year}, day by day",
    hint: "Use the arrow keys to walk through the days and Enter to open one.",
    none: "No reading",
  },
  controls: {
    metrics: "Metrics, up to four",
    add: "Metric {n}",
    none: "None",
    step: "Summed up by",
    steps: { day: "Day", week: "Week", month: "Month", quarter: "Quarter", year: "Year" },
    compare: "Compared with",
    comparing: { none: "Nothing", before: "The days before", year: "A year ago" },
    show: "Show",
  },
  empty: "Trends begin with the first days that arrive.",
} satisfies TrendDetailsText & Record<string, unknown>;
