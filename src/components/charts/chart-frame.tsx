"use client";

import { type ReactNode, useState } from "react";
import { trendCsv } from "#charts/trend-csv.ts";
import type { TrendModel } from "#charts/trend-model.ts";
import { ChartLegend } from "./chart-legend.tsx";
import type { ChartText } from "./chart-text.ts";
import { downloadCsv } from "./download-csv.ts";
import { TrendPlot } from "./trend-plot.tsx";
import { TrendTable } from "./trend-table.tsx";

interface ChartFrameProps {
  /** The range shown, in words. */
  range: string;
  /** One chart for each metric; the first is shown, the others are a press away. */
  models: TrendModel[];
  text: ChartText;
  /** Stands in the plot's place while there is nothing to draw: what is missing, pending or wrong. */
  empty: ReactNode;
}

const quietButton =
  "min-h-11 rounded-control px-3 text-small text-ink-2 hover:bg-raised aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-ink";

/** Every chart's frame: title, unit and range, choice of metric, legend, table, CSV of what is shown. */
export function ChartFrame({ range, models, text, empty }: ChartFrameProps) {
  const [chosenId, setChosenId] = useState(models[0]?.id);
  const [asTable, setAsTable] = useState(false);
  const model = models.find(({ id }) => id === chosenId);
  if (model === undefined) {
    return <section className="min-h-80 rounded-card bg-card p-4 sm:p-5">{empty}</section>;
  }
  return (
    <section className="rounded-card bg-card p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold text-lead">
          {model.title}{" "}
          <span className="font-normal text-ink-3 text-small">
            {[model.unit, range].filter(Boolean).join(" · ")}
          </span>
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
          <button
            type="button"
            className={quietButton}
            onClick={() => downloadCsv(`${model.id}.csv`, trendCsv(model))}
          >
            {text.csv}
          </button>
        </div>
      </div>
      {models.length < 2 ? null : (
        <fieldset className="no-print -mx-1 my-1 flex gap-0.5 overflow-x-auto p-1 sm:gap-1">
          <legend className="sr-only">{text.chooseMetric}</legend>
          {models.map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className={`${quietButton} shrink-0 max-sm:px-2`}
              aria-pressed={id === model.id}
              onClick={() => setChosenId(id)}
            >
              {title}
            </button>
          ))}
        </fieldset>
      )}
      <ChartLegend model={model} text={text} />
      {asTable ? (
        // A scrolled region must be reachable without a pointer.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <section className="h-60 overflow-y-auto" tabIndex={0} aria-label={model.title}>
          <TrendTable model={model} text={text} />
        </section>
      ) : (
        <TrendPlot key={model.id} model={model} text={text} />
      )}
    </section>
  );
}
