import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** Words of the frame around every figure over days or weeks. */
export const figureText: Texts["figureText"] = {
  showTable: "Tabelle",
  csv: "CSV",
  keyboardHint: "Mit den Pfeiltasten links und rechts gehst du hindurch.",
  dayColumn: "Tag",
  weekColumn: "Ab",
  words: {
    calendar: calendarText,
    noReading: "Kein Wert",
    soFar: "bisher",
    weekOf: "Woche ab {day}",
    fourWeeksFrom: "4 Wochen ab {day}",
    incomplete: "unvollständig",
  },
};
