import type { FigureText } from "#components/charts/figure-text.ts";
import { calendarText } from "./calendar.ts";

/** Words of the frame around every figure over days or weeks. */
export const figureText: FigureText = {
  showTable: "Table",
  csv: "CSV",
  keyboardHint: "Use the left and right arrow keys to walk through it.",
  dayColumn: "Day",
  weekColumn: "From",
  words: {
    calendar: calendarText,
    noReading: "No reading",
    soFar: "so far",
    weekOf: "Week of {day}",
    fourWeeksFrom: "4 weeks from {day}",
    incomplete: "incomplete",
  },
};
