import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Strain page. */
export const strainText: Texts["strainText"] = {
  calendar: calendarText,
  title: "Belastung",
  lead: "Wie hart deine Tage waren, was du gewohnt bist und wo dein Puls lag.",
  soFar: "bisher",
  week: { median: "{label}, Median", lowest: "{label}, niedrigster Tag", highest: "{label}, höchster Tag" },
  strainWords: { light: "Leicht", moderate: "Mittel", high: "Hoch", allOut: "Äußerst" },
  day: {
    title: "Tagesbelastung und Energie",
    lead: "Die Belastung reicht von 0 bis 21 und sättigt: Von 18 auf 20 braucht es weit mehr als von 4 auf 6. Linien zeigen, wo ihre Wörter wechseln.",
    weekLead:
      "Jeder Punkt ist der Median eines Abschnitts von Tagen; der blasse Balken dahinter reicht vom niedrigsten bis zum höchsten Tag.",
    strain: "Belastung",
    energy: "Energie",
    spread: "Niedrigster bis höchster Tag",
  },
  load: {
    title: "Akute und chronische Last",
    lead: "Mittlere Tagesbelastung der letzten 7 und der letzten 28 Tage. Die Belastung ist oben gestaucht, diese Linien also auch.",
    acute: "Akut, 7 Tage",
    nothing: "Die Last braucht {days} vollendete Tage mit Belastung in einer Woche.",
    chronic: "Chronisch, 28 Tage",
    usual: "Deine übliche Änderung je Woche, 10–90 %",
    usualLow: "Üblich von",
    usualHigh: "Üblich bis",
    change:
      "Innerhalb einer Woche ändert sich deine akute Last üblicherweise um {low} bis {high} (8 von 10 von {n} Tagen).",
    changeUnknown: "Deine übliche Änderung je Woche ist noch nicht bekannt: {have} von {need} Änderungen.",
    ratio:
      "Die Last dieser Woche ist das {ratio}-Fache deiner drei Wochen davor; darüber lagst du in {above} der letzten {weeks} Wochen.",
    ratioNothing:
      "Die drei Wochen davor hatten keine Belastung; diese Woche lässt sich mit nichts vergleichen.",
    ratioUnknown:
      "Diese Woche lässt sich noch nicht mit den drei davor vergleichen: {have} von {need} Tagen.",
  },
  zones: {
    title: "Pulszonen je Woche",
    lead: "Zeit in Trainings, Zone 0 unten bis Zone 5 oben. Schattierte Wochen sind nicht vollständig.",
    descriptionByWeeks:
      "Die mittlere Woche aus je vier: Zeit in Trainings, Zone 0 unten bis Zone 5 oben. Schattierte Abschnitte sind nicht vollständig.",
    minutesUnit: "h:mm",
    shareTitle: "Pulszonen je Woche, als Anteile",
    zone: "Zone {zone}",
    withoutZone0: "Ein Export nennt Zone 0 nicht; Wochen mit importierten Trainings beginnen mit Zone 1.",
    unscored: "Trainings ohne Zonen, in keiner dieser Summen: {n}.",
    choose: "Zonen gezeigt als",
    asMinutes: "Stunden",
    asShare: "Anteile",
  },
  empty: {
    detail:
      "Die Belastung beginnt mit dem ersten Zyklus, der eintrifft. Verbinde WHOOP oder warte auf die erste Synchronisierung.",
  },
};
