import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Recovery page. */
export const recoveryText: Texts["recoveryText"] = {
  calendar: calendarText,
  title: "Erholung",
  summary: {
    known:
      "Die Hälfte deiner Tage lag bei {median} % oder darüber. {known} von {of} Tagen haben eine Erholung.",
    learning:
      "{known} von {of} Tagen haben eine Erholung. WHOOP lernte dich noch kennen, daher zählt keine davon schon als üblich.",
    unknown: "In diesem Zeitraum hat noch kein Tag eine Erholung.",
  },
  words: { low: "Niedrig", adequate: "Mäßig", sufficient: "Gut" },
  strainWords: { light: "Leicht", moderate: "Mittel", high: "Hoch", allOut: "Äußerst" },
  weeks: { median: "{label}, Median", lowest: "{label}, niedrigste", highest: "{label}, höchste" },
  chart: {
    title: "Erholung und Belastung",
    lead: "Die Erholung ist beim Aufwachen bekannt, die Belastung kommt danach. Das Band zeigt, wo die Belastung an 8 von 10 deiner Tage mit ähnlicher Erholung (höchstens 10 Punkte entfernt) endete.",
    leadWeeks:
      "Jeder Balken ist der Median einer Woche, über Jahre von vier; die Punkte sind ihr niedrigster und höchster Tag, damit kein Extrem verloren geht.",
    recovery: "Erholung",
    strain: "Belastung",
    strainPanel: "Belastung, 0–21",
    weekMedian: "Median der Woche",
    weekSoFar: "Woche nicht vollständig",
    usualLow: "Übliche Belastung, 10 %",
    usualHigh: "Übliche Belastung, 90 %",
    usualBand: "Übliche Belastung an Tagen mit ähnlicher Erholung",
    extremes: "Niedrigster und höchster Tag",
  },
  shares: {
    title: "Wie sich deine Tage verteilen",
    lead: "Tage nach WHOOPs drei Bereichen.",
    days: "{amount} von {of} Tagen · {share} %",
    part: "Bereich",
    amount: "Tage",
    share: "Anteil",
  },
  weekdays: {
    title: "Nach Wochentag",
    lead: "Punkt: dein Median. Linie: wo der Median mit 95 % Sicherheit liegt. Linien, die sich weit überlappen, zeigen keinen klaren Unterschied.",
    value: "{median} % ({low}–{high}), {n} Tage",
    tooFew: "{have} von 6 nötigen Tagen",
    nothing: "Ein Wochentag braucht 6 Erholungen, bevor sein Median etwas sagt. Wähle mehr Tage.",
    columns: { row: "Wochentag", level: "Median", low: "Von", high: "Bis", n: "Tage" },
  },
  quadrants: {
    title: "Erholung gegen Belastung",
    lead: "Ein Punkt ist ein Tag. Das Kreuz steht bei deinen eigenen Medianen; es zeigt, was du getan hast, und ist kein Rat.",
    corners: {
      highLow: "Erholt, leichterer Tag",
      highHigh: "Erholt, härterer Tag",
      lowLow: "Weniger erholt, leichterer Tag",
      lowHigh: "Weniger erholt, härterer Tag",
    },
    days: "Tage: {n}",
    cross: "Deine Mediane: Erholung {recovery} %, Belastung {strain}.",
    walk: "Durch die Tage gehen",
    tooFew:
      "Dafür braucht es abgeschlossene Tage mit einer Erholung. Die ersten, in denen WHOOP dich noch kennenlernt, zählen nicht.",
  },
  empty: { detail: "Die Erholung erscheint hier mit deiner ersten bewerteten Nacht." },
};
