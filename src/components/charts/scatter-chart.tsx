"use client";

import { useRouter } from "next/navigation";
import { type PointerEvent, type ReactNode, useState } from "react";
import { fillText } from "#presenters/fill-text.ts";
import type { ScatterModel } from "#presenters/scatter-model.ts";
import { describeDot, scatterTable } from "#presenters/scatter-words.ts";
import { FigureFrame } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";
import { ScatterMarks, shareOf } from "./scatter-marks.tsx";
import { percent } from "./series-geometry.ts";
import { TapRow } from "./tap-row.tsx";
import { WalkSlider } from "./walk-slider.tsx";

interface ScatterChartProps {
  model: ScatterModel;
  text: FigureText;
  /** The name of the slider that walks through the days. */
  walkLabel: string;
  /** Choices that concern this chart alone. */
  choice?: ReactNode;
}

/** A dot farther than this from the pointer is not meant. */
const reachPx = 30;

/** Days as dots; a slider walks through them, Enter or a press opens the day. */
export function ScatterChart({ model, text, walkLabel, choice }: ScatterChartProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<number | null>(null);
  const { x, y, points } = model;
  const left = (value: number) => shareOf(x, value);
  const top = (value: number) => 1 - shareOf(y, value);
  const nearest = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    let [best, distance] = [-1, reachPx];
    for (const [index, [, atX, atY]] of points.entries()) {
      const away = Math.hypot(
        left(atX) * box.width - (event.clientX - box.left),
        top(atY) * box.height - (event.clientY - box.top),
      );
      if (away < distance) [best, distance] = [index, away];
    }
    setChosen(best < 0 ? null : best);
  };
  const { calendar, dayColumn } = text.words;
  const said = chosen === null ? null : describeDot(model, chosen, calendar);
  const at = chosen === null ? undefined : points[chosen];
  const open = () => {
    if (said !== null) router.push(`/day/${said.day}`);
  };
  return (
    <FigureFrame
      head={model.head}
      text={text}
      choice={choice}
      legend={model.legend === null ? null : <p className="text-ink-2 text-small">{model.legend}</p>}
      table={() => scatterTable(model, calendar, dayColumn)}
    >
      <div className="grid grid-cols-[2.75rem_1fr] pt-3">
        <div aria-hidden="true" className="relative text-ink-3 text-label tracking-normal">
          {y.ticks.map(({ value, label }) => (
            <span
              key={value}
              className="absolute right-2 -translate-y-1/2"
              style={{ top: percent(top(value) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        <div
          className="relative h-72 cursor-pointer touch-pan-y"
          onPointerMove={nearest}
          onPointerDown={nearest}
          onPointerUp={({ pointerType, button }) => {
            if (pointerType !== "touch" && button === 0) open();
          }}
          onPointerLeave={({ pointerType }) => {
            if (pointerType !== "touch") setChosen(null);
          }}
        >
          <ScatterMarks model={model} />
          {model.corners?.map(({ label, days }, corner) => (
            <p
              key={label}
              className={`pointer-events-none absolute max-w-[45%] rounded-sm bg-card/80 px-1 text-ink-2 text-small ${corner < 2 ? "top-1" : "bottom-1"} ${corner % 2 === 0 ? "left-1" : "right-1 text-right"}`}
            >
              {label}
              <span className="block font-semibold text-ink">{days}</span>
            </p>
          ))}
          {said === null || at === undefined ? null : (
            <div
              className="pointer-events-none absolute z-10"
              style={{ left: percent(left(at[1]) * 100), top: percent(top(at[2]) * 100) }}
            >
              <span className="absolute -top-1.5 -left-1.5 size-3 rounded-full border-2 border-card bg-ink" />
              <p
                className={`absolute top-3 w-44 rounded-control bg-ink px-3 py-2 text-ground text-small ${left(at[1]) > 0.5 ? "right-0" : "left-0"}`}
              >
                <span className="block font-semibold">{said.date}</span>
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
              style={{ left: percent(left(value) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        <p className="col-start-2 pt-2 text-center text-ink-2 text-small">
          {`${[x.label, x.unit].filter(Boolean).join(", ")} → · ${[y.label, y.unit].filter(Boolean).join(", ")} ↑`}
        </p>
        <div className="col-start-2">
          <WalkSlider
            label={walkLabel}
            spoken={said === null ? "" : `${said.date}, ${y.label} ${said.y}, ${x.label} ${said.x}`}
            count={points.length}
            at={chosen ?? points.length - 1}
            onWalk={setChosen}
            onEnter={open}
          />
          <TapRow
            hint={text.tapHint}
            chosen={said === null ? null : fillText(text.openDay, { day: said.date })}
            onOpen={open}
          />
        </div>
      </div>
    </FigureFrame>
  );
}
