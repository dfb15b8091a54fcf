import type { HeartText } from "#presenters/heart-text.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Heart page. */
export const heartText = {
  calendar: calendarText,
  title: "Heart",
  weeks: { median: "{label}, median", lowest: "{label}, lowest", highest: "{label}, highest" },
  states: {
    above: "Your 7-day HRV is {level} ms: above your band of {low}–{high} ms.",
    inside: "Your 7-day HRV is {level} ms: inside your band of {low}–{high} ms.",
    below: "Your 7-day HRV is {level} ms: below your band of {low}–{high} ms.",
    noLevel: "The 7-day HRV needs {need} nights of the last 7; {have} are there.",
    noBand: "Your 7-day HRV is {level} ms. The band needs {need} nights of the 60 before; {have} are there.",
  },
  outside:
    "You were outside your band on {outside} of {of} days ({share} %). About 45 % is typical: half a standard deviation to each side is a convention, not a limit.",
  hrv: {
    title: "Heart rate variability",
    lead: "Dots are nights, the line is the level of 7 days, the band is your own: mean ± half a standard deviation of the 60 days before them (a convention). Equal distances are equal ratios. Higher is not always better.",
    descriptionByWeeks:
      "The line is the median of each stretch, the band your own at its end: mean ± half a standard deviation of 60 days (a convention). Equal distances are equal ratios.",
    label: "HRV",
    level: "7-day level",
    low: "Band from",
    high: "Band to",
    band: "Your band",
    variation: "Variation within the week: {value} % ({n} nights).",
    variationUnknown: "",
  },
  vitals: {
    restingBpm: { title: "Resting heart rate", lead: "Lowest steady rate of the night.", unit: "bpm" },
    respiratoryRate: {
      title: "Respiratory rate",
      lead: "Most people vary by less than 1 breath a minute, so a small change shows.",
      unit: "per min",
    },
    spo2Pct: {
      title: "Blood oxygen",
      lead: "Single low nights are usually noise of the measurement.",
      unit: "%",
    },
    skinTempC: {
      title: "Skin temperature",
      lead: "Difference from the mean of your 30 nights before. The reading itself says little.",
      unit: "°C",
    },
  },
  deviation: "From usual",
  usualLow: "Usual from",
  usualHigh: "Usual to",
  usual: "Usual: mean ± 1 SD of the 30 days before",
  extremes: "Lowest to highest night",
  empty: {
    detail: "Heart rate variability and the other numbers of the night appear with your first scored night.",
  },
} satisfies HeartText & Record<"empty", object>;
