/**
 * Durbin–Watson statistic of residuals in the order of their rows: near 2 when neighbours are unrelated, towards 0 when
 * they resemble each other (Durbin and Watson 1950). Null for residuals that are all zero.
 */
export function durbinWatson(residuals: readonly number[]): number | null {
  const spread = residuals.reduce((total, value) => total + value * value, 0);
  if (spread === 0) return null;
  const steps = residuals.reduce(
    (total, value, index) => (index === 0 ? 0 : total + (value - (residuals[index - 1] ?? 0)) ** 2),
    0,
  );
  return steps / spread;
}
