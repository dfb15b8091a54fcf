import type { Texts } from "../en.ts";

/** Words around every page: navigation, banners, synchronisation. */
export const shellText: Texts["shellText"] = {
  product: "Pulsekeep",
  description: "Deine WHOOP-Daten, bei dir zu Hause.",
  skipToContent: "Zum Inhalt",
  mainNavigation: "Hauptmenü",
  pages: {
    today: "Heute",
    recovery: "Erholung",
    sleep: "Schlaf",
    heart: "Herz",
    strain: "Belastung",
    workouts: "Trainings",
    trends: "Verläufe",
    insights: "Erkenntnisse",
    model: "Modell",
    tables: "Tabellen",
    data: "Daten",
    settings: "Einstellungen",
  },
  morePages: "Mehr",
  demo: {
    title: "Demodaten aus der eingebauten Sandbox, keine wirkliche Person",
    remove: "In den Einstellungen entfernen",
  },
  offlineCopy: "Dieser Server ist nicht erreichbar. Du siehst die hier aufbewahrte Kopie vom",
  reconnect: {
    title: "WHOOP lässt uns nicht mehr hinein",
    detail: "Was gespeichert ist, bleibt hier. Verbinde neu, um neue Tage zu erhalten.",
    action: "Neu verbinden",
  },
  disconnected: {
    title: "WHOOP ist getrennt",
    detail: "Was gespeichert ist, bleibt hier. Verbinde neu, um neue Tage zu erhalten.",
    action: "Verbinden",
  },
  sync: {
    syncNow: "Jetzt synchronisieren",
    failed: "Die letzte Synchronisierung wurde nicht fertig.",
    partial: "Die letzte Synchronisierung konnte nicht alles lesen. Unter Daten steht, was fehlt.",
    unreachable: "Keine Antwort von diesem Server.",
    states: {
      requested: "Wartet auf Synchronisierung",
      running: "Synchronisiert",
      paused: "Pause, bis WHOOP wieder Anfragen annimmt",
    },
    records: "{records} Datensätze bisher.",
    history: "Alles seit {since} ist da, ältere Tage kommen noch.",
  },
  error: {
    title: "Diese Seite konnte nicht gezeigt werden",
    detail:
      "Auf diesem Server ging etwas schief; sein Protokoll sagt, was. Deine Daten sind davon unberührt.",
    retry: "Noch einmal versuchen",
  },
  databaseAway: {
    title: "Die Datenbank antwortet nicht",
    detail:
      "Versuche es gleich noch einmal. Bleibt sie weg: sieh nach, ob PostgreSQL läuft und DATABASE_URL dorthin führt; ohne DATABASE_URL starte Pulsekeep neu. Was gespeichert war, ist alles noch da.",
    retry: "Noch einmal versuchen",
  },
  notFound: {
    title: "Diese Seite gibt es nicht",
    detail: "Die Adresse ist vielleicht alt oder vertippt.",
    home: "Zu Heute",
  },
};
