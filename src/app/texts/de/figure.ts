import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** Words of the frame around every figure. */
export const figureText: Texts["figureText"] = {
  showTable: "Tabelle",
  csv: "CSV",
  dayHint: "Mit den Pfeiltasten links und rechts gehst du durch die Tage, mit Enter öffnest du einen.",
  weeksHint:
    "Mit den Pfeiltasten links und rechts gehst du hindurch, mit Enter siehst du die Tage eines Abschnitts.",
  tapHint: "Tippe ins Diagramm, um einen Tag zu sehen.",
  openDay: "{day} öffnen",
  showDays: "Die Tage zeigen: {day}",
  nothing: "In diesen Tagen gibt es keinen Wert.",
  words: {
    calendar: calendarText,
    noReading: "Kein Wert",
    soFar: "bisher",
    weekOf: "Woche ab {day}",
    fourWeeksFrom: "4 Wochen ab {day}",
    incomplete: "unvollständig",
    fromUsual: "{difference} gegenüber üblich {usual}",
    dayColumn: "Tag",
    weekColumn: "Ab",
  },
};
