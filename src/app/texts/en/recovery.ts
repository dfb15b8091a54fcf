import type { RecoveryText } from "#presenters/recovery-text.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Recovery page. */
export const recoveryText = {
  calendar: calendarText,
  title: "Recovery",
  summary: {
    known: "Half of your days were at {median} % or above. {known} of {of} days have a recovery.",
    learning:
      "{known} of {of} days have a recovery. WHOOP was still learning about you, so none of them counts as usual yet.",
    unknown: "No day in this range has a recovery yet.",
  },
  words: { low: "Low", adequate: "Adequate", sufficient: "Sufficient" },
  strainWords: { light: "Light", moderate: "Moderate", high: "High", allOut: "All-out" },
  weeks: { median: "{label}, median", lowest: "{label}, lowest", highest: "{label}, highest" },
  chart: {
    title: "Recovery and strain",
    lead: "Recovery is known at waking, strain comes after it. The band is where strain ended on 8 of 10 of your days with similar recovery (within 10 points).",
    leadWeeks:
      "Each bar is the median of one week, or of four in ranges of years; the dots are its lowest and highest day, so no extreme is lost.",
    recovery: "Recovery",
    strain: "Strain",
    strainPanel: "Strain, 0–21",
    weekMedian: "Median of the week",
    weekSoFar: "Week not complete",
    usualLow: "Usual strain, 10 %",
    usualHigh: "Usual strain, 90 %",
    usualBand: "Usual strain on days with similar recovery",
    extremes: "Lowest and highest day",
  },
  shares: {
    title: "How your days were spread",
    lead: "Days by WHOOP's three ranges.",
    days: "{amount} of {of} days · {share} %",
    part: "Range",
    amount: "Days",
    share: "Share",
  },
  weekdays: {
    title: "By weekday",
    lead: "Dot: your median. Line: where the median lies with 95 % confidence. Lines that overlap widely show no clear difference.",
    value: "{median} % ({low}–{high}), {n} days",
    tooFew: "{have} of 6 days needed",
    nothing: "A weekday needs 6 recoveries before its median says anything. Choose more days.",
    columns: { row: "Weekday", level: "Median", low: "From", high: "To", n: "Days" },
  },
  quadrants: {
    title: "Recovery against strain",
    lead: "A dot is a day. The cross stands at your own medians; this shows what you did, it is no advice.",
    corners: {
      highLow: "Recovered, easier day",
      highHigh: "Recovered, harder day",
      lowLow: "Less recovered, easier day",
      lowHigh: "Less recovered, harder day",
    },
    days: "Days: {n}",
    cross: "Your medians: recovery {recovery} %, strain {strain}.",
    walk: "Walk through the days",
    tooFew:
      "This needs finished days with a recovery. The first ones, while WHOOP still learns you, do not count.",
  },
  empty: { detail: "Recovery appears here with your first scored night." },
} satisfies RecoveryText & Record<"empty", object>;
