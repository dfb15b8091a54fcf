import type { Texts } from "../en.ts";

/** Words of the choice of a range. */
export const rangeText: Texts["rangeText"] = {
  legend: "Gezeigte Tage",
  names: { "7d": "7 T", "30d": "30 T", "90d": "90 T", "6m": "6 M", "1y": "1 J", all: "Alle" },
  spoken: {
    "7d": "7 Tage",
    "30d": "30 Tage",
    "90d": "90 Tage",
    "6m": "6 Monate",
    "1y": "1 Jahr",
    all: "Alle Tage",
  },
  dates: "Daten",
  from: "Von",
  to: "Bis",
  show: "Zeigen",
  problems: {
    "unknown-name": "Die Adresse nennt einen Zeitraum, den es nicht gibt; gezeigt wird der zuletzt gewählte.",
    "wrong-dates": "Die Adresse nennt Tage, die keinen Zeitraum ergeben; gezeigt wird der zuletzt gewählte.",
  },
};
