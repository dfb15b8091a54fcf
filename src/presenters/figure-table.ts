import { csvText } from "#lib/csv.ts";

/** One cell: what the table shows, and what the file has (unrounded; null is a gap). */
export interface FigureCell {
  shown: string;
  value: string | number | null;
  /** Behind the value, such as its word or "so far". */
  note?: string;
}

/** The numbers of a drawing as rows, plain JSON: what its table shows and its file holds. */
export interface FigureTable {
  /** `id` heads the column in the file, `label` on the page. */
  columns: { id: string; label: string }[];
  /** The first cell names its row. */
  rows: FigureCell[][];
  /** The rows are in the order of time, and the table shows the newest on top. */
  newestFirst: boolean;
}

/** The file of a figure: one line of column names, then the rows in their order. */
export function figureCsv({ columns, rows }: FigureTable): string {
  const head = columns.map(({ id }) => id);
  return csvText([head, ...rows.map((row) => row.map(({ value }) => value))], "\r\n");
}
