/** 2^27 + 1: splits a double into two halves whose products are exact (Dekker 1971). */
const splitter = 134_217_729;

/**
 * `start` + Σ `left(i)`·`right(i)` as if computed with twice the digits and rounded once at the end: every product's and
 * every sum's rounding error is caught and added up (Ogita, Rump and Oishi 2005, Dot2).
 */
export function doubleDot(
  start: number,
  length: number,
  left: (index: number) => number,
  right: (index: number) => number,
): number {
  let sum = start;
  let lost = 0;
  for (let index = 0; index < length; index += 1) {
    const a = left(index);
    const b = right(index);
    const product = a * b;
    const aLarge = a * splitter - (a * splitter - a);
    const bLarge = b * splitter - (b * splitter - b);
    const aSmall = a - aLarge;
    const bSmall = b - bLarge;
    const productError = aSmall * bSmall - (product - aLarge * bLarge - aSmall * bLarge - aLarge * bSmall);
    const next = sum + product;
    const turn = next - sum;
    lost += sum - (next - turn) + (product - turn) + productError;
    sum = next;
  }
  return sum + lost;
}
