/**
 * The one rounding rule of the product: to `decimals` places, halves away from zero, judged on the decimal number a
 * person would write (1.005 → 1.01 although its binary form lies just below). Never gives −0.
 */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  // 15 significant digits drop the binary tail and keep everything a double can say about a reading.
  const rounded = Math.round(Number((Math.abs(value) * scale).toPrecision(15))) / scale;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
