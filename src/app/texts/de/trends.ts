import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Trends page. */
export const trendsText: Texts["trendsText"] = {
  calendar: calendarText,
  title: "Verläufe",
  lead: "Jede Messgröße über beliebige Tage. Die Adresse enthält die ganze Ansicht; ein Link zeigt also dasselbe wieder.",
  week: { median: "{label}, Median", lowest: "{label}, niedrigster Tag", highest: "{label}, höchster Tag" },
  series: {
    title: "Über die Zeit",
    lead: "Jede Messgröße hat ein eigenes Feld und eine eigene Skala; alle teilen die Tage unten. Lücken sind Tage ohne Wert.",
    weekLead:
      "Die Linie verbindet Mediane von Abschnitten; die blassen Balken reichen vom niedrigsten bis zum höchsten Tag.",
    weekMean: "{label}, Mittel",
    spread: "Niedrigster bis höchster Tag",
    other: "verglichener Zeitraum",
    soFar: "bisher",
  },
  periods: {
    title: "{metric} nach {unit}",
    lead: "Punkt: Mittel. Linie: niedrigster bis höchster Tag.",
    value: "{mean} ({low} – {high}), {n} von {days} Tagen",
    partial: "angeschnitten",
    none: "Kein Wert",
    quarter: "Q{quarter} {year}",
  },
  compare: {
    title: "Gegen den anderen Zeitraum",
    metric: "Messgröße",
    here: "Diese Tage",
    other: "Verglichen mit",
    difference: "Unterschied der Mittel",
    mean: "{mean} (n {n}), {days}",
    unknown: "Kein Wert",
    note: "Beide Zeiträume haben gleich viele Tage. Tage ohne Band können anders sein als Tage mit ihm.",
  },
  distribution: {
    title: "{metric}: wie sich die Tage verteilen",
    bin: "{from} bis unter {to}: {n} Tage",
    today: "Der neueste Tag, {value}, liegt höher als {below} von {n} Tagen. Sein Balken ist umrandet.",
    none: "{n} Tage; der neueste hat keinen Wert.",
  },
  weekdays: {
    title: "{metric} nach Wochentag",
    lead: "Punkt: Median. Linie: der Bereich, in dem er mit 95 % Sicherheit liegt.",
    value: "{median} ({low} – {high}), n {n}",
    tooFew: "{have} von 6 Tagen",
  },
  grid: {
    title: "{metric}, Tag für Tag",
    lead: "Eine Zeile je Wochentag. Hohl: kein Wert. Pfeiltasten gehen, Enter öffnet den Tag.",
    year: "{metric} im Jahr {year}, Tag für Tag",
    hint: "Mit den Pfeiltasten gehst du durch die Tage, mit Enter öffnest du einen.",
    none: "Kein Wert",
  },
  controls: {
    metrics: "Messgrößen, bis zu vier",
    add: "Messgröße {n}",
    none: "Keine",
    step: "Zusammengefasst nach",
    steps: { day: "Tag", week: "Woche", month: "Monat", quarter: "Quartal", year: "Jahr" },
    compare: "Verglichen mit",
    comparing: { none: "Nichts", before: "Den Tagen davor", year: "Vor einem Jahr" },
    show: "Zeigen",
  },
  empty: "Verläufe beginnen mit den ersten Tagen, die eintreffen.",
};
