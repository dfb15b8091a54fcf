import { type SportWords, sportTable } from "./sport-table.ts";

const nameById = new Map(sportTable);
const nameByLetters = new Map(sportTable.map(([, name]) => [lettersOf(name), name]));
// The one slug that is not made from its name.
nameByLetters.set("weightliftingmsk", "Strength Trainer");

/** The id that says no more than "some activity". */
const unspecificId = -1;

/**
 * How a workout's sport is called in WHOOP's English: `hiking-rucking` → "Hiking/Rucking". The name decides, by its letters and
 * digits only; a name outside the table falls back on `sportId`, and else is kept, with a slug turned into words.
 */
export function sportDisplayName(sportName: string, sportId: number | null = null): string {
  const known = nameByLetters.get(lettersOf(sportName));
  if (known) return known;
  const byId = sportId === null || sportId === unspecificId ? undefined : nameById.get(sportId);
  return byId ?? prettify(sportName);
}

/** A workout's sport in a reader's language; a sport outside WHOOP's table stays as it is. */
export function sportInWords(sportName: string, words: SportWords): string {
  const name = sportDisplayName(sportName);
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Names that were written for people (capitals, spaces) stay as they are. */
function prettify(name: string): string {
  if (!/^[\p{Ll}\p{N}_-]+$/u.test(name)) return name;
  const words = name.split(/[-_]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
