import { de } from "./de.ts";
import { en, type Texts } from "./en.ts";

/** The languages pages are written in, by their code. */
export const languages = { en, de } satisfies Record<string, Texts>;

export type Language = keyof typeof languages;

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: "English", de: "Deutsch" };

export const fallbackLanguage: Language = "en";

/** Whether there are words in `code`. */
export function isLanguage(code: string | null | undefined): code is Language {
  return typeof code === "string" && Object.hasOwn(languages, code);
}

/** The language a browser likes best among ours, from its Accept-Language header: "de-CH,de;q=0.9,en;q=0.8" → "de". */
export function preferredLanguage(acceptLanguage: string | null): Language {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return {
        code: tag.split("-")[0] ?? "",
        weight: quality === undefined ? 1 : Number(quality.split("=")[1]),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes.map(({ code }) => code).find(isLanguage) ?? fallbackLanguage;
}
