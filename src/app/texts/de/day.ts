import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";
import { readingText } from "./readings.ts";
import { todayText } from "./today.ts";

/** The words of the Day page. */
export const dayText: Texts["dayText"] = {
  ...readingText,
  calendar: calendarText,
  title: "Tag",
  soFar: "bisher",
  unlikely: "ein unwahrscheinlicher Wert",
  states: todayText.states,
  noReading: "Kein Wert",
  unreadable: {
    one: { cycles: "Zyklus", sleeps: "Schlaf", recoveries: "Erholung", workouts: "Training" },
    whole: "WHOOP hat für diesen Tag etwas Unlesbares geschickt ({one}); die Seite Daten sagt, warum.",
    inPart: "Nicht lesbar war ({one}): {fields}.",
  },
  flags: {
    ...todayText.flags,
    open: "Dieser Tag läuft noch: Belastung, Energie, Nickerchen und Trainings gelten bisher.",
    calibrating:
      "WHOOP war noch dabei, dieses Mitglied kennenzulernen; diese Zahlen gehen in keinen üblichen Wert ein.",
  },
  napAt: "Nickerchen",
  nightAt: "Geschlafen",
  otherNights: {
    title: "Weitere Nächte dieses Tages",
    lead: "Eine zweite Nacht, die am selben Tag begann, oder eine Nacht jenseits der Datumsgrenze. Jede zählt als Schlaf.",
  },
  previous: "Vorheriger Tag",
  next: "Nächster Tag",
  recovery: "Erholung",
  sleep: "Schlaf",
  strain: "Belastung",
  naps: "Nickerchen",
  workouts: "Trainings",
  noNaps: "Kein Nickerchen aufgezeichnet.",
  noWorkouts: "Kein Training aufgezeichnet.",
  workoutStrain: "Belastung",
  journal: {
    title: "Logbuch",
    lead: "Was im Logbuch für diesen Tag geantwortet wurde.",
    yes: "Ja",
    no: "Nein",
  },
  asking: "WHOOP wird nach diesem Tag gefragt; inzwischen steht hier, was gespeichert ist.",
  stale: "Dieser Tag ließ sich gerade nicht auffrischen; gezeigt wird der letzte gespeicherte Stand.",
  source: {
    title: "Woher das kommt",
    whoop: "Von WHOOP.",
    sandbox: "Aus der eingebauten Sandbox, keine wirkliche Person.",
    none: "Aus einem Import: Es war nie ein Konto verbunden.",
    types: { cycles: "Zyklus", sleeps: "Schlaf", recoveries: "Erholung", workouts: "Training" },
    rawNone: "Nur ein Export kennt diesen Datensatz; WHOOP selbst hat nichts geschickt.",
    history: "Verlauf dieses Datensatzes",
    raw: "Was WHOOP geschickt hat",
    nothing: "Von diesem Tag ist kein Datensatz gespeichert.",
  },
  wrong: {
    title: "Diesen Tag gibt es nicht",
    detail: "Die Adresse eines Tages endet mit einem Datum, etwa /day/2026-01-31.",
    newest: "Zum neuesten Tag",
  },
  future: {
    title: "Dieser Tag kommt erst noch",
    detail: "Der neueste gespeicherte Tag ist der {day}.",
  },
  before: {
    title: "Dieser Tag liegt vor deinen Aufzeichnungen",
    detail: "Der älteste gespeicherte Tag ist der {day}.",
  },
  nothingStored: {
    title: "Noch keine Tage",
    detail: "Tage erscheinen hier, sobald eine Synchronisierung oder ein Import sie gebracht hat.",
  },
};
