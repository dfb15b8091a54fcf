"use client";

import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { seriesCsv } from "#charts/series-csv.ts";
import type { SeriesModel, SeriesPanel } from "#charts/series-model.ts";
import { describeSlot } from "#charts/series-words.ts";
import { DrawingBoundary } from "./drawing-boundary.tsx";
import { FigureFrame } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";
import { percent } from "./plot-geometry.ts";
import { shareFromTop } from "./series-geometry.ts";
import { SeriesLegend } from "./series-legend.tsx";
import { SeriesSvg } from "./series-svg.tsx";
import { SeriesTable } from "./series-table.tsx";
import { useInView } from "./use-in-view.ts";

const SeriesLive = lazy(() => import("./series-live.tsx"));

/**
 * Panels over one axis of days or weeks, in their frame. The drawing is there from the first byte; when it comes into
 * view the chart library is fetched and answers to pointer and keys.
 */
export function SeriesChart({ model, text }: { model: SeriesModel; text: FigureText }) {
  const box = useRef<HTMLDivElement>(null);
  const inView = useInView(box);
  const [spoken, setSpoken] = useState("");
  const onSlot = useCallback(
    (index: number) => {
      const { when, readings, note } = describeSlot(model, index, text.words);
      const said = readings.map(({ label, value, word }) => [label, value, word].filter(Boolean).join(" "));
      setSpoken([when, note, ...said].filter(Boolean).join(", "));
    },
    [model, text],
  );
  return (
    <FigureFrame
      id={model.id}
      title={model.title}
      unit={model.unit}
      lead={model.lead}
      text={text}
      legend={<SeriesLegend keys={model.keys} />}
      table={() => <SeriesTable model={model} text={text} />}
      csv={() => seriesCsv(model)}
    >
      <div ref={box} className="relative grid gap-3 pt-3 pr-1">
        {model.panels.map((panel) => (
          <Panel
            key={panel.layers.map(({ kind }) => kind).join() + panel.title}
            model={model}
            panel={panel}
          />
        ))}
        <div aria-hidden="true" className="relative ml-10 h-5 text-ink-3 text-label tracking-normal">
          {model.xTicks.map(({ index, label }) => (
            <span
              key={index}
              className={`absolute top-0 whitespace-nowrap ${index === model.count - 1 ? "right-0" : "-translate-x-1/2"}`}
              style={index === model.count - 1 ? {} : { left: percent(((index + 0.5) / model.count) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        {inView ? (
          <div className="absolute top-3 right-1 bottom-8 left-10">
            <DrawingBoundary fallback={null}>
              <Suspense fallback={null}>
                <SeriesLive model={model} text={text} onSlot={onSlot} />
              </Suspense>
            </DrawingBoundary>
          </div>
        ) : null}
        <p aria-live="polite" className="sr-only">
          {spoken}
        </p>
      </div>
    </FigureFrame>
  );
}

function Panel({ model, panel }: { model: SeriesModel; panel: SeriesPanel }) {
  return (
    <div>
      {panel.title === null ? null : <p className="pb-2 pl-10 text-ink-2 text-small">{panel.title}</p>}
      <div className={`grid grid-cols-[2.5rem_1fr] ${panel.tall ? "h-56" : "h-32"}`}>
        <div aria-hidden="true" className="relative text-ink-3 text-label tracking-normal">
          {panel.yTicks.map(({ value, label }) => (
            <span
              key={value}
              className="absolute right-2 -translate-y-1/2"
              style={{ top: percent(shareFromTop(panel, value) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        <div className="relative">
          <SeriesSvg model={model} panel={panel} />
        </div>
      </div>
    </div>
  );
}
