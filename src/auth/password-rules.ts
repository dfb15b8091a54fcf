import { UserFacingError } from "#lib/errors.ts";
import { isQuicklyGuessed } from "./password-strength.ts";

export const minPasswordLength = 12;
/** Bounds the work of one request; far above any passphrase. */
const maxPasswordLength = 1024;

/** Words everybody would try first on this product. */
const productWords = ["pulsekeep", "whoop", "recovery", "strain", "password", "dashboard"];

/**
 * Refuses a password that is too short, too long, or among the first an attacker tries. Any character is welcome and
 * no mixture is demanded. Throws a `UserFacingError` that says what to choose instead. `name` is the account's own.
 */
export async function assertUsablePassword(password: string, name: string | null = null): Promise<void> {
  const characters = [...password].length;
  if (characters < minPasswordLength)
    throw new UserFacingError(
      `The password is too short: ${characters} of at least ${minPasswordLength} characters.`,
      "Four or five words in a row are easy to remember and hard to guess.",
    );
  if (characters > maxPasswordLength)
    throw new UserFacingError(
      `The password is longer than ${maxPasswordLength} characters.`,
      "Choose a shorter one.",
    );
  if (await isGuessable(password, name))
    throw new UserFacingError(
      "This password is one of the first anybody would try.",
      "Choose something that is not a well-known password, a pattern of keys, a repetition or a name.",
    );
}

/** Whether a password is well known, a pattern, a repetition, or little more than an obvious word and digits. */
export async function isGuessable(password: string, name: string | null = null): Promise<boolean> {
  const lower = password.normalize("NFKC").toLowerCase();
  const known = [...productWords, ...(name && name.length >= 3 ? [name.toLowerCase()] : [])];
  return hasTwoCharacters(lower) || isMostlyWords(lower, known) || isQuicklyGuessed(lower, known);
}

function hasTwoCharacters(text: string): boolean {
  return new Set(text).size <= 2;
}

/** Nothing but digits, marks, and words that stand on every attacker's first page. */
function isMostlyWords(text: string, words: string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), text);
  return rest !== text && rest.replace(/[^\p{L}]/gu, "").length === 0;
}
