import type { Texts } from "../en.ts";

/** The words of the Import page. */
export const importText: Texts["importText"] = {
  title: "Import und Export",
  lead: "WHOOPs Datenexport enthält deine ganze Geschichte, auch das Logbuch. Importiere ihn vor oder nach dem Verbinden: Was beide wissen, steht nur einmal da.",
  link: "Import und Export",
  linkDetail: "Deine ganze Geschichte aus WHOOPs Export hinein; alles Gespeicherte hinaus.",
  drop: {
    title: "Den Export hier ablegen",
    detail:
      "Die ZIP-Datei, die WHOOP dir geschickt hat, oder die CSV-Dateien darin, in jeder Sprache. In der WHOOP-App: Mehr, App-Einstellungen, Datenexport. Du siehst, was sich ändern würde, bevor etwas gespeichert wird.",
    choose: "Dateien wählen",
    sending: "Wird gesendet",
    unreachable: "Die Dateien kamen nicht an. Prüfe, ob Pulsekeep läuft, und versuche es noch einmal.",
  },
  reading: "Wird gelesen",
  rows: "{n} Zeilen gelesen",
  oneRow: "1 Zeile gelesen",
  states: {
    arriving: "kommt an",
    uploaded: "wartet darauf, gelesen zu werden",
    reading: "wird gelesen",
    ready: "Vorschau: noch ist nichts gespeichert",
    confirmed: "wird gespeichert",
    done: "gespeichert",
    same: "genau dieser Inhalt ist schon gespeichert",
    undoing: "wird zurückgenommen",
    undone: "zurückgenommen",
    discarded: "verworfen",
    failed: "nicht gespeichert",
  },
  actions: {
    store: "Speichern",
    discard: "Verwerfen",
    undo: "Diesen Import zurücknehmen",
    undoTitle: "Diesen Import zurücknehmen?",
    undoDetail:
      "Alles, was nur dieser Import gebracht hat, geht. Was aus WHOOPs Cloud und anderen Importen kam, bleibt, wie es ist.",
    undoConfirm: "Zurücknehmen",
    close: "Behalten",
  },
  report: {
    preview: "Was sich durch diesen Import ändern würde",
    stored: "Was dieser Import geändert hat",
    columns: {
      file: "Datei",
      type: "Inhalt",
      read: "Gelesen",
      skipped: "Übersprungen",
      new: "Neu",
      changed: "Geändert",
      unchanged: "Unverändert",
      leftOut: "Weggelassen",
    },
    types: {
      cycles: "Zyklen",
      sleeps: "Schlaf",
      recoveries: "Erholungen",
      workouts: "Trainings",
      journal: "Logbuch",
    },
    resaved:
      "{file} wurde von einer Tabellenkalkulation neu gespeichert. Die Datei war lesbar, aber Werte können Stellen verloren haben.",
    skipped: "{file}: {n} Zeilen übersprungen",
    oneSkipped: "{file}: 1 Zeile übersprungen",
    row: "Zeile {row}: {words}",
    rowAndOthers: "Zeile {row} und {n} andere: {words}",
    rowAndOneOther: "Zeile {row} und 1 andere: {words}",
    more: "und {n} weitere",
    mayBeNap:
      "{file}: {n} Erholungen wurden weggelassen, weil sie vielleicht zu einem Nickerchen gehören und nicht zur Nacht. Mit der Schlafdatei im selben Import lässt sich das sagen.",
    oneMayBeNap:
      "{file}: 1 Erholung wurde weggelassen, weil sie vielleicht zu einem Nickerchen gehört und nicht zur Nacht. Mit der Schlafdatei im selben Import lässt sich das sagen.",
    deletedByWhoop: "{file}: {n} Datensätze wurden weggelassen, weil WHOOP sie gelöscht hat.",
    oneDeletedByWhoop: "{file}: 1 Datensatz wurde weggelassen, weil WHOOP ihn gelöscht hat.",
  },
  sources: {
    title: "Woher die Werte kommen",
    onlyImported: "Dieser Datensatz hat eine Quelle: Er stammt ganz aus einem Import.",
    completed: "Alles andere kommt von WHOOPs API.",
    from: "Aus {file}:",
    conflict: "{file} sagt etwas anderes, mehr als gerundet. Es gilt WHOOPs API:",
    values: "{name}: {stored} hier, {imported} im Export",
  },
  conflicts: {
    title: "Verschieden erzählt",
    lead: "Werte, in denen WHOOPs API und ein Export um mehr als Rundung abweichen. Gezeigt werden die der API.",
    none: "Keine: Was die Exporte sagen, stimmt mit WHOOPs API überein.",
    values: "{n} Werte weichen von {file} ab",
    oneValue: "1 Wert weicht von {file} ab",
  },
  export: {
    title: "Alles mitnehmen",
    lead: "Jeder Datensatz, auch importierte, in einer ZIP-Datei.",
    formats: {
      csv: {
        label: "CSV herunterladen",
        detail: "Eine Tabelle je Art von Datensatz, ungerundet. Für Tabellenkalkulationen und Programme.",
      },
      json: {
        label: "JSON herunterladen",
        detail:
          "Dasselbe mit WHOOPs eigenen Datensätzen daneben. Lässt sich ohne Verlust wieder importieren.",
      },
      whoop: {
        label: "WHOOPs Form herunterladen",
        detail: "Wie WHOOPs eigener Export, für Programme, die ihn lesen.",
      },
    },
  },
};
