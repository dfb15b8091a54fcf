"use client";

import { useRouter } from "next/navigation";
import { type PointerEvent, useState } from "react";
import { addDays } from "#domain/day.ts";
import { fillText } from "#presenters/fill-text.ts";
import type { ScatterAxis, ScatterModel } from "#presenters/scatter-model.ts";
import { describePair, pairsOf, scatterTable } from "#presenters/scatter-words.ts";
import { FigureFrame } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";
import { percent } from "./series-geometry.ts";
import { TapRow } from "./tap-row.tsx";
import { WalkSlider } from "./walk-slider.tsx";

interface ScatterChartProps {
  model: ScatterModel;
  text: FigureText;
  /** The name of the slider that walks through the days. */
  walkLabel: string;
}

function share({ low, high }: ScatterAxis, value: number): number {
  return (value - low) / (high - low);
}

/** Pairs as dots with the member's own medians as a cross; a slider walks through the days. */
export function ScatterChart({ model, text, walkLabel }: ScatterChartProps) {
  const router = useRouter();
  const pairs = pairsOf(model);
  const [chosen, setChosen] = useState<number | null>(null);
  const { x, y } = model;
  const place = (index: number) => ({
    left: share(x, x.values[index] ?? x.low),
    top: 1 - share(y, y.values[index] ?? y.low),
  });
  const nearest = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const from = { left: event.clientX - box.left, top: event.clientY - box.top };
    const distance = (index: number) => {
      const { left, top } = place(index);
      return Math.hypot(left * box.width - from.left, top * box.height - from.top);
    };
    const best = pairs.reduce((near, each) => (distance(each) < distance(near) ? each : near), pairs[0] ?? 0);
    setChosen(distance(best) < 30 ? best : null);
  };
  const said = chosen === null ? null : describePair(model, chosen, text.words.calendar);
  const open = () => {
    if (chosen !== null) router.push(`/day/${addDays(model.from, chosen)}`);
  };
  const dots = pairs
    .map((index) => `M${(place(index).left * 1000).toFixed(0)} ${(place(index).top * 1000).toFixed(0)}h0`)
    .join("");
  return (
    <FigureFrame
      head={model.head}
      text={text}
      legend={<p className="text-ink-2 text-small">{model.cross}</p>}
      table={() => scatterTable(model, text.words.calendar, text.words.dayColumn)}
    >
      <div className="grid grid-cols-[2.5rem_1fr] pt-3">
        <div aria-hidden="true" className="relative text-ink-3 text-label tracking-normal">
          {y.ticks.map(({ value, label }) => (
            <span
              key={value}
              className="absolute right-2 -translate-y-1/2"
              style={{ top: percent((1 - share(y, value)) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        <div
          className="relative h-64 cursor-pointer touch-pan-y"
          onPointerMove={nearest}
          onPointerDown={nearest}
          onPointerUp={({ pointerType, button }) => {
            if (pointerType !== "touch" && button === 0) open();
          }}
          onPointerLeave={({ pointerType }) => {
            if (pointerType !== "touch") setChosen(null);
          }}
        >
          <svg
            aria-hidden="true"
            viewBox="0 0 1000 1000"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
            fill="none"
          >
            {[0, 1000].map((edge) => (
              <path
                key={edge}
                d={`M0 ${edge}H1000M${edge} 0V1000`}
                stroke="var(--hairline)"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {y.median === null || x.median === null ? null : (
              <path
                d={`M0 ${(1 - share(y, y.median)) * 1000}H1000M${share(x, x.median) * 1000} 0V1000`}
                stroke="var(--ink-2)"
                strokeDasharray="4 4"
                vectorEffect="non-scaling-stroke"
              />
            )}
            <path
              d={dots}
              stroke="var(--vital)"
              strokeOpacity={0.75}
              strokeWidth={6}
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          {model.corners.map(({ label, days }, corner) => (
            <p
              key={label}
              className={`pointer-events-none absolute max-w-[45%] rounded-sm bg-card/80 px-1 text-ink-2 text-small ${corner < 2 ? "top-1" : "bottom-1"} ${corner % 2 === 0 ? "left-1" : "right-1 text-right"}`}
            >
              {label}
              <span className="block font-semibold text-ink">{days}</span>
            </p>
          ))}
          {chosen === null || said === null ? null : (
            <div
              className="pointer-events-none absolute z-10"
              style={{ left: percent(place(chosen).left * 100), top: percent(place(chosen).top * 100) }}
            >
              <span className="absolute -top-1.5 -left-1.5 size-3 rounded-full border-2 border-card bg-ink" />
              <p
                className={`absolute top-3 w-44 rounded-control bg-ink px-3 py-2 text-ground text-small ${place(chosen).left > 0.5 ? "right-0" : "left-0"}`}
              >
                <span className="block font-semibold">{said.day}</span>
                {y.label} {said.y}
                <br />
                {x.label} {said.x}
              </p>
            </div>
          )}
        </div>
        <div aria-hidden="true" className="relative col-start-2 h-5 text-ink-3 text-label tracking-normal">
          {x.ticks.map(({ value, label }) => (
            <span
              key={value}
              className={`absolute top-1.5 ${value === x.high ? "-translate-x-full" : "-translate-x-1/2"}`}
              style={{ left: percent(share(x, value) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        <p className="col-start-2 pt-2 text-center text-ink-2 text-small">
          {`${x.label} → · ${y.label}, ${y.unit} ↑`}
        </p>
        <div className="col-start-2">
          <WalkSlider
            label={walkLabel}
            spoken={said === null ? "" : `${said.day}, ${y.label} ${said.y}, ${x.label} ${said.x}`}
            count={pairs.length}
            at={pairs.indexOf(chosen ?? pairs.at(-1) ?? 0)}
            onWalk={(place) => setChosen(pairs[place] ?? null)}
            onEnter={open}
          />
          <TapRow
            hint={text.tapHint}
            chosen={said === null ? null : fillText(text.openDay, { day: said.day })}
            onOpen={open}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
