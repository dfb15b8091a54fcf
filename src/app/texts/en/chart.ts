import type { ChartText } from "#components/charts/chart-text.ts";
import { calendarText } from "./calendar.ts";

/** Words of the frame around every chart. */
export const chartText: ChartText = {
  chooseMetric: "Shown in the chart",
  showTable: "Table",
  csv: "CSV",
  usualBand: "Usual",
  keyboardHint: "Use the left and right arrow keys to walk through the days.",
  dayColumn: "Day",
  valueColumn: "Value",
  noteColumn: "Note",
  words: {
    calendar: calendarText,
    noReading: "No reading",
    soFar: "so far",
    fromUsual: "{difference} from usual {usual}",
  },
};
