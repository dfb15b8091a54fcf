import type { StrainText } from "#presenters/strain-text.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Strain page. */
export const strainText = {
  calendar: calendarText,
  title: "Strain",
  lead: "How hard your days were, what you are used to, and where your heart rate went.",
  soFar: "so far",
  week: { median: "{label}, median", lowest: "{label}, lowest day", highest: "{label}, highest day" },
  strainWords: { light: "Light", moderate: "Moderate", high: "High", allOut: "All-out" },
  day: {
    title: "Day strain and energy",
    lead: "Strain runs from 0 to 21 and saturates: 18 to 20 takes far more than 4 to 6. Lines mark where its words change.",
    weekLead:
      "Each dot is the median of a stretch of days; the faint bar behind it reaches from its lowest to its highest day.",
    strain: "Strain",
    energy: "Energy",
    spread: "Lowest to highest day",
  },
  load: {
    title: "Acute and chronic load",
    lead: "Mean day strain of the last 7 and of the last 28 days. Strain is compressed at the top, so these lines are too.",
    acute: "Acute, 7 days",
    nothing: "Load needs {days} finished days of strain within a week.",
    chronic: "Chronic, 28 days",
    usual: "Your usual weekly change, 10–90 %",
    usualLow: "Usual from",
    usualHigh: "Usual to",
    change: "Within a week your acute load usually changes by {low} to {high} (8 of 10 of {n} days).",
    changeUnknown: "Your usual weekly change is not known yet: {have} of {need} changes.",
    ratio:
      "This week's load is {ratio} times your previous three weeks; you have been above that in {above} of the last {weeks} weeks.",
    ratioNothing: "The three weeks before had no load, so there is nothing to compare this week with.",
    ratioUnknown: "This week cannot be compared with the three before it yet: {have} of {need} days.",
  },
  zones: {
    title: "Heart rate zones per week",
    lead: "Time in workouts, zone 0 below to zone 5 on top. Shaded weeks are not complete.",
    descriptionByWeeks:
      "The mean week of every four: time in workouts, zone 0 below to zone 5 on top. Shaded stretches are not complete.",
    minutesUnit: "h:mm",
    shareTitle: "Heart rate zones per week, as shares",
    zone: "Zone {zone}",
    withoutZone0: "An export does not tell zone 0, so weeks with imported workouts begin with zone 1.",
    unscored: "Workouts without zones, in none of these sums: {n}.",
    choose: "Zones shown as",
    asMinutes: "Hours",
    asShare: "Shares",
  },
  empty: {
    detail: "Strain begins with the first cycle that arrives. Connect WHOOP or wait for the first sync.",
  },
} satisfies StrainText & Record<"title" | "lead" | "empty", unknown>;
