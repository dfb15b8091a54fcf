import { UserFacingError } from "#lib/errors.ts";
import { commonPasswords } from "./common-passwords.ts";

export const minPasswordLength = 12;
/** Bounds the work of one request; far above any passphrase. */
const maxPasswordLength = 1024;

/** Runs along which a "sequence" is recognised, forwards and backwards. */
const sequences = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789012345678901234567890",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "1q2w3e4r5t6y7u8i9o0p",
];

/** Words everybody would try first on this product. */
const productWords = ["pulsekeep", "whoop", "recovery", "strain", "password", "dashboard"];

/**
 * Refuses a password that is too short, too long, or among the first an attacker tries. Any character is welcome and
 * no mixture is demanded. Throws a `UserFacingError` that says what to choose instead. `name` is the account's own.
 */
export function assertUsablePassword(password: string, name: string | null = null): void {
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
  if (isGuessable(password, name))
    throw new UserFacingError(
      "This password is one of the first anybody would try.",
      "Choose something that is not a well-known password, a pattern of keys, a repetition or a name.",
    );
}

/** Whether a password is well known, a repetition, a run of keys, or little more than an obvious word and digits. */
export function isGuessable(password: string, name: string | null = null): boolean {
  const lower = password.normalize("NFKC").toLowerCase();
  return commonPasswords.has(lower) || isRepetition(lower) || isSequence(lower) || isMostlyWords(lower, name);
}

/** "aaaaaaaaaaaa", "abcabcabcabc", and anything made of at most two different characters. */
function isRepetition(text: string): boolean {
  if (new Set(text).size <= 2) return true;
  return /^(.{1,6}?)\1+$/s.test(text);
}

function isSequence(text: string): boolean {
  const backwards = [...text].reverse().join("");
  return sequences.some((run) => run.includes(text) || run.includes(backwards));
}

/** Nothing but digits, marks, one another's repetitions and words that stand on every attacker's first page. */
function isMostlyWords(text: string, name: string | null): boolean {
  const words = [...productWords, ...(name && name.length >= 3 ? [name.toLowerCase()] : [])];
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), text);
  return rest !== text && rest.replace(/[^\p{L}]/gu, "").length === 0;
}
