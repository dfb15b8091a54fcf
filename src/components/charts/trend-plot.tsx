"use client";

import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { TrendModel } from "#charts/trend-model.ts";
import { describeDay } from "#charts/trend-words.ts";
import type { ChartText } from "./chart-text.ts";
import { DrawingBoundary } from "./drawing-boundary.tsx";
import { percent, plotGeometry } from "./plot-geometry.ts";
import { PlotGround } from "./plot-ground.tsx";
import { TrendSvg } from "./trend-svg.tsx";
import { useInView } from "./use-in-view.ts";

const TrendLive = lazy(() => import("./trend-live.tsx"));

/**
 * Axes and plot in a box of fixed height. The server's drawing is there from the first byte; when the box comes into
 * view the chart library is fetched and takes its place, mark upon mark.
 */
export function TrendPlot({ model, text }: { model: TrendModel; text: ChartText }) {
  const box = useRef<HTMLDivElement>(null);
  const inView = useInView(box);
  const [spoken, setSpoken] = useState("");
  const onDay = useCallback(
    (index: number) => {
      const { day, value, note } = describeDay(model, index, text.words);
      setSpoken([day, value, note].filter(Boolean).join(", "));
    },
    [model, text],
  );
  const drawing = <TrendSvg model={model} />;
  const { x, y } = plotGeometry(model);
  return (
    <div ref={box} className="grid h-60 grid-cols-[2.5rem_1fr] grid-rows-[1fr_1.5rem] pt-2">
      <div aria-hidden="true" className="relative text-ink-3 text-label tracking-normal">
        {model.yTicks.map(({ value, label }) => (
          <span key={value} className="absolute right-2 -translate-y-1/2" style={{ top: percent(y(value)) }}>
            {label}
          </span>
        ))}
      </div>
      <div className="relative">
        {inView ? (
          <DrawingBoundary fallback={drawing}>
            <Suspense fallback={drawing}>
              <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
                <PlotGround model={model} />
              </svg>
              <div className="absolute inset-0">
                <TrendLive model={model} text={text} onDay={onDay} />
              </div>
            </Suspense>
          </DrawingBoundary>
        ) : (
          drawing
        )}
      </div>
      <div aria-hidden="true" className="relative col-start-2 text-ink-3 text-label tracking-normal">
        {model.xTicks.map(({ index, label }) => (
          <span
            key={index}
            className={`absolute top-1.5 whitespace-nowrap ${index === model.values.length - 1 ? "-right-2" : "-translate-x-1/2"}`}
            style={index === model.values.length - 1 ? {} : { left: percent(x(index)) }}
          >
            {label}
          </span>
        ))}
      </div>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}
