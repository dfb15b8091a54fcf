const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** From here on the remainder of Stirling's formula below is exact to the last digit. */
export const stirlingFrom = 10;

/**
 * What Stirling's formula leaves of ln Γ(x): ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x ≥ 10. Kept apart, so that
 * differences of large log-gammas lose no digits. Coefficients are B_2k/(2k(2k−1)) (DLMF 5.11.1).
 */
export function stirlingRemainder(x: number): number {
  const inverseSquare = 1 / (x * x);
  const coefficients = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];
  return coefficients.reduce((total, coefficient) => total * inverseSquare + coefficient, 0) / x;
}

/** Natural logarithm of the gamma function for x > 0: Stirling's formula, reached by Γ(x + 1) = x·Γ(x) from below 10. */
export function logGamma(x: number): number {
  let shift = 1;
  let large = x;
  while (large < stirlingFrom) {
    shift *= large;
    large += 1;
  }
  return (large - 0.5) * Math.log(large) - large + halfLogTwoPi + stirlingRemainder(large) - Math.log(shift);
}

/** Natural logarithm of the beta function, a and b > 0, without the cancellation of three large log-gammas. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  const sum = small + large;
  if (large < stirlingFrom) return logGamma(small) + logGamma(large) - logGamma(sum);
  if (small < stirlingFrom) {
    const remainder = stirlingRemainder(large) - stirlingRemainder(sum);
    return (
      logGamma(small) + remainder + small - small * Math.log(sum) + (large - 0.5) * Math.log1p(-small / sum)
    );
  }
  const remainder = stirlingRemainder(small) + stirlingRemainder(large) - stirlingRemainder(sum);
  return (
    halfLogTwoPi -
    0.5 * Math.log(large) +
    remainder +
    (small - 0.5) * Math.log(small / sum) -
    large * Math.log1p(small / large)
  );
}
