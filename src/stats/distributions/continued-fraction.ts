const tiny = 1e-300;
const enough = 2e-16;

/** Far more than any sensible argument needs; an argument that needs more is a mistake. */
const maximumTerms = 100_000;

/**
 * Value of b₀ + a₁/(b₁ + a₂/(b₂ + …)) by the modified Lentz method (DLMF 3.10(iii)). `term(j)` gives [a_j, b_j] for
 * j ≥ 1.
 */
export function continuedFraction(first: number, term: (j: number) => readonly [number, number]): number {
  let value = first === 0 ? tiny : first;
  let c = value;
  let d = 0;
  for (let j = 1; j <= maximumTerms; j += 1) {
    const [a, b] = term(j);
    d = 1 / awayFromZero(b + a * d);
    c = awayFromZero(b + a / c);
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < enough) break;
  }
  return value;
}

function awayFromZero(x: number): number {
  return Math.abs(x) < tiny ? tiny : x;
}
