import type { Notation } from "#domain/notation.ts";
import type { Texts } from "./en.ts";
import { type Language, languages } from "./languages.ts";

/** What a member may choose; the decimal mark is the language's. */
export type ChosenNotation = Omit<Notation, "decimalMark">;

const prepared = new Map<string, Texts>();

/**
 * A language's words with the member's notation in their calendar, wherever they hold it. Made once for each of the
 * few combinations there are.
 */
export function textsWith(language: Language, { clock, units, energy, weekStart }: ChosenNotation): Texts {
  const key = [language, clock, units, energy, weekStart].join();
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const words: Texts = languages[language];
  const own = words.calendarText;
  const chosen = { ...own, clock, units, energy, weekStart };
  const made = replaced(words, own, chosen);
  prepared.set(key, made);
  return made;
}

/** `value` with every occurrence of the object `own` inside it replaced; nothing is changed in place. */
function replaced<T>(value: T, own: object, by: object): T;
function replaced(value: unknown, own: object, by: object): unknown {
  if (value === own) return by;
  if (Array.isArray(value)) return value.map((each) => replaced(each, own, by));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, own, by)]));
}
