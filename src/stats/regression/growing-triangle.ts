/**
 * A least-squares fit that takes rows one by one: Givens rotations fold each into the triangular factor, so that a fit on
 * all rows so far costs k² steps whatever their number. For refitting at every step of a walk through time.
 */
export interface GrowingTriangle {
  add(row: Float64Array, outcome: number): void;
  /** The coefficients on all rows so far; null while the rows do not determine them. */
  solve(): Float64Array | null;
}

/** An empty factor for rows of `columns` numbers. Predictors of very different size should come standardised. */
export function createGrowingTriangle(columns: number): GrowingTriangle {
  const width = columns + 1;
  // Its lines one after another, the outcome's share at the end of each.
  const triangle = new Float64Array(columns * width);
  // One row at a time, so one list serves them all: ten years of rows would leave as many behind.
  const rest = new Float64Array(width);
  return {
    add(row, outcome) {
      rest.set(row);
      rest[columns] = outcome;
      for (let place = 0; place < columns; place += 1) {
        const line = place * width;
        const kept = triangle[line + place] ?? 0;
        const added = rest[place] ?? 0;
        if (added === 0) continue;
        const length = Math.sqrt(kept * kept + added * added);
        const cosine = kept / length;
        const sine = added / length;
        for (let column = place; column < width; column += 1) {
          const above = triangle[line + column] ?? 0;
          const below = rest[column] ?? 0;
          triangle[line + column] = cosine * above + sine * below;
          rest[column] = cosine * below - sine * above;
        }
      }
    },
    solve() {
      let largest = 0;
      for (let place = 0; place < columns; place += 1)
        largest = Math.max(largest, Math.abs(triangle[place * width + place] ?? 0));
      const solution = new Float64Array(columns);
      for (let place = columns - 1; place >= 0; place -= 1) {
        const line = place * width;
        const pivot = triangle[line + place] ?? 0;
        if (Math.abs(pivot) <= 1e-10 * largest) return null;
        let value = triangle[line + columns] ?? 0;
        for (let column = place + 1; column < columns; column += 1)
          value -= (triangle[line + column] ?? 0) * (solution[column] ?? 0);
        solution[place] = value / pivot;
      }
      return solution;
    },
  };
}
