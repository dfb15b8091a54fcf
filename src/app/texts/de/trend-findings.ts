import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";
import { insightsText } from "./insights.ts";
import { metricText } from "./metrics.ts";

/** Wörter für Drift und Stufen. */
export const trendFindingsText: Texts["trendFindingsText"] = {
  calendar: calendarText,
  metrics: metricText,
  states: insightsText.states,
  title: "Drift und Stufen",
  lead: "Erst Stufen, dann eine Drift in dem, was sie übrig lassen. Alle zusammen sind unter allen Werten beurteilt, mit dem, was von Tag zu Tag nachwirkt.",
  found: "{change} je 30 Tage ({low} bis {high}), {n} Tage.",
  nothing: "Keine klare Drift: {change} je 30 Tage, und alles von {low} bis {high} würde passen. {n} Tage.",
  tooEarly: "{have} von {need} Tagen. Eine Drift braucht 30 Werte über 45 Tage ohne Stufe.",
  noSpread: "Der Wert ändert sich nie.",
  step: "Eine Stufe um den {day}, am ehesten zwischen dem {earliest} und dem {latest}: im Mittel {before} davor, {after} danach.",
  awaitedState: "Wird berechnet",
  awaited: "Die Tage werden angesehen; das dauert einen Moment.",
  marks: {
    drift: "{label}, Drift",
    level: "{label}, Mittel des Abschnitts",
    driftKey: "Drift, in ihrem 95-%-Bereich",
    levelKey: "Mittel vor und nach einer Stufe",
  },
};
