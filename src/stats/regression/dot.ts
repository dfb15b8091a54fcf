/** Σ a_i·b_i of two lists of equal length, in four sums side by side: the processor then waits for none of them. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let index = 0;
  for (; index + 3 < a.length; index += 4) {
    first += (a[index] ?? 0) * (b[index] ?? 0);
    second += (a[index + 1] ?? 0) * (b[index + 1] ?? 0);
    third += (a[index + 2] ?? 0) * (b[index + 2] ?? 0);
    fourth += (a[index + 3] ?? 0) * (b[index + 3] ?? 0);
  }
  for (; index < a.length; index += 1) first += (a[index] ?? 0) * (b[index] ?? 0);
  return first + second + (third + fourth);
}
