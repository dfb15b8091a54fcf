import type { InsightsText } from "#presenters/insights-text.ts";
import { calendarText } from "./calendar.ts";
import { metricText } from "./metrics.ts";

/** The words of the Insights page. No sentence here says that one thing made another happen. */
export const insightsText = {
  calendar: calendarText,
  metrics: metricText,
  title: "Insights",
  empty: "Insights need about 60 days with both readings of a pair. They are worked out as your days arrive.",
  ranges: { legend: "Days looked at", "90d": "90 d", "6m": "6 m", "1y": "1 y", all: "All" },
  waiting: {
    title: "Working it out",
    detail: "Thousands of comparisons are being made. This page shows them as soon as they are done.",
  },
  asOf: "Computed {day}.",
  findings: {
    title: "Strongest findings",
    lead: "From what you choose to what comes after it; the surest first, by the weakest link each is compatible with.",
    tooEarly: "Too early",
    tooEarlyDetail: "Two metrics are compared once {days} days have a reading of both.",
    none: "Nothing clear",
    noneDetail:
      "That is a result too: in these days no pair of metrics went together more than chance would have it.",
    onlyOthers: "Nothing you choose stands out",
    onlyOthersDetail:
      "{holding} patterns hold, but none goes from something you choose to the night or morning after it. The matrix shows them.",
    open: "Show me",
  },
  states: {
    clear: "Clear",
    tentative: "Tentative",
    "nothing-clear": "No clear pattern",
    "too-early": "Too early",
    "no-spread": "Never changes",
    mechanical: "Related by construction",
  },
  when: { same: "the same day", next: "the next day", later: "{lag} days later" },
  summary: {
    some: "{family} comparisons, {holding} with q ≤ 0.10; by design at most about one in ten of those is expected to be chance.",
    none: "{family} comparisons, none with q ≤ 0.10: nothing clear. A link of r ≈ {r} or more would probably have shown up.",
    tooEarly: "About {days} more days are needed before we can say anything.",
  },
  size: {
    higher: "higher",
    lower: "lower",
    later: "later",
    earlier: "earlier",
    points: "points",
    percent: "%",
    spread: "{low} to {high}",
  },
  sentence: {
    clear:
      "{y} on days with high {x} (top third) compared with days with low {x}: {size}, {when}, comparing similar weekdays. {n} days, worth about {worth}. Clear pattern; this does not show that one is the cause of the other.",
    tentative:
      "There may be a link between {x} and {y} {when}: {size}. It is 1 of the {family} comparisons we made, so treat it as a hint.",
    nothing:
      "No clear pattern between {x} and {y} {when} in {n} days. A link of r ≈ {r} or more would probably have shown up.",
    tooEarly: "About {days} more days are needed before we can say anything about {x} and {y} {when}.",
    noSpread: "{x} or {y} never changed in these {n} days, so there is nothing to compare.",
    effect:
      "{y} between the third of days with the most and the least: {size}. The range holds what chance leaves open.",
    alike: "Near-copies that go with it: {others}.",
    performance: "Sleep performance is one part of the score.",
    coverage: "{n} of {days} days have both readings. Days without the strap may differ from days with it.",
  },
  matrix: {
    title: "Every metric with every other",
    lead: "Both of the same day. Only a pattern that holds among all comparisons is coloured.",
    leadLag:
      "A row comes first, a column follows {when}. Only a pattern that holds among all comparisons is coloured.",
    hint: "Arrow keys walk through the matrix, Enter opens a pair.",
    cell: "{x} → {y}, {when}: r {r} ({low} to {high}), {n} days worth about {worth}. {state}.",
    plain: "{x} → {y}, {when}: {state}.",
    self: "{x} with itself.",
    corner: "First ↓ then →",
    lags: "Days between the two",
    lag: "{lag} d",
    sameDay: "Same day",
    columns: {
      pair: "Pair",
      r: "r",
      low: "from",
      high: "to",
      n: "Days",
      worth: "Worth",
      q: "q",
      level: "Evidence",
    },
  },
  pair: {
    title: "{x} and {y}, {when}",
    lead: "A dot is a day with its own {y}; the line runs through the readings as they are, the band is where it may lie.",
    walk: "Walk through the days",
    outliers: "Days apart",
    outlier: "{x}, {y}: far from the line",
    unlikely: "{x}, {y}: an unlikely reading",
    noOutliers: "No day lies far from the line.",
    adjustment:
      "Readings as they are give r {raw}; without weekday rhythm and drift {adjusted} is left, and that is judged.",
    robust: "By ranks, which single days hardly move, r is {rank}.",
    close: "Close",
    curve: "Drawn through the dots",
    curveLead: "The dashed curve is a picture of the dots and no evidence: nothing is judged by it.",
    noCurve: "There are too few days for a curve.",
    bends: { 1: "Line", 2: "Curve", 3: "Curve with two bends" },
  },
  profile: {
    title: "At every distance in days",
    lead: "Dot: r without weekday rhythm and drift. Line: its 95 % interval. All of these were counted.",
    value: "{r} ({low} to {high}), {state}",
    none: "Too early to say anything at any distance.",
    columns: { row: "Days between", level: "r", low: "from", high: "to", n: "Days" },
  },
  details: {
    title: "Numbers",
    lead: "Grey lines take days for independent and are for comparison with other software only.",
    days: "Days with both readings",
    worth: "Worth so many independent days",
    adjusted: "r without weekday and drift",
    q: "q among all comparisons",
    qBenjaminiHochberg: "q by Benjamini and Hochberg",
    halves: "r in the first and second half",
    raw: "r of the readings",
    rank: "r of their ranks",
    value: "{r} ({low} to {high}), p {p}",
    unknown: "not known",
    count: "{n} of {days}",
  },
} satisfies InsightsText & Record<string, unknown>;
