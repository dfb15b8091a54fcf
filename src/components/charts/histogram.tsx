"use client";

import { type PointerEvent, useState } from "react";
import type { DistributionModel } from "#presenters/prepare-distribution.ts";
import { FigureFrame } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";
import { percent } from "./series-geometry.ts";
import { WalkSlider } from "./walk-slider.tsx";

interface HistogramProps {
  model: DistributionModel;
  text: FigureText;
  /** The name of the slider that walks through the bars. */
  walkLabel: string;
}

/** How days spread over values: a bar per bin, the newest day as a mark, a slider that walks through the bars. */
export function Histogram({ model, text, walkLabel }: HistogramProps) {
  const { head, bars, xTicks, yTicks, marker, sentence, table, empty } = model;
  const [chosen, setChosen] = useState<number | null>(null);
  const look = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const bin = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    setChosen(Math.min(bars.length - 1, Math.max(0, bin)));
  };
  const words = chosen === null ? "" : (bars[chosen]?.words ?? "");
  return (
    <FigureFrame head={head} text={text} table={() => table} empty={empty} className="h-full">
      <div className="grid grid-cols-[2.5rem_1fr] pt-5">
        <div aria-hidden="true" className="relative text-ink-3 text-label tracking-normal">
          {yTicks.map(({ share, label }) => (
            <span
              key={label}
              className="absolute right-2 -translate-y-1/2"
              style={{ top: percent((1 - share) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        <div
          className="relative h-40 touch-pan-y"
          onPointerMove={look}
          onPointerDown={look}
          onPointerLeave={() => setChosen(null)}
        >
          <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
            {yTicks.map(({ share, label }) => (
              <line
                key={label}
                x2="100%"
                y1={percent((1 - share) * 100)}
                y2={percent((1 - share) * 100)}
                stroke="var(--hairline)"
              />
            ))}
            {bars.map(({ share, words: name }, bin) => (
              <rect
                key={name}
                x={percent(((bin + 0.06) / bars.length) * 100)}
                width={percent((0.88 / bars.length) * 100)}
                y={percent((1 - share) * 100)}
                height={percent(share * 100)}
                rx={2}
                fill="var(--vital)"
                fillOpacity={chosen === null || chosen === bin ? 1 : 0.5}
              />
            ))}
            {marker === null ? null : (
              <line
                x1={percent(marker.share * 100)}
                x2={percent(marker.share * 100)}
                y1={-4}
                y2="100%"
                stroke="var(--ink)"
                strokeWidth={2}
              />
            )}
          </svg>
          {marker === null ? null : (
            <p
              aria-hidden="true"
              className={`pointer-events-none absolute -top-5 whitespace-nowrap text-label tracking-normal ${marker.share > 0.5 ? "-translate-x-full" : ""}`}
              style={{ left: percent(marker.share * 100) }}
            >
              {marker.label}
            </p>
          )}
          {chosen === null ? null : (
            <p
              className={`pointer-events-none absolute top-1 z-10 rounded-control bg-ink px-3 py-2 text-ground text-small ${chosen < bars.length / 2 ? "right-0" : "left-0"}`}
            >
              {words}
            </p>
          )}
        </div>
        <div aria-hidden="true" className="relative col-start-2 h-5 text-ink-3 text-label tracking-normal">
          {xTicks.map(({ share, label }) => (
            <span
              key={share}
              className={`absolute top-1.5 whitespace-nowrap ${share === 1 ? "-translate-x-full" : share === 0 ? "" : "-translate-x-1/2"}`}
              style={{ left: percent(share * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        <div className="col-start-2">
          <WalkSlider
            label={walkLabel}
            spoken={words}
            count={bars.length}
            at={chosen ?? bars.length - 1}
            onWalk={setChosen}
          />
        </div>
      </div>
      <p className="text-ink-2">{sentence}</p>
    </FigureFrame>
  );
}
