"use client";

import { useState } from "react";
import { RadioChoice } from "./radio-choice.tsx";

export type ThemeChoice = "system" | "light" | "dark";

interface ThemeSwitchProps {
  /** The name of the cookie the server reads to render the right theme at once. */
  cookieName: string;
  chosen: ThemeChoice;
  legend: string;
  labels: Record<ThemeChoice, string>;
}

const choices: readonly ThemeChoice[] = ["system", "light", "dark"];
const yearSeconds = 365 * 24 * 3600;

/** Lets the member choose light, dark or the system's wish; it takes effect at once and is kept in a cookie. */
export function ThemeSwitch({ cookieName, chosen, legend, labels }: ThemeSwitchProps) {
  const [current, setCurrent] = useState(chosen);

  function choose(choice: ThemeChoice) {
    setCurrent(choice);
    const keep = choice === "system" ? "; max-age=0" : `; max-age=${yearSeconds}`;
    // The Cookie Store API is missing from plain-http pages, where a home install often lives.
    // biome-ignore lint/suspicious/noDocumentCookie: see above
    document.cookie = `${cookieName}=${choice}; path=/; samesite=lax${keep}`;
    if (choice === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = choice;
  }

  return (
    <RadioChoice
      name="theme"
      legend={legend}
      choices={choices.map((value) => ({ value, label: labels[value] }))}
      current={current}
      onChoose={choose}
    />
  );
}
