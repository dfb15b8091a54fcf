import { formatNumber } from "#domain/format.ts";
import type { MetricName } from "#domain/metrics.ts";
import { numbersTogether } from "#domain/numbers-together.ts";
import type { FigureHeader } from "./figure-header.ts";
import type { FigureTable } from "./figure-table.ts";
import { fillText } from "./fill-text.ts";
import type { CellState, InsightsText } from "./insights-text.ts";

/** States in the order of their numbers in a cell. */
export const cellStates: readonly CellState[] = [
  "clear",
  "tentative",
  "nothing-clear",
  "too-early",
  "no-spread",
  "mechanical",
];

/** A cell in numbers: the place of its state, and where they are known n, r, its interval, effective n and q. */
export type MatrixCell =
  | [state: number]
  | [state: number, n: number]
  | [state: number, n: number, r: number, low: number, high: number, worth: number, q: number];

/** Metrics beside metrics at one lag, ready to draw: plain JSON. */
export interface MatrixModel {
  head: FigureHeader;
  lagDays: number;
  metrics: { id: MetricName; label: string }[];
  /** A row for each metric that comes first, an entry for each that follows; null for a metric with itself. */
  rows: (MatrixCell | null)[][];
  text: Pick<InsightsText, "states" | "matrix" | "calendar"> & { when: string };
}

/** What a cell says: for the line below the matrix and for those who hear it. */
export function cellInWords({ metrics, rows, text }: MatrixModel, row: number, column: number): string {
  const [x, y] = [metrics[row]?.label ?? "", metrics[column]?.label ?? ""];
  const cell = rows[row]?.[column] ?? null;
  const { matrix, states, when, calendar } = text;
  if (cell === null) return fillText(matrix.self, { x });
  const state = states[stateOf(cell)];
  if (cell.length < 7) return fillText(matrix.plain, { x, y, when, state });
  const [, n = 0, r = 0, low = 0, high = 0, worth = 0] = cell;
  const places = numbersTogether([r, low, high], 2, calendar);
  return fillText(matrix.cell, {
    x,
    y,
    when,
    state,
    r: places(r),
    low: places(low),
    high: places(high),
    n: String(n),
    worth: formatNumber(worth, 0, calendar),
  });
}

/** A q-value, never written as zero. */
function qCell(q: number | undefined, calendar: InsightsText["calendar"]) {
  if (q === undefined) return { shown: "", value: null };
  const shown = q < 0.001 ? `< ${formatNumber(0.001, 3, calendar)}` : formatNumber(q, 3, calendar);
  return { shown, value: q };
}

/** The state of a cell. */
export function stateOf([state]: MatrixCell): CellState {
  return cellStates[state] ?? "too-early";
}

/** The matrix as rows: every pair with a number, in the order of its rows. */
export function matrixTable({ metrics, rows, lagDays, text }: MatrixModel): FigureTable {
  const { columns } = text.matrix;
  const number = (value: number | undefined, decimals: number) =>
    value === undefined
      ? { shown: "", value: null }
      : { shown: formatNumber(value, decimals, text.calendar), value };
  return {
    columns: (["pair", "r", "low", "high", "n", "worth", "q", "level"] as const).map((id) => ({
      id,
      label: columns[id],
    })),
    newestFirst: false,
    rows: rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) => {
        const [x, y] = [metrics[row], metrics[column]];
        const again = lagDays === 0 && column < row;
        if (cell === null || again || x === undefined || y === undefined || stateOf(cell) === "mechanical")
          return [];
        const [, n, r, low, high, worth, q] = cell;
        const state = stateOf(cell);
        return [
          [
            { shown: `${x.label} → ${y.label}`, value: `${x.id} ${y.id}` },
            number(r, 2),
            number(low, 2),
            number(high, 2),
            number(n, 0),
            number(worth, 0),
            qCell(q, text.calendar),
            { shown: text.states[state], value: state },
          ],
        ];
      }),
    ),
  };
}
