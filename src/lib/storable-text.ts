import { z } from "zod";

/** Whether PostgreSQL can hold a text: it has neither the character NUL nor half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/** Texts from outside, by name: what every query and every address goes through before a schema of its own. */
export const storableTexts = z.record(
  z.string(),
  z.string().refine(isStorableText, "has a character that cannot be stored"),
);
