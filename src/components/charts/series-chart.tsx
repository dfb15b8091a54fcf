"use client";

import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import { daysInWords } from "#presenters/day-label.ts";
import { fillText } from "#presenters/fill-text.ts";
import { isEmpty, type SeriesModel, type SeriesPanel } from "#presenters/series-model.ts";
import { seriesTable } from "#presenters/series-table.ts";
import { describeSlot } from "#presenters/series-words.ts";
import { DrawingBoundary } from "./drawing-boundary.tsx";
import { FigureFrame } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";
import { percent, shareFromTop } from "./series-geometry.ts";
import { SeriesLegend } from "./series-legend.tsx";
import { SeriesSvg } from "./series-svg.tsx";
import { TapRow } from "./tap-row.tsx";
import { useAwake } from "./use-awake.ts";
import { useOpenSlot } from "./use-open-slot.ts";

const SeriesLive = lazy(() => import("./series-live.tsx"));

interface SeriesChartProps {
  model: SeriesModel;
  text: FigureText;
  /** Choices that concern this chart alone. */
  choice?: ReactNode;
  /** What it comes to, in words below it. */
  note?: ReactNode;
}

/**
 * Panels over one axis of days or weeks, in their frame. The drawing is there from the first byte; when it is in view and
 * somebody stirs, the chart library is fetched and answers to pointer and keys. A click or Enter opens the day, or the stretch.
 */
export function SeriesChart({ model, text, choice, note }: SeriesChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const awake = useAwake(box);
  const lookedAt = useRef<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const openSlot = useOpenSlot(model);
  const onSlot = useCallback((index: number | null) => {
    lookedAt.current = index;
    if (index !== null) setChosen(index);
  }, []);
  const open = () => {
    if (lookedAt.current !== null) openSlot(lookedAt.current);
  };
  const { id, title, unit, lead } = model;
  return (
    <FigureFrame
      head={{ id, title, unit, lead, days: daysInWords(model.range, text.words.calendar) }}
      text={text}
      choice={choice}
      legend={<SeriesLegend keys={model.keys} />}
      table={() => seriesTable(model, text.words)}
      empty={isEmpty(model) ? (model.nothing ?? text.nothing) : null}
      note={note}
    >
      <div ref={box} data-series="" className="relative grid gap-3 pt-3 pr-1">
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
              className={`absolute top-0 whitespace-nowrap ${index === model.count - 1 ? "-right-4 sm:right-0" : "-translate-x-1/2"}`}
              style={index === model.count - 1 ? {} : { left: percent(((index + 0.5) / model.count) * 100) }}
            >
              {label}
            </span>
          ))}
        </div>
        {awake ? (
          // The chart inside is what takes the focus and has the name; what it lets through arrives here.
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <div
            className="absolute top-3 right-1 bottom-8 left-10 cursor-pointer"
            onKeyDown={({ key }) => {
              if (key === "Enter") open();
            }}
            onPointerUp={({ pointerType, button }) => {
              // A finger first looks; the way on is then below the chart.
              if (pointerType !== "touch" && button === 0) open();
            }}
          >
            <DrawingBoundary fallback={null}>
              <Suspense fallback={null}>
                <SeriesLive model={model} text={text} onSlot={onSlot} />
              </Suspense>
            </DrawingBoundary>
          </div>
        ) : null}
      </div>
      <p aria-live="polite" className="sr-only">
        {chosen === null ? "" : spokenSlot(model, chosen, text)}
      </p>
      <div className="pl-10">
        <TapRow
          hint={text.tapHint}
          chosen={
            chosen === null
              ? null
              : fillText(model.stepDays === 1 ? text.openDay : text.showDays, {
                  day: describeSlot(model, chosen, text.words).when,
                })
          }
          onOpen={() => {
            if (chosen !== null) openSlot(chosen);
          }}
        />
      </div>
    </FigureFrame>
  );
}

function spokenSlot(model: SeriesModel, index: number, text: FigureText): string {
  const { when, readings, note } = describeSlot(model, index, text.words);
  const said = readings.map(({ label, value, word }) => [label, value, word].filter(Boolean).join(" "));
  return [when, note, ...said].filter(Boolean).join(", ");
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
