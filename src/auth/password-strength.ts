import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** So many guesses a password must cost at least; it is what the estimator calls "safely unguessable". */
const fewestGuesses = 1e8;
/** The work of an estimate grows with the square of the length, and what comes after this only adds to the guesses. */
const longestLooked = 100;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether somebody who knows the commonest passwords of leaked lists (49,000 of them), the patterns of keyboards, dates,
 * repetitions and sequences, and the words `known` about this very account, would find a password within 10^8 guesses.
 * Source: the zxcvbn estimator (D. Wheeler, USENIX Security 2016).
 */
export async function isQuicklyGuessed(password: string, known: string[]): Promise<boolean> {
  estimator ??= makeEstimator();
  const looked = [...password].slice(0, longestLooked).join("");
  return (await estimator).check(looked, known).guesses < fewestGuesses;
}

/** Read on first use: the dictionary is large, and most processes never look at a new password. */
async function makeEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: longestLooked });
}
