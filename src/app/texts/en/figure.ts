import type { FigureText } from "#components/charts/figure-text.ts";
import { calendarText } from "./calendar.ts";

/** Words of the frame around every figure. */
export const figureText: FigureText = {
  showTable: "Table",
  csv: "CSV",
  dayHint: "Use the left and right arrow keys to walk through the days and Enter to open one.",
  weeksHint: "Use the left and right arrow keys to walk through it and Enter to see the days of a stretch.",
  tapHint: "Tap the chart to see a day.",
  openDay: "Open {day}",
  showDays: "Show the days: {day}",
  nothing: "There is no reading in these days.",
  words: {
    calendar: calendarText,
    noReading: "No reading",
    soFar: "so far",
    weekOf: "Week of {day}",
    fourWeeksFrom: "4 weeks from {day}",
    incomplete: "incomplete",
    fromUsual: "{difference} from usual {usual}",
    dayColumn: "Day",
    weekColumn: "From",
  },
};
