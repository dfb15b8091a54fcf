/** 2^27 + 1: splits a double into two halves whose products are exact (Dekker 1971). */
const splitter = 134_217_729;

/**
 * Σ a_i·b_i as if computed with twice the digits and rounded once at the end: every product's and every sum's rounding
 * error is caught and added up (Ogita, Rump and Oishi 2005, Dot2). Two lists of equal length.
 */
export function doubleDot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < a.length; index += 1) {
    const left = a[index] ?? 0;
    const right = b[index] ?? 0;
    const product = left * right;
    const leftLarge = left * splitter - (left * splitter - left);
    const rightLarge = right * splitter - (right * splitter - right);
    const leftSmall = left - leftLarge;
    const rightSmall = right - rightLarge;
    const productError =
      leftSmall * rightSmall -
      (product - leftLarge * rightLarge - leftSmall * rightLarge - leftLarge * rightSmall);
    const next = sum + product;
    const turn = next - sum;
    lost += sum - (next - turn) + (product - turn) + productError;
    sum = next;
  }
  return sum + lost;
}
