import { z } from "zod";

/**
 * Text that came from outside, as PostgreSQL can keep it: half of a surrogate pair (an emoji cut in two) becomes U+FFFD,
 * and U+0000, which no PostgreSQL text may hold, is left out.
 */
export function storableText(text: string): string;
export function storableText(text: string | null): string | null;
export function storableText(text: string | null): string | null {
  return text === null ? null : text.toWellFormed().replaceAll("\u0000", "");
}

/** Whether PostgreSQL can hold a text: it has neither the character NUL nor half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/** Texts from outside, by name: what every query and every address goes through before a schema of its own. */
export const storableTexts = z.record(
  z.string(),
  z.string().refine(isStorableText, "has a character that cannot be stored"),
);

/** JSON that PostgreSQL can keep as `jsonb`: `storableText` in every text of the value, names of fields included. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!unstorableEscape.test(json)) return json;
  return json.replace(anyEscape, (each) => {
    if (!unstorableEscape.test(each)) return each;
    return each === "\\u0000" ? "" : "\ufffd";
  });
}

/** `JSON.stringify` writes whole pairs as they are, so every escape of a surrogate is of half a pair. */
const unstorableEscape = /\\u(?:0000|d[89a-f])/;
/** Read escape by escape, since the text `\u0000` itself is written with its backslash escaped. */
const anyEscape = /\\(?:u[0-9a-f]{4}|.)/g;

/** Far more than any record has, and far less than what overflows the stack of whoever walks through it. */
const deepest = 500;

/** The JSON value itself; only what is nested more than 500 levels deep is null. */
export function withinDepth(value: unknown, levels = deepest): unknown {
  if (typeof value !== "object" || value === null || !isDeeper(value, levels)) return value;
  if (levels === 0) return null;
  if (Array.isArray(value)) return value.map((inner) => withinDepth(inner, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withinDepth(inner, levels - 1)]),
  );
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
