import type { Texts } from "../en.ts";

/** Words of the login page. */
export const loginText: Texts["loginText"] = {
  title: "Anmelden",
  heading: "Anmelden",
  name: "Name",
  password: "Passwort",
  submit: "Anmelden",
  forgotten: "Passwort vergessen? Setze auf dem Rechner selbst ein neues:",
  forgottenCommand: "npm run cli -- user password",
  codeHeading: "Von der Konsole aus anmelden",
  codeLead: "Diese Adresse enthält einen einmaligen Code, der dich anmeldet.",
};
