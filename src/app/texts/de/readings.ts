import type { readingText as english } from "../en/readings.ts";
import { calendarText } from "./calendar.ts";
import { tableText } from "./tables.ts";

/** Wörter für Werte, die nicht stimmen können, oder nicht zusammen. */
export const readingText: typeof english = {
  calendar: calendarText,
  refused: "Nicht möglich, deshalb weggelassen: {values}.",
  notCounted: "Weggelassen: nicht möglich",
  fields: tableText.columns,
  contradictions: {
    "asleep-over-in-bed": "Mehr Zeit geschlafen als im Bett: eins von beiden stimmt nicht.",
    "stages-over-in-bed": "Geschlafen und wach ergeben mehr als die Zeit im Bett: etwas davon stimmt nicht.",
    "debt-over-need":
      "Der Bedarf aus Schlafschuld ist mehr als der ganze Bedarf: eins von beiden stimmt nicht.",
    "maximum-under-average": "Der höchste Puls liegt unter dem mittleren: eins von beiden stimmt nicht.",
    "zones-over-workout": "Die Zonen eines Trainings ergeben mehr als seine Dauer: etwas davon stimmt nicht.",
  },
};
