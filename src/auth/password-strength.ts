import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** So many guesses a password must cost at least; it is what the estimator calls "safely unguessable". */
const fewestGuesses = 1e8;
/** The work of an estimate grows with the square of the length, and what comes after this only adds to the guesses. */
const longestLooked = 100;

let estimator: ZxcvbnFactory | undefined;

/**
 * Whether somebody who knows the commonest passwords of leaked lists (49,000 of them), the patterns of keyboards, dates,
 * repetitions and sequences, and the words `known` about this very account, would find a password within 10^8 guesses.
 * Source: the zxcvbn estimator (D. Wheeler, USENIX Security 2016).
 */
export function isQuicklyGuessed(password: string, known: string[]): boolean {
  // Made on first use: the dictionary is large, and most processes never look at a new password.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: longestLooked });
  const looked = [...password].slice(0, longestLooked).join("");
  return estimator.check(looked, known).guesses < fewestGuesses;
}
