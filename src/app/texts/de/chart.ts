import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** Words of the frame around every chart. */
export const chartText: Texts["chartText"] = {
  chooseMetric: "Im Diagramm gezeigt",
  showTable: "Tabelle",
  csv: "CSV",
  usualBand: "Üblich",
  keyboardHint: "Mit den Pfeiltasten links und rechts gehst du durch die Tage.",
  dayColumn: "Tag",
  valueColumn: "Wert",
  noteColumn: "Anmerkung",
  words: {
    calendar: calendarText,
    noReading: "Kein Wert",
    soFar: "bisher",
    fromUsual: "{difference} gegenüber üblich {usual}",
  },
};
