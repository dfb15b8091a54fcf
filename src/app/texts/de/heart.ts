import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Heart page. */
export const heartText: Texts["heartText"] = {
  calendar: calendarText,
  title: "Herz",
  weeks: { median: "{label}, Median", lowest: "{label}, niedrigster", highest: "{label}, höchster" },
  states: {
    above: "Deine 7-Tage-HRV ist {level} ms: über deinem Band von {low}–{high} ms.",
    inside: "Deine 7-Tage-HRV ist {level} ms: in deinem Band von {low}–{high} ms.",
    below: "Deine 7-Tage-HRV ist {level} ms: unter deinem Band von {low}–{high} ms.",
    noLevel: "Die 7-Tage-HRV braucht {need} Nächte der letzten 7; {have} sind da.",
    noBand: "Deine 7-Tage-HRV ist {level} ms. Das Band braucht {need} Nächte der 60 davor; {have} sind da.",
  },
  outside:
    "An {outside} von {of} Tagen ({share} %) lagst du außerhalb deines Bandes. Etwa 45 % sind typisch: Eine halbe Standardabweichung nach jeder Seite ist eine Übereinkunft, keine Grenze.",
  hrv: {
    title: "Herzfrequenzvariabilität",
    lead: "Punkte sind Nächte, die Linie ist das Niveau von 7 Tagen, das Band dein eigenes: Mittel ± eine halbe Standardabweichung der 60 Tage davor (eine Übereinkunft). Gleiche Abstände sind gleiche Verhältnisse. Höher ist nicht immer besser.",
    descriptionByWeeks:
      "Die Linie ist der Median jedes Abschnitts, das Band dein eigenes an seinem Ende: Mittel ± eine halbe Standardabweichung von 60 Tagen (eine Übereinkunft). Gleiche Abstände sind gleiche Verhältnisse.",
    label: "HRV",
    level: "7-Tage-Niveau",
    low: "Band von",
    high: "Band bis",
    band: "Dein Band",
    variation: "Schwankung innerhalb der Woche: {value} % ({n} Nächte).",
    variationUnknown: "",
  },
  vitals: {
    restingBpm: { title: "Ruhepuls", lead: "Niedrigster ruhiger Puls der Nacht.", unit: "bpm" },
    respiratoryRate: {
      title: "Atemfrequenz",
      lead: "Bei den meisten schwankt sie um weniger als 1 Atemzug pro Minute; auch kleine Änderungen fallen auf.",
      unit: "pro min",
    },
    spo2Pct: {
      title: "Blutsauerstoff",
      lead: "Einzelne niedrige Nächte sind meist Rauschen der Messung.",
      unit: "%",
    },
    skinTempC: {
      title: "Hauttemperatur",
      lead: "Unterschied zum Mittel deiner 30 Nächte davor. Der Wert selbst sagt wenig.",
      unit: "°C",
    },
  },
  deviation: "Gegenüber üblich",
  usualLow: "Üblich von",
  usualHigh: "Üblich bis",
  usual: "Üblich: Mittel ± 1 SD der 30 Tage davor",
  extremes: "Niedrigste bis höchste Nacht",
  empty: {
    detail:
      "Herzfrequenzvariabilität und die anderen Zahlen der Nacht erscheinen mit deiner ersten bewerteten Nacht.",
  },
};
