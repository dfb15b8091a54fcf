"use client";

import { useState } from "react";

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
    <fieldset>
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className="flex gap-2">
        {choices.map((choice) => (
          <label
            key={choice}
            className="flex min-h-11 items-center gap-2 rounded-control bg-raised px-3 has-checked:bg-track"
          >
            <input
              type="radio"
              name="theme"
              value={choice}
              checked={current === choice}
              onChange={() => choose(choice)}
              className="size-4 accent-action"
            />
            {labels[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
