"use client";

import { useRouter } from "next/navigation";
import { type PointerEvent, type ReactNode, useState } from "react";
import { FigureFrame } from "#components/charts/figure-frame.tsx";
import type { FigureText } from "#components/charts/figure-text.ts";
import { TapRow } from "#components/charts/tap-row.tsx";
import { WalkSlider } from "#components/charts/walk-slider.tsx";
import { fillText } from "#presenters/fill-text.ts";
import {
  describeDot,
  type PairAxis,
  type PairScatterModel,
  pairScatterTable,
} from "#presenters/pair-scatter-words.ts";

interface PairScatterProps {
  model: PairScatterModel;
  text: FigureText;
  /** The name of the slider that walks through the days. */
  walkLabel: string;
  /** What may be drawn through the dots. */
  choice: ReactNode;
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
const shareOf = ({ low, high }: PairAxis, value: number) => (value - low) / (high - low);
const reachPx = 30;

/** Days as dots, the line through them with its band, days apart ringed; a slider walks, Enter or a press opens the day. */
export function PairScatter({ model, text, walkLabel, choice }: PairScatterProps) {
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
  const said = chosen === null ? null : describeDot(model, chosen);
  const open = () => {
    if (said !== null) router.push(`/day/${said.day}`);
  };
  const at = chosen === null ? undefined : points[chosen];
  return (
    <FigureFrame head={model.head} text={text} table={() => pairScatterTable(model)}>
      {choice}
      <div className="grid grid-cols-[2.75rem_1fr] pt-3">
        <div aria-hidden="true" className="relative text-ink-3 text-label tracking-normal">
          {y.ticks.map(({ value, label }) => (
            <span
              key={value}
              className="absolute right-2 -translate-y-1/2"
              style={{ top: percent(top(value)) }}
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
          <PairMarks model={model} />
          {said === null || at === undefined ? null : (
            <div
              className="pointer-events-none absolute z-10"
              style={{ left: percent(left(at[1])), top: percent(top(at[2])) }}
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
              style={{ left: percent(left(value)) }}
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

/** The drawing on a field of 1000 by 1000: band, line, dots, and rings around days that stand apart. */
function PairMarks({ model }: { model: PairScatterModel }) {
  const { x, y, points, ribbon, curve, apart } = model;
  const place = (atX: number, atY: number) =>
    `${(shareOf(x, atX) * 1000).toFixed(1)} ${((1 - shareOf(y, atY)) * 1000).toFixed(1)}`;
  const dots = points.map(([, atX, atY]) => `M${place(atX, atY)}h0`).join("");
  const rings = apart.flatMap((index) => {
    const point = points[index];
    return point === undefined ? [] : [`M${place(point[1], point[2])}h0`];
  });
  const upper = ribbon.map(([atX, , , high]) => place(atX, high));
  const lower = ribbon.map(([atX, , low]) => place(atX, low)).reverse();
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1000 1000"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-hidden"
      fill="none"
    >
      <path d="M0 0H1000V1000H0Z" stroke="var(--hairline)" vectorEffect="non-scaling-stroke" />
      <path d={`M${[...upper, ...lower].join("L")}Z`} fill="var(--ink-3)" fillOpacity={0.22} />
      <path
        d={rings.join("")}
        stroke="var(--ink)"
        strokeWidth={11}
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={dots}
        stroke="var(--vital)"
        strokeOpacity={points.length > 600 ? 0.5 : 0.75}
        strokeWidth={6}
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
      <path
        d={`M${ribbon.map(([atX, atY]) => place(atX, atY)).join("L")}`}
        stroke="var(--ink)"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
      {curve.length === 0 ? null : (
        <path
          d={`M${curve.map(([atX, atY]) => place(atX, atY)).join("L")}`}
          stroke="var(--ink-2)"
          strokeWidth={2}
          strokeDasharray="6 5"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
