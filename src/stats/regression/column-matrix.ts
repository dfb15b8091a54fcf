import { AbstractMatrix } from "ml-matrix";

/**
 * A matrix of the library whose columns stand one after another in a single list. Its own matrices are a list for each row:
 * for years of days that is thousands of short ones, made anew for every decomposition.
 */
export class ColumnMatrix extends AbstractMatrix {
  override readonly rows: number;
  override readonly columns: number;
  readonly #values: Float64Array;

  constructor(rows: number, values: Float64Array) {
    super();
    this.rows = rows;
    this.columns = values.length / rows;
    this.#values = values;
  }

  static of(columns: readonly Float64Array[], rows: number): ColumnMatrix {
    const values = new Float64Array(rows * columns.length);
    for (const [place, column] of columns.entries()) values.set(column, place * rows);
    return new ColumnMatrix(rows, values);
  }

  override get(row: number, column: number): number {
    return this.#values[column * this.rows + row] ?? 0;
  }

  override set(row: number, column: number, value: number): this {
    this.#values[column * this.rows + row] = value;
    return this;
  }

  override clone(): this {
    return new ColumnMatrix(this.rows, this.#values.slice()) as this;
  }
}
