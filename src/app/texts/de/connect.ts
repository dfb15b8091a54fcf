import type { Texts } from "../en.ts";

/** Words of the way to WHOOP and back. */
export const connectText: Texts["connectText"] = {
  title: "WHOOP verbinden",
  heading: "WHOOP verbinden",
  lead: "WHOOP gibt jedem Haushalt einen eigenen Schlüssel zu seinen Daten. Du erstellst ihn einmal auf der Seite von WHOOP und bringst ihn hierher.",
  otherNameTitle:
    "Du hast Pulsekeep unter einem anderen Namen geöffnet als dem, zu dem WHOOP dich zurückschickt",
  otherName:
    "Beginne bei {origin}, wenn sich das in diesem Browser öffnen lässt. Wenn nicht (Pulsekeep läuft auf einem anderen Rechner), verbinde hier und füge unten auf dieser Seite die Adresse ein, bei der der Browser endet.",
  dashboardTitle: "1. Erstelle eine App bei WHOOP",
  steps: {
    open: "Melde dich bei",
    dashboardUrl: "https://developer.whoop.com",
    openAfter: "mit deinem WHOOP-Konto an. Wird nach einem Team gefragt, lege zuerst eines an.",
    create: "Wähle „Create app“ und gib ihr irgendeinen Namen.",
    redirect: "Füge diese Adresse als Redirect URL ein. Sie muss Buchstabe für Buchstabe stimmen.",
    scopes: "Hake alle Rechte an, die mit „read:“ beginnen, und „offline“, falls es dort steht.",
    copy: "Speichere, und kopiere dann Client ID und Client Secret in die Felder unten.",
  },
  redirectLabel: "Redirect-Adresse",
  credentialsTitle: "2. Bring den Schlüssel hierher",
  credentialsKnown:
    "Die App {clientId} ist gespeichert. Du kannst mit ihr verbinden oder unten eine andere eintragen.",
  fromEnvironmentTitle: "Der Schlüssel kommt aus der Umgebung",
  fromEnvironment:
    "WHOOP_CLIENT_ID und WHOOP_CLIENT_SECRET nennen die App {clientId}; hier ist nichts einzutragen.",
  ownerOnly:
    "Nur der Besitzer dieser Installation kann den Schlüssel eintragen. Bitte ihn, diesen Schritt zuerst zu tun.",
  form: {
    clientId: "Client ID",
    clientSecret: "Client Secret",
    clientSecretHint: "Wird verschlüsselt aufbewahrt und nie wieder gezeigt.",
    test: "Prüfen",
    testing: "Frage WHOOP",
    accepted: "WHOOP kennt diese App.",
    wrongClient:
      "WHOOP kennt dieses Paar aus ID und Secret nicht. Kopiere beide noch einmal; an den Enden darf nichts fehlen.",
    saveAndConnect: "Speichern und verbinden",
  },
  connect: "WHOOP verbinden",
  refusedTitle: "WHOOP lehnt die Redirect-Adresse ab?",
  refusedLead:
    "Manche Konten dürfen http-Adressen eintragen, manche nicht. Trage stattdessen eine von diesen ein, speichere oben den Schlüssel und verbinde mit ihr. Der Browser endet dann auf einer Seite, die nicht lädt: Füge ihre Adresse unten ein.",
  otherAddresses: {
    https: { label: "Adresse mit https", connect: "Mit https verbinden" },
    scheme: { label: "Adresse mit WHOOPs eigenem Schema", connect: "Mit whoop:// verbinden" },
  },
  schemeNote:
    "Bei whoop:// zeigen die meisten Browser die letzte Adresse nur in den Entwicklerwerkzeugen; versuche es deshalb zuletzt.",
  httpsNote:
    "Oder gib Pulsekeep eine eigene https-Adresse, zum Beispiel mit Tailscale oder einem Reverse Proxy, setze APP_URL darauf und starte neu.",
  pasteTitle: "Endete der Browser auf einer Seite, die nicht lädt?",
  pasteLead:
    "Dann hat WHOOP dich zu einem anderen Rechner geschickt als diesem. Kopiere die ganze Adresse und füge sie innerhalb von zehn Minuten hier ein.",
  pasteLabel: "Adresse, bei der der Browser endete",
  pasteSubmit: "Verbindung abschließen",
  progress: {
    title: "Verbindet",
    heading: "Verbindung mit WHOOP",
    checking: "Prüft, wessen Daten es sind",
    slow: "Das dauert länger als sonst. Der Hintergrunddienst fragt WHOOP, sobald er kann; du kannst diese Seite offen lassen.",
    accepted: "Verbunden. Deine Tage sind unterwegs.",
    refusedTitle: "Diese Verbindung wurde nicht angenommen",
    again: "Neu beginnen",
    toToday: "Zu Heute",
  },
  failed: {
    title: "Nicht verbunden",
    heading: "Die Verbindung kam nicht zustande",
    whoopCode: "WHOOPs Code: {code}",
    again: "Neu beginnen",
    toSettings: "Einstellungen",
  },
  problems: {
    "unknown-state": {
      title: "Diese Antwort gehört zu keiner Verbindung, die hier begonnen wurde.",
      advice: "Beginne unten neu und beende es im selben Browser.",
    },
    expired: {
      title: "Die Verbindung wurde vor mehr als zehn Minuten begonnen.",
      advice: "Beginne neu; WHOOPs Seite kennt dich noch.",
    },
    used: {
      title: "Diese Antwort wurde schon verwendet.",
      advice: "Sieh in den Einstellungen nach: Die Verbindung ist vielleicht da. Wenn nicht, beginne neu.",
    },
    "other-browser": {
      title:
        "Die Verbindung wurde in einem anderen Browser oder unter einem anderen Namen dieses Rechners begonnen.",
      advice: "Beende sie dort: Füge die Adresse ein, bei der dieser Browser endete.",
    },
    "other-account": {
      title: "Die Verbindung wurde von einem anderen Konto dieser Installation begonnen.",
      advice: "Melde dich mit jenem Konto an, um sie zu beenden, oder beginne hier neu.",
    },
    "begun-elsewhere": {
      title: "Die Verbindung wurde auf der Kommandozeile begonnen.",
      advice: "Beende sie dort: npm run cli -- auth --redirected ADRESSE",
    },
    denied: {
      title: "Auf WHOOPs Seite wurde der Zugriff verweigert.",
      advice: "Beginne neu und erlaube den Zugriff. Pulsekeep liest nur.",
    },
    "invalid-scope": {
      title: "WHOOP sagt, dass die App nicht um alle diese Rechte bitten darf.",
      advice:
        "Hake bei WHOOP für die App alle Rechte an, die mit „read:“ beginnen, und „offline“, falls es dort steht.",
    },
    "request-forbidden": {
      title: "WHOOP hat die Anmeldung aus den Augen verloren.",
      advice: "Erlaube Cookies für whoop.com, schließe andere Tabs mit WHOOPs Anmeldung und beginne neu.",
    },
    "invalid-state": {
      title: "WHOOP hat das Zeichen nicht angenommen, an dem wir seine Antwort erkennen.",
      advice: "Beginne unten neu, ohne die Adresse von WHOOPs Seite zu ändern.",
    },
    "invalid-request": {
      title: "WHOOP hat die Anfrage nicht verstanden.",
      advice:
        "Meist weicht die Redirect-Adresse bei WHOOP in einem Buchstaben ab. Vergleiche sie mit der, die beim Neubeginn gezeigt wird.",
    },
    "unauthorized-client": {
      title: "WHOOP lässt mit dieser App niemanden verbinden.",
      advice:
        "Sieh dir die App bei WHOOP an: Sie muss aktiv sein, und bis WHOOP sie freigibt, dürfen höchstens zehn Mitglieder sie nutzen.",
    },
    "server-error": {
      title: "Bei WHOOP ist etwas schiefgegangen.",
      advice: "Warte einige Minuten und beginne dann neu.",
    },
    "temporarily-unavailable": {
      title: "WHOOP ist im Moment überlastet.",
      advice: "Warte einige Minuten und beginne dann neu.",
    },
    "invalid-code": {
      title: "WHOOP hat den Einmalcode nicht angenommen, den es gerade gegeben hatte.",
      advice:
        "Meist weicht die Redirect-Adresse bei WHOOP in einem Buchstaben ab. Vergleiche sie, beginne neu und beende es binnen weniger Minuten.",
    },
    "refused-by-whoop": {
      title: "WHOOP hat die Verbindung nicht angenommen.",
      advice:
        "Beginne neu. Geschieht es noch einmal, vergleiche Redirect-Adresse und Rechte bei WHOOP mit dem, was hier gezeigt wird.",
    },
    "wrong-client": {
      title: "WHOOP lehnt Client ID und Secret ab.",
      advice: "Kopiere beide noch einmal aus WHOOPs Entwicklerseite.",
    },
    "no-answer": {
      title: "WHOOP war nicht zu erreichen.",
      advice: "Prüfe das Netz dieses Rechners und beginne dann neu.",
    },
    "missing-scopes": {
      title: "WHOOP hat keinen dauerhaften Zugriff gewährt.",
      advice: "Hake bei WHOOP alle Rechte und „offline“ für die App an, beginne neu und lass alles angehakt.",
    },
    "no-app": {
      title: "Es gibt noch keine WHOOP-App, mit der verbunden werden kann.",
      advice: "Trage zuerst ihre Client ID und ihr Secret ein.",
    },
  },
  unknownProblem: {
    title: "Unterwegs ging etwas schief.",
    advice: "Beginne neu. Das Protokoll des Rechners sagt mehr.",
  },
};
