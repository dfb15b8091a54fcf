"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { FigureFrame } from "#components/charts/figure-frame.tsx";
import type { FigureText } from "#components/charts/figure-text.ts";
import { formatNumber } from "#domain/format.ts";
import type { CellState } from "#presenters/insights-text.ts";
import {
  cellInWords,
  type MatrixCell,
  type MatrixModel,
  matrixTable,
  stateOf,
} from "#presenters/matrix-words.ts";

interface CorrelationMatrixProps {
  model: MatrixModel;
  text: Pick<FigureText, "showTable" | "csv">;
  /** The choice of the lag. */
  choice: ReactNode;
  /** The address that opens a pair, with {x} and {y}. */
  href: string;
}

const looks: Record<CellState, string> = {
  clear: "bg-vital-ink font-semibold text-card",
  tentative: "inset-ring-2 inset-ring-vital-ink font-semibold text-ink",
  "nothing-clear": "text-ink-3",
  "too-early": "text-ink-3",
  "no-spread": "text-ink-3",
  mechanical: "hatched",
};
const shownInLegend: readonly CellState[] = [
  "clear",
  "tentative",
  "nothing-clear",
  "too-early",
  "mechanical",
];
const moves: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Metrics beside metrics. Arrow keys walk, the line below says the cell, Enter or a press opens its pair. */
export function CorrelationMatrix({ model, text, choice, href }: CorrelationMatrixProps) {
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState<readonly [number, number]>([0, 1]);
  const [told, setTold] = useState(false);
  const { metrics, rows, text: words } = model;
  const tell = (row: number, column: number) => {
    setAt([row, column]);
    setTold(true);
  };
  const open = ([row, column]: readonly [number, number]) => {
    const cell = rows[row]?.[column] ?? null;
    const [x, y] = [metrics[row]?.id, metrics[column]?.id];
    if (cell === null || stateOf(cell) === "mechanical" || x === undefined || y === undefined) return;
    router.push(href.replace("{x}", x).replace("{y}", y));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") open(at);
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const within = (place: number) => Math.min(metrics.length - 1, Math.max(0, place));
    const next = [within(at[0] + move[0]), within(at[1] + move[1])] as const;
    tell(...next);
    body.current?.rows[next[0]]?.cells[next[1] + 1]?.focus();
  };
  const placeOf = ({ target }: MouseEvent): readonly [number, number] | null => {
    const cell = target instanceof Element ? target.closest("td") : null;
    const row = cell?.parentElement;
    return cell && row instanceof HTMLTableRowElement ? [row.sectionRowIndex, cell.cellIndex - 1] : null;
  };
  return (
    <FigureFrame
      head={model.head}
      text={text}
      choice={choice}
      table={() => matrixTable(model)}
      legend={<MatrixLegend model={model} />}
    >
      <div className="overflow-x-auto pt-2">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked through is a grid
          role="grid"
          aria-label={model.head.title}
          className="border-separate border-spacing-px text-[0.6875rem] leading-none"
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const place = placeOf(event);
            if (place !== null) open(place);
          }}
          onMouseOver={(event) => {
            const place = placeOf(event);
            if (place !== null) tell(...place);
          }}
          onFocus={() => setTold(true)}
        >
          <thead>
            <tr>
              <td className="min-w-32 p-1 align-bottom text-ink-3">{words.matrix.corner}</td>
              {metrics.map(({ id, label }) => (
                <th key={id} scope="col" className="h-36 p-0 align-bottom font-normal text-ink-2">
                  <span className="inline-block rotate-180 whitespace-nowrap py-1 [writing-mode:vertical-rl]">
                    {label}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            ref={body}
            className="[&_td]:h-6 [&_td]:w-[1.85rem] [&_td]:min-w-[1.85rem] [&_td]:rounded-sm [&_td]:text-center"
          >
            {rows.map((cells, row) => (
              <tr key={metrics[row]?.id}>
                <th
                  scope="row"
                  className="sticky left-0 z-[1] whitespace-nowrap bg-card pr-2 text-right font-normal text-ink-2"
                >
                  {metrics[row]?.label}
                </th>
                {cells.map((cell, column) => (
                  <td
                    key={metrics[column]?.id}
                    tabIndex={row === at[0] && column === at[1] ? 0 : -1}
                    className={cell === null ? "bg-track" : `cursor-pointer ${looks[stateOf(cell)]}`}
                  >
                    {figureOf(cell, model)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p aria-live="polite" className="min-h-10 pt-2 text-ink-2 text-small">
        {told ? cellInWords(model, at[0], at[1]) : words.matrix.hint}
      </p>
    </FigureFrame>
  );
}

/** Two places without the zero before the point: the matrix has little room. */
function figureOf(cell: MatrixCell | null, model: MatrixModel): string {
  if (cell === null || cell.length < 7) return cell !== null && stateOf(cell) !== "mechanical" ? "·" : "";
  return withoutZero(cell[2] ?? 0, model);
}

function withoutZero(r: number, { text }: MatrixModel): string {
  return formatNumber(r, 2, text.calendar).replace(/^(\D?)0/, "$1");
}

function MatrixLegend({ model }: { model: MatrixModel }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-small">
      {shownInLegend.map((state) => (
        <li key={state} className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className={`inline-grid h-5 w-8 place-items-center rounded-sm text-[0.6875rem] ${looks[state]}`}
          >
            {state === "mechanical" ? "" : state === "too-early" ? "·" : withoutZero(0.42, model)}
          </span>
          {model.text.states[state]}
        </li>
      ))}
    </ul>
  );
}
