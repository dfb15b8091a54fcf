import type { Texts } from "../en.ts";

/** Words around every form. */
export const formText: Texts["formText"] = {
  unreachableTitle: "Keine Antwort von diesem Server.",
  unreachableDetail: "Prüfe, ob Pulsekeep läuft, und versuche es noch einmal.",
  copy: "Kopieren",
  copied: "Kopiert",
  cancel: "Abbrechen",
};
