import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";
import { metricText } from "./metrics.ts";

/** Die Wörter der Seite Erkenntnisse. */
export const insightsText: Texts["insightsText"] = {
  calendar: calendarText,
  metrics: metricText,
  title: "Erkenntnisse",
  empty:
    "Erkenntnisse brauchen etwa 60 Tage mit beiden Werten eines Paars. Sie entstehen, während deine Tage eintreffen.",
  ranges: { legend: "Betrachtete Tage", "90d": "90 T", "6m": "6 M", "1y": "1 J", all: "Alle" },
  waiting: {
    title: "Wird ausgerechnet",
    detail: "Tausende Vergleiche werden gemacht. Diese Seite zeigt sie, sobald sie fertig sind.",
  },
  asOf: "Berechnet am {day}.",
  findings: {
    title: "Stärkste Befunde",
    lead: "Von dem, was du wählst, zu dem, was darauf folgt; die sichersten zuerst, nach dem schwächsten Zusammenhang, mit dem sie vereinbar sind.",
    tooEarly: "Zu früh",
    tooEarlyDetail: "Zwei Messwerte werden verglichen, sobald {days} Tage von beiden einen Wert haben.",
    none: "Nichts Klares",
    noneDetail:
      "Auch das ist ein Ergebnis: In diesen Tagen ging kein Paar von Werten mehr zusammen, als der Zufall es tut.",
    onlyOthers: "Nichts, was du wählst, sticht hervor",
    onlyOthersDetail:
      "{holding} Muster bestehen, aber keines führt von etwas, das du wählst, zur Nacht oder zum Morgen danach. Die Matrix zeigt sie.",
    open: "Zeigen",
  },
  states: {
    clear: "Klar",
    tentative: "Hinweis",
    "nothing-clear": "Kein klares Muster",
    "too-early": "Zu früh",
    "no-spread": "Ändert sich nie",
    mechanical: "Hängt rechnerisch zusammen",
  },
  when: { same: "am selben Tag", next: "am nächsten Tag", later: "{lag} Tage später" },
  summary: {
    some: "{family} Vergleiche, {holding} mit q ≤ 0,10; davon ist planmäßig höchstens etwa einer von zehn Zufall.",
    none: "{family} Vergleiche, keiner mit q ≤ 0,10: nichts Klares. Ein Zusammenhang von r ≈ {r} oder mehr hätte sich wohl gezeigt.",
    tooEarly: "Es fehlen noch etwa {days} Tage, bevor sich etwas sagen lässt.",
  },
  size: {
    higher: "höher",
    lower: "niedriger",
    later: "später",
    earlier: "früher",
    points: "Punkte",
    percent: "%",
    spread: "{low} bis {high}",
  },
  sentence: {
    clear:
      "„{y}“ an den Tagen mit dem oberen Drittel von „{x}“ gegenüber denen mit dem unteren: {size}, {when}, ähnliche Wochentage verglichen. {n} Tage, so viel wert wie etwa {worth} unabhängige. Klares Muster; es zeigt nicht, dass das eine die Ursache des anderen ist.",
    tentative:
      "Zwischen „{x}“ und „{y}“ könnte es einen Zusammenhang geben, {when}: {size}. Es ist 1 von {family} Vergleichen, also nur ein Hinweis.",
    nothing:
      "Kein klares Muster zwischen „{x}“ und „{y}“ {when} in {n} Tagen. Ein Zusammenhang von r ≈ {r} oder mehr hätte sich wohl gezeigt.",
    tooEarly: "Es fehlen noch etwa {days} Tage, bevor sich über „{x}“ und „{y}“ {when} etwas sagen lässt.",
    noSpread:
      "„{x}“ oder „{y}“ hat sich in diesen {n} Tagen nie geändert, also gibt es nichts zu vergleichen.",
    effect:
      "„{y}“ zwischen den Tagen im oberen und denen im unteren Drittel: {size}. Die Spanne enthält, was der Zufall offen lässt.",
    alike: "Fast dasselbe und dabei: {others}.",
    performance: "Die Schlafleistung ist ein Teil dieses Werts.",
    coverage: "{n} von {days} Tagen haben beide Werte. Tage ohne Band können anders sein als Tage mit Band.",
  },
  matrix: {
    title: "Jeder Wert mit jedem anderen",
    lead: "Beide vom selben Tag. Farbig ist nur ein Muster, das unter allen Vergleichen besteht.",
    leadLag:
      "Eine Zeile kommt zuerst, eine Spalte folgt {when}. Farbig ist nur ein Muster, das unter allen Vergleichen besteht.",
    hint: "Pfeiltasten gehen durch die Matrix, Enter öffnet ein Paar.",
    cell: "{x} → {y}, {when}: r {r} ({low} bis {high}), {n} Tage, so viel wert wie etwa {worth}. {state}.",
    plain: "{x} → {y}, {when}: {state}.",
    self: "{x} mit sich selbst.",
    corner: "Zuerst ↓ dann →",
    lags: "Tage zwischen beiden",
    lag: "{lag} T",
    sameDay: "Selber Tag",
    columns: {
      pair: "Paar",
      r: "r",
      low: "von",
      high: "bis",
      n: "Tage",
      worth: "Wert",
      q: "q",
      level: "Beleg",
    },
  },
  pair: {
    title: "{x} und {y}, {when}",
    lead: "Ein Punkt ist ein Tag mit seinem Wert „{y}“; die Linie geht durch die Werte, wie sie sind, das Band zeigt, wo sie liegen kann.",
    walk: "Durch die Tage gehen",
    outliers: "Tage abseits",
    outlier: "{x}, {y}: weit von der Linie",
    unlikely: "{x}, {y}: ein unwahrscheinlicher Wert",
    noOutliers: "Kein Tag liegt weit von der Linie.",
    adjustment:
      "Die Werte, wie sie sind, ergeben r {raw}; ohne Wochentage und Drift bleibt {adjusted}, und das wird beurteilt.",
    robust: "Nach Rängen, die einzelne Tage kaum bewegen, ist r {rank}.",
    close: "Schließen",
    curve: "Durch die Punkte gezeichnet",
    curveLead:
      "Die gestrichelte Kurve ist ein Bild der Punkte und kein Beleg: nach ihr wird nichts beurteilt.",
    noCurve: "Für eine Kurve sind es zu wenige Tage.",
    bends: { 1: "Linie", 2: "Kurve", 3: "Kurve mit zwei Bögen" },
  },
  profile: {
    title: "Bei jedem Abstand in Tagen",
    lead: "Punkt: r ohne Wochentage und Drift. Linie: das 95-%-Intervall. Alle wurden mitgezählt.",
    value: "{r} ({low} bis {high}), {state}",
    none: "Bei keinem Abstand lässt sich schon etwas sagen.",
    columns: { row: "Tage dazwischen", level: "r", low: "von", high: "bis", n: "Tage" },
  },
  details: {
    title: "Zahlen",
    lead: "Graue Zeilen halten Tage für unabhängig und dienen nur dem Vergleich mit anderer Software.",
    days: "Tage mit beiden Werten",
    worth: "So viele unabhängige Tage wert",
    adjusted: "r ohne Wochentage und Drift",
    q: "q unter allen Vergleichen",
    qBenjaminiHochberg: "q nach Benjamini und Hochberg",
    halves: "r in erster und zweiter Hälfte",
    raw: "r der Werte",
    rank: "r ihrer Ränge",
    value: "{r} ({low} bis {high}), p {p}",
    unknown: "nicht bekannt",
    count: "{n} von {days}",
  },
};
