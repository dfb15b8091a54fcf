/**
 * A least-squares fit that takes rows one by one: Givens rotations fold each into the triangular factor, so that a fit on
 * all rows so far costs k² steps whatever their number. For refitting at every step of a walk through time.
 */
export interface GrowingTriangle {
  add(row: ArrayLike<number>, outcome: number): void;
  /** The coefficients on all rows so far; null while the rows do not determine them. */
  solve(): number[] | null;
}

/** An empty factor for rows of `columns` numbers. Predictors of very different size should come standardised. */
export function createGrowingTriangle(columns: number): GrowingTriangle {
  const triangle = Array.from({ length: columns }, () => new Float64Array(columns + 1));
  // One row at a time, so one list serves them all: ten years of rows would leave as many behind.
  const rest = new Float64Array(columns + 1);
  return {
    add(row, outcome) {
      rest.set(row);
      rest[columns] = outcome;
      for (const [place, line] of triangle.entries()) {
        const [kept, added] = [line[place] ?? 0, rest[place] ?? 0];
        if (added === 0) continue;
        const length = Math.sqrt(kept * kept + added * added);
        const cosine = kept / length;
        const sine = added / length;
        for (let column = place; column <= columns; column += 1) {
          const above = line[column] ?? 0;
          const below = rest[column] ?? 0;
          line[column] = cosine * above + sine * below;
          rest[column] = cosine * below - sine * above;
        }
      }
    },
    solve() {
      const largest = triangle.reduce((most, line, place) => Math.max(most, Math.abs(line[place] ?? 0)), 0);
      const solution = new Array<number>(columns).fill(0);
      for (let place = columns - 1; place >= 0; place -= 1) {
        const line = triangle[place];
        const pivot = line?.[place] ?? 0;
        if (line === undefined || Math.abs(pivot) <= 1e-10 * largest) return null;
        let value = line[columns] ?? 0;
        for (let column = place + 1; column < columns; column += 1)
          value -= (line[column] ?? 0) * (solution[column] ?? 0);
        solution[place] = value / pivot;
      }
      return solution;
    },
  };
}
