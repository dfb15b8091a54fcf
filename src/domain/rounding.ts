/**
 * The one rounding rule of the product: to `decimals` places, halves away from zero, judged on the decimal number a
 * person would write (1.005 → 1.01 although its binary form lies just below). Never gives −0.
 */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  // Only next to a half does the binary tail decide; 15 significant digits drop it and keep all a reading can say.
  const nextToHalf = scaled > 1e9 || Math.abs((scaled % 1) - 0.5) < 1e-6;
  const rounded = Math.round(nextToHalf ? Number(scaled.toPrecision(15)) : scaled) / scale;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
