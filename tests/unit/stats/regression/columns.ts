/** Predictors written down row by row, as columns. */
export function columnsOf(rows: readonly (readonly number[])[]): Float64Array[] {
  return (rows[0] ?? []).map((_, place) => Float64Array.from(rows, (row) => row[place] ?? 0));
}
