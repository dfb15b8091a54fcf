/**
 * The answer of a statistic: a value with the number of readings behind it, or the reason why there is none.
 * `have` and `need` are counts of readings, so that a page can say "2 of 14 nights".
 */
export type Estimate<T> =
  | { known: true; value: T; n: number }
  | { known: false; why: "too-few-days" | "no-spread"; have: number; need: number };

/** A value and the number of readings it came from. */
export function known<T>(value: T, n: number): Estimate<T> {
  return { known: true, value, n };
}

/** No value: `have` readings exist and `need` are required. */
export function tooFew(have: number, need: number): Estimate<never> {
  return { known: false, why: "too-few-days", have, need };
}

/** No value: all `have` readings are equal, so nothing can be measured against their spread. */
export function noSpread(have: number): Estimate<never> {
  return { known: false, why: "no-spread", have, need: have };
}

/** The readings of a series that exist; a missing one is `null` and never a zero. */
export function present(values: readonly (number | null)[]): number[] {
  return values.filter((value): value is number => value !== null && Number.isFinite(value));
}
