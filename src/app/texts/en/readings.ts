import type { RefusedText } from "#presenters/refused-words.ts";
import { calendarText } from "./calendar.ts";
import { tableText } from "./tables.ts";

/** Words for values that cannot be true, or not together. */
export const readingText = {
  calendar: calendarText,
  refused: "Not possible, so left out: {values}.",
  notCounted: "Left out: not possible",
  fields: tableText.columns,
  contradictions: {
    "asleep-over-in-bed": "More time asleep than in bed: one of the two is wrong.",
    "stages-over-in-bed": "Asleep and awake come to more than the time in bed: one of them is wrong.",
    "debt-over-need": "The need from sleep debt is more than the whole need: one of the two is wrong.",
    "maximum-under-average": "The highest heart rate is below the average: one of the two is wrong.",
    "zones-over-workout": "A workout's zones come to more than its length: one of them is wrong.",
  },
} satisfies RefusedText & Record<string, unknown>;
