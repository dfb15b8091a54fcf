/**
 * Upper tail of Kolmogorov's distribution: 2 Σ_{j≥1} (−1)^{j−1} e^{−2j²d²}, between 0 and 1. Below d = 0.2 the series
 * converges too slowly to be summed, and the tail is 1 to the last digit.
 */
export function kolmogorovTail(d: number): number {
  if (d < 0.2) return 1;
  let total = 0;
  for (let j = 1; ; j += 1) {
    const term = Math.exp(-2 * j * j * d * d);
    total += j % 2 === 1 ? term : -term;
    if (term < 1e-18) return Math.max(0, Math.min(1, 2 * total));
  }
}
