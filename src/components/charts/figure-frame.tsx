"use client";

import { type ReactNode, useState } from "react";
import { downloadCsv } from "./download-csv.ts";
import type { FigureText } from "./figure-text.ts";

interface FigureFrameProps {
  /** Also the name of the CSV file. */
  id: string;
  title: string;
  unit: string;
  /** How to read it, in a sentence. */
  lead: string;
  text: Pick<FigureText, "showTable" | "csv">;
  legend: ReactNode;
  /** Rendered when asked for: years of rows are not in the page before. */
  table: () => ReactNode;
  csv: () => string;
  children: ReactNode;
}

const quietButton =
  "min-h-11 rounded-control px-3 text-small text-ink-2 hover:bg-raised aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink";

/** A figure's frame: title, unit, how to read it, legend; the same as a table, and as a file. */
export function FigureFrame({ id, title, unit, lead, text, legend, table, csv, children }: FigureFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="rounded-card bg-card p-4 sm:p-5">
      <div className="flex items-start justify-between gap-x-4">
        <h2 className="font-semibold text-lead">
          {title}{" "}
          {unit === "" ? null : (
            <span className="whitespace-nowrap font-normal text-ink-3 text-small">{unit}</span>
          )}
        </h2>
        <div className="no-print -my-2 -mr-3 flex">
          <button
            type="button"
            className={quietButton}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {text.showTable}
          </button>
          <button type="button" className={quietButton} onClick={() => downloadCsv(`${id}.csv`, csv())}>
            {text.csv}
          </button>
        </div>
      </div>
      <p className="mb-2 max-w-prose text-ink-2 text-small">{lead}</p>
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
            {table()}
          </section>
        ) : null}
      </div>
    </section>
  );
}
