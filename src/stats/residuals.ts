/**
 * What is left of `values` when the mean and the best linear combination of `controls` (columns of the same length) are
 * taken away. Gram–Schmidt in two rounds, which leaves residuals orthogonal to the last digits (Björck 1967); a control
 * that the others already explain takes nothing more away.
 */
export function residuals(values: readonly number[], controls: readonly (readonly number[])[]): number[] {
  const basis: number[][] = [];
  for (const column of [values.map(() => 1), ...controls]) {
    const rest = takeAway(column, basis);
    const length = norm(rest);
    if (length > norm(column) * 1e-10) basis.push(rest.map((value) => value / length));
  }
  return takeAway(values, basis);
}

function takeAway(column: readonly number[], basis: readonly (readonly number[])[]): number[] {
  let rest = [...column];
  for (let round = 0; round < 2; round += 1) {
    for (const direction of basis) {
      const along = direction.reduce((total, part, index) => total + part * (rest[index] ?? 0), 0);
      rest = rest.map((value, index) => value - along * (direction[index] ?? 0));
    }
  }
  return rest;
}

function norm(column: readonly number[]): number {
  return Math.sqrt(column.reduce((total, value) => total + value * value, 0));
}
