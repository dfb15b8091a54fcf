import type { Texts } from "../en.ts";
import { calendarText } from "./calendar.ts";

/** The words of the Model page. */
export const modelText: Texts["modelText"] = {
  calendar: calendarText,
  title: "Modell",
  lead: "Mehrere Messwerte zugleich: was mit einem Ergebnis einhergeht, wenn sich die Tage in den anderen gleichen.",
  week: { median: "{label}, Median", lowest: "{label}, niedrigster Tag", highest: "{label}, höchster Tag" },
  points: "Punkte",
  lags: { same: "{metric}", before: "{metric}, Tag davor", earlier: "{metric}, {n} Tage davor" },
  steps: {
    hour: "je Stunde mehr",
    point: "je Punkt mehr",
    later: "je Stunde später",
    perCent: "je {amount} % mehr",
    units: "je {amount} {unit} mehr",
  },
  summary: {
    explained:
      "Über Wochentag und ein langsames Wandern hinaus gehen mit diesen Messwerten {metrics} % der Schwankung von Tag zu Tag einher ({outcome}); mit Wochentag und Wandern allein {calendar} %. Der Rest ist nicht erklärt.",
    days: "{n} von {days} Tagen haben alles, so viel wert wie etwa {worth} unabhängige Tage.",
    fewerDays: "Tage ohne Band können anders sein als Tage mit Band.",
    leftOut: {
      "no-readings": "„{predictor}“ hat in diesen Tagen keinen Wert und ist weggelassen.",
      "adds-nothing":
        "„{predictor}“ ändert sich in diesen Tagen nie oder folgt ganz aus den anderen und ist weggelassen.",
    },
  },
  verdict: {
    sentence: {
      clear:
        "Tage, die sich in „{predictor}“ unterschieden, unterschieden sich auch in „{outcome}“: {size} {step} ({low} bis {high}), bei Tagen, die sich in den anderen Messwerten gleichen. Klares Muster; das zeigt nicht, dass eines die Ursache des anderen ist.",
      tentative:
        "Zwischen „{predictor}“ und {outcome} könnte es einen Zusammenhang geben: {size} {step} ({low} bis {high}); einer der {m} Vergleiche dieses Modells, also nur ein Hinweis.",
      "nothing-clear":
        "Kein klares Muster zwischen „{predictor}“ und {outcome}: {size} {step} ({low} bis {high}). {seen}",
      "too-early": "„{predictor}“: {size} {step} ({low} bis {high}), zu früh für eine Aussage.",
    },
    seen: "Wahrscheinlich aufgefallen wäre ein Unterschied ab dieser Größe: {seen}.",
    together: {
      clear:
        "{predictors} bewegen sich zu eng miteinander, um sie zu trennen. Zusammen gehen sie mit {outcome} einher: klares Muster.",
      tentative:
        "{predictors} bewegen sich zu eng miteinander, um sie zu trennen. Zusammen könnten sie mit {outcome} zusammenhängen.",
      "nothing-clear":
        "{predictors} bewegen sich zu eng miteinander, um sie zu trennen, und zeigen zusammen kein klares Muster mit {outcome}.",
      "too-early": "{predictors} bewegen sich zu eng miteinander, um sie zu trennen.",
    },
    collinear: "{predictor} bewegt sich mit den anderen Messwerten (VIF {vif}), daher der breite Bereich.",
    none: {
      "too-few-days": "Es fehlen noch etwa {more} Tage mit allen Messwerten, bevor sich etwas sagen lässt.",
      "too-few-effective-days":
        "Tage gleichen ihren Nachbarn: Diese sind etwa {have} unabhängige Tage wert, und so viele Messwerte brauchen {need}. Wähle weniger Messwerte oder mehr Tage.",
      "carry-over":
        "Was übrig bleibt, gleicht sich von Tag zu Tag fast ganz. Werte, die so wandern, sehen verwandt aus, ohne es zu sein; darum gibt es kein Urteil.",
    },
    nothingClear:
      "Nichts Klares. Keiner dieser Messwerte geht sicher genug mit {outcome} einher, um es vom Zufall zu unterscheiden.",
    level: {
      clear: "Klar",
      tentative: "Hinweis",
      "nothing-clear": "Nichts Klares",
      "too-early": "Zu früh",
    },
    jointly: "Nicht trennbar",
    ownPast: "Nachwirkung, berücksichtigt",
  },
  refused: {
    title: "Kein Modell dieser Tage",
    "too-few-days":
      "{have} Tage haben alle Messwerte; {need} braucht es, um etwas zu berechnen. Wähle mehr Tage oder weniger Messwerte.",
    "outcome-never-varies": "{outcome} ist an allen diesen Tagen gleich; nichts kann damit einhergehen.",
    "nothing-to-predict-with":
      "Keiner dieser Messwerte ändert sich in diesen Tagen, also gibt es nichts zu vergleichen. Wähle andere Messwerte oder mehr Tage.",
  },
  effects: {
    title: "Was mit „{outcome}“ einhergeht",
    natural: "Punkt: der Unterschied ({outcome}) für den Schritt daneben. Linie: sein 95-%-Bereich.",
    standardised:
      "Punkt: übliche Streuungen ({outcome}) für eine übliche Streuung des Messwerts, damit alle vergleichbar sind. Linie: 95-%-Bereich.",
    columns: { row: "Messwert", level: "Schätzung", low: "Von", high: "Bis", n: "Tage" },
    standardisedUnit: "Streuungen",
    value: "{size} ({low} bis {high}) {step} · {level}",
    nothing: "Es gibt nichts zu zeichnen.",
  },
  fit: {
    r2: "R², Anteil der Schwankung",
    adjustedR2: "R², angepasst",
    f: "F",
    residualSd: "Üblicher Abstand vom Modell",
    aic: "AIC",
    bic: "BIC",
    durbinWatson: "Durbin–Watson",
    lag1: "Nachwirkung im Rest",
    days: "Tage",
    worth: "Wert in unabhängigen Tagen",
    pBelow: "p < 0,001",
    p: "p {p}",
  },
  unseen: {
    title: "In Wochen, die es nicht kannte",
    lead: "Punkte: was kam. Linie: was das Modell sagte, jede Woche nur an den Wochen davor angepasst.",
    weekLead:
      "Mediane von Abschnitten: was kam, und was das Modell sagte, jede Woche nur an den Wochen davor angepasst.",
    actual: "{outcome}",
    predicted: "Modell",
    sentence:
      "An {n} solchen Tagen lag das Modell im Mittel um {model} daneben; {guess} um {naive}. An {better} davon war das Modell näher.",
    better:
      "Es war besser als jede Schätzung, die kein Modell braucht, und mehr als der Zufall es macht. Es kannte {knew}; die Schätzungen kannten nur frühere Werte von „{outcome}“.",
    worse: "Eine bessere Schätzung geben diese Messwerte nicht her.",
    tooFew:
      "Das Modell wird an unbekannten Wochen geprüft, sobald {need} Tage alle Messwerte haben; bisher {have}.",
    guesses: {
      average: "dein bisheriger Durchschnitt",
      "last-week": "dein Durchschnitt der letzten 7 Tage",
      yesterday: "der Wert des Vortags",
      weekday: "dein Durchschnitt der letzten 8 solchen Wochentage",
    },
    model: "das Modell",
    columns: {
      guess: "Schätzung",
      mae: "Mittlerer Fehler",
      rmse: "Wurzel des mittleren Quadrats",
      bias: "Schiefe",
    },
  },
  quoted: "„{name}“",
  extremes: { calendar: "Wochentag und Wandern", rest: "Nicht erklärt", from: "Durchschnitt {mean}" },
  residuals: {
    time: {
      title: "Was übrig bleibt, Tag für Tag",
      lead: "Tatsächlich minus Modell. Lange Strecken auf einer Seite hießen, dass etwas fehlt.",
      weekLead: "Tatsächlich minus Modell: Mediane von Abschnitten mit ihrem niedrigsten und höchsten Tag.",
      label: "Tatsächlich minus Modell",
    },
    fitted: {
      title: "Was übrig bleibt, nach Größe",
      lead: "Eine Wolke ohne Form hinterlässt ein passendes Modell; ein Bogen oder Trichter nicht.",
      fitted: "Modell",
      residual: "Tatsächlich minus Modell",
      cross: "Jeder Punkt ist ein Tag.",
    },
    lags: {
      title: "Wie lange es nachwirkt",
      lead: "Korrelation des Rests mit sich selbst so viele Tage später. Das Band gilt für jeden Balken einzeln: Durch Zufall liegt etwa jeder zwanzigste außerhalb.",
      lag: "Tage Abstand",
      correlation: "Korrelation",
      band: "±{band}: durch Zufall einer von zwanzig außerhalb",
    },
  },
  detail: {
    intercept: "Stand, wenn alle 0 sind",
    columns: {
      predictor: "Messwert",
      method: "Schlussweise",
      estimate: "Koeffizient",
      se: "Standardfehler",
      t: "t",
      p: "p",
      interval: "95-%-Bereich",
      vif: "VIF",
      adjustedP: "p, angepasst (Holm)",
    },
    methods: {
      robust: "Robust (EWC), Urteile",
      neweyWest: "Newey–West",
      plain: "Einfach, als wären Tage unabhängig",
    },
  },
  refusals: {
    "not-known-before": "vorher nicht bekannt",
    "same-metric": "der Messwert selbst",
    "part-of-recovery": "die Erholung wird daraus berechnet",
    "same-heart-recording": "aus derselben Aufnahme des Herzens gemessen",
    "same-night": "aus derselben Nacht gezählt",
    "sleep-need": "Teil der Berechnung des Schlafbedarfs",
    "sleep-performance": "Teil der Berechnung der Schlafleistung",
    "bed-and-wake-times": "aus Bett- und Aufwachzeit berechnet",
    "same-heart-rate": "aus dem Puls desselben Tages gezählt",
  },
  ready: { legend: "Modelle", recovery: "Erholung", hrv: "HRV" },
  scale: { legend: "Maßstab", natural: "In eigener Einheit", standardised: "Vergleichbar" },
  levelsTitle: "In Worten",
  fitTitle: "Wie gut es zu diesen Tagen passt",
  fitLead: "An den Tagen, an denen es angepasst wurde. Unbekannte Wochen stehen darüber.",
  highest: "Höchste Tage",
  lowest: "Niedrigste Tage",
  extremesLead:
    "Von deinem Durchschnitt zu diesem Tag: womit der Abstand jedes Messwerts von seinem eigenen Durchschnitt einhergeht.",
  detailTitle: "Alle Zahlen",
  detailLead:
    "Koeffizienten je Einheit der Rechnung (Minuten, Punkte; HRV als natürlicher Logarithmus). Urteile beruhen nur auf den robusten Zeilen.",
  question: {
    open: "Frage ändern",
    outcome: "Ergebnis",
    sameDay: "Vorher bekannt, am selben Tag",
    dayBefore: "Am Tag davor",
    apply: "Berechnen",
    left: "Nicht angeboten für „{outcome}“, weil durch Berechnung verwandt",
    dropped: "Weggelassen: {list}.",
    unknown: "Die Adresse nennt einen Messwert, den es nicht gibt; gezeigt wird ein fertiges Modell.",
    none: "Wähle mindestens einen Messwert. Gezeigt wird ein fertiges Modell.",
    many: "Höchstens {most} Messwerte passen in ein Modell; gezeigt wird ein fertiges.",
  },
  save: {
    open: "Modell behalten",
    name: "Name",
    hint: "Es bekommt dann oben einen eigenen Link.",
    save: "Behalten",
    remove: "„{name}“ entfernen",
  },
  empty: "Ein Modell beginnt mit den ersten Tagen, die ankommen; nach etwa 60 sagt es etwas.",
};
