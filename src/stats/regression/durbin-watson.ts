/**
 * Durbin–Watson statistic of residuals in the order of their rows: near 2 when neighbours are unrelated, towards 0 when
 * they resemble each other (Durbin and Watson 1950). Null for residuals that are all zero.
 */
export function durbinWatson(residuals: Float64Array): number | null {
  const spread = residuals.reduce((total, value) => total + value * value, 0);
  if (spread === 0) return null;
  let steps = 0;
  for (let row = 1; row < residuals.length; row += 1)
    steps += ((residuals[row] ?? 0) - (residuals[row - 1] ?? 0)) ** 2;
  return steps / spread;
}
