"use client";

import { type ReactNode, useState } from "react";
import type { FigureHeader } from "#presenters/figure-header.ts";
import type { FigureTable } from "#presenters/figure-table.ts";
import { downloadCsv } from "./download-csv.ts";
import { FigureTableView } from "./figure-table-view.tsx";
import type { FigureText } from "./figure-text.ts";

interface FigureFrameProps {
  head: FigureHeader;
  text: Pick<FigureText, "showTable" | "csv">;
  /** Made when asked for: years of rows are not in the page before. */
  table: () => FigureTable;
  /** Choices that concern this figure alone. */
  choice?: ReactNode;
  legend?: ReactNode;
  /** Why there is nothing to draw: it takes the drawing's place. */
  empty?: string | null;
  /** What the figure comes to, in words below it. */
  note?: ReactNode;
  className?: string;
  children: ReactNode;
}

export const quietButton =
  "min-h-11 rounded-control px-3 text-small text-ink-2 hover:bg-raised aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink";

/** Every figure's frame: title, unit, days, how to read it, legend; the same as a table, and as a file. */
export function FigureFrame({
  head,
  text,
  table,
  choice = null,
  legend = null,
  empty = null,
  note = null,
  className = "",
  children,
}: FigureFrameProps) {
  const [asTable, setAsTable] = useState(false);
  const { id, title, unit, lead, days } = head;
  const beside = [unit, days].filter(Boolean).join(" · ");
  return (
    <section className={`min-w-0 rounded-card bg-card p-4 sm:p-5 ${className}`}>
      <div className="flex items-start justify-between gap-x-4">
        <h2 className="min-w-0 hyphens-auto font-semibold text-lead wrap-anywhere">
          {title}{" "}
          {beside === "" ? null : (
            <span className="inline-block font-normal text-ink-3 text-small">{beside}</span>
          )}
        </h2>
        {empty === null ? (
          <div className="no-print -my-2 -mr-3 flex">
            <button
              type="button"
              className={quietButton}
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {text.showTable}
            </button>
            <button
              type="button"
              className={quietButton}
              onClick={() => void downloadCsv(`${id}.csv`, table())}
            >
              {text.csv}
            </button>
          </div>
        ) : null}
      </div>
      {choice}
      <p className="mb-2 max-w-prose text-ink-2 text-small">{lead}</p>
      {empty === null ? (
        <>
          {legend}
          {/* The table takes the plot's room, so that nothing below moves. */}
          <div className="relative">
            <div className={asTable ? "invisible" : ""} {...(asTable ? { inert: true } : {})}>
              {children}
            </div>
            {asTable ? (
              // A scrolled region must be reachable without a pointer.
              // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
              <section className="absolute inset-0 overflow-auto" tabIndex={0} aria-label={title}>
                <FigureTableView caption={title} table={table()} />
              </section>
            ) : null}
          </div>
          {note}
        </>
      ) : (
        <p className="grid min-h-32 place-content-center text-center text-ink-2">{empty}</p>
      )}
    </section>
  );
}
