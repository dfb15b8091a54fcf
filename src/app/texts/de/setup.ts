import type { Texts } from "../en.ts";

/** Words of the set-up wizard. */
export const setupText: Texts["setupText"] = {
  title: "Einrichten",
  owner: {
    heading: "Willkommen bei Pulsekeep",
    lead: "Deine WHOOP-Daten, bei dir zu Hause. Zuerst: Wer bist du?",
    name: "Dein Name",
    password: "Passwort",
    passwordHint: "Mindestens 12 beliebige Zeichen. Ein paar Wörter hintereinander eignen sich gut.",
    submit: "Weiter",
  },
  noCode: {
    heading: "Öffne die Adresse aus der Konsole",
    detail:
      "Zum Einrichten braucht es den einmaligen Code aus der Adresse, die Pulsekeep beim Start ausgibt. So kann das nur jemand tun, der am Rechner sitzt.",
    ways: [
      {
        id: "look",
        text: "Suche die Adresse in dem Fenster, in dem du Pulsekeep gestartet hast, und öffne sie.",
      },
      {
        id: "restart",
        text: "Ein Code gilt einmal und 30 Minuten lang. Beende Pulsekeep und starte es wieder, dann gibt es einen neuen.",
      },
      {
        id: "password",
        text: "Gibt es schon einen Besitzer? Setze auf dem Rechner ein neues Passwort: npm run cli -- user password",
      },
    ],
  },
  source: {
    heading: "Woher sollen die Daten kommen?",
    lead: "Das andere kannst du später in den Einstellungen tun.",
    connectTitle: "Mein WHOOP-Band",
    connectLead: "Verbindet sich mit deinem WHOOP-Konto, nur lesend. Dauert etwa fünf Minuten.",
    connect: "WHOOP verbinden",
    demoTitle: "Nur umsehen",
    demoLead:
      "Fügt eine erfundene Person mit drei Jahren Verlauf hinzu. Sie ist überall als Demo gekennzeichnet und mit einem Klick wieder weg.",
    demo: "Demodaten hinzufügen",
  },
};
