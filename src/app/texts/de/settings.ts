import type { Texts } from "../en.ts";

/** Words of the settings page. */
export const settingsText: Texts["settingsText"] = {
  title: "Einstellungen",
  heading: "Einstellungen",
  connection: {
    title: "Verbindung zu WHOOP",
    states: {
      none: "Noch nicht verbunden",
      active: "Verbunden",
      reconnect: "Muss neu verbunden werden",
      disconnected: "Getrennt",
    },
    sandbox: "Verbunden mit der eingebauten Sandbox",
    since: "Seit",
    reason: "Warum",
    scopes: "Darf lesen",
    scopeNames: {
      "read:recovery": "Erholung",
      "read:cycles": "Zyklen und Belastung",
      "read:workout": "Trainings",
      "read:sleep": "Schlaf",
      "read:profile": "Name und E-Mail",
      "read:body_measurement": "Größe, Gewicht, höchster Puls",
      offline: "auch wenn du nicht da bist",
    },
    connect: "WHOOP verbinden",
    reconnect: "Neu verbinden",
    disconnect: "Trennen",
    disconnectTitle: "Von WHOOP trennen?",
    disconnectDetail:
      "Es kommen keine neuen Tage mehr. Alles Gespeicherte bleibt hier, und du kannst jederzeit wieder verbinden.",
    disconnectConfirm: "Trennen, Daten behalten",
  },
  demo: {
    title: "Demodaten",
    lead: "Eine erfundene Person aus der eingebauten Sandbox, überall als Demo gekennzeichnet.",
    add: "Demodaten hinzufügen",
    view: "Ansehen",
    back: "Zurück zu meinen Daten",
    remove: "Entfernen",
    viewing: "Du siehst sie gerade an",
  },
  members: {
    title: "Mitglieder",
    owner: "Besitzer",
    member: "Mitglied",
    demo: "Demo",
    you: "Du",
    more: "Mitglieder hinzufügen und Passwörter setzen geht auf dem Rechner selbst: npm run cli -- user add",
  },
  appearance: {
    title: "Aussehen",
    legend: "Farben",
    labels: { system: "Wie das System", light: "Hell", dark: "Dunkel" },
  },
  session: { title: "Dieser Browser", logOut: "Abmelden" },
};
