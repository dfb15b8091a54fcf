import type { DayText } from "#presenters/prepare-day.ts";
import { calendarText } from "./calendar.ts";
import { readingText } from "./readings.ts";
import { todayText } from "./today.ts";

/** The words of the Day page. */
export const dayText = {
  ...readingText,
  calendar: calendarText,
  title: "Day",
  soFar: "so far",
  unlikely: "an unlikely reading",
  states: todayText.states,
  noReading: "No reading",
  unreadable: {
    one: { cycles: "cycle", sleeps: "sleep", recoveries: "recovery", workouts: "workout" },
    whole: "WHOOP sent a {one} of this day that could not be read; the Data page says why.",
    inPart: "Of a {one} could not be read: {fields}.",
  },
  flags: {
    ...todayText.flags,
    open: "This day goes on: strain, energy, naps and workouts are so far.",
    calibrating: "WHOOP was still learning this member, so these numbers enter no baseline.",
  },
  napAt: "Nap",
  nightAt: "Asleep",
  otherNights: {
    title: "Other nights of this day",
    lead: "A second night that began in the same day, or a night on the other side of the date line. Each counts as sleep.",
  },
  previous: "Previous day",
  next: "Next day",
  recovery: "Recovery",
  sleep: "Sleep",
  strain: "Strain",
  naps: "Naps",
  workouts: "Workouts",
  noNaps: "No nap was recorded.",
  noWorkouts: "No workout was recorded.",
  workoutStrain: "strain",
  journal: { title: "Journal", lead: "What was answered in the journal for this day.", yes: "Yes", no: "No" },
  asking: "WHOOP is being asked for this day; what is stored is shown meanwhile.",
  stale: "This day could not be brought up to date just now; it is shown as last stored.",
  source: {
    title: "Where this comes from",
    whoop: "From WHOOP.",
    sandbox: "From the built-in sandbox, not a real person.",
    none: "From an import: no account was ever connected.",
    types: { cycles: "Cycle", sleeps: "Sleep", recoveries: "Recovery", workouts: "Workout" },
    rawNone: "Only an export tells this record; WHOOP itself sent nothing.",
    history: "History of this record",
    raw: "What WHOOP sent",
    nothing: "No record of this day is stored.",
  },
  wrong: {
    title: "There is no such day",
    detail: "An address of a day ends with a date, such as /day/2026-01-31.",
    newest: "To the newest day",
  },
  future: {
    title: "This day is still to come",
    detail: "The newest day stored is {day}.",
  },
  before: {
    title: "This day lies before your records",
    detail: "The oldest day stored is {day}.",
  },
  nothingStored: {
    title: "No days yet",
    detail: "Days appear here once a sync or an import has brought them.",
  },
} satisfies DayText & Record<"title", string> & Record<string, unknown>;
