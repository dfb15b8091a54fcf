"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { fillText } from "#presenters/fill-text.ts";
import type { GridYear, YearGridModel } from "#presenters/prepare-year-grid.ts";
import { describeGridDay, yearGridTable } from "#presenters/year-grid-table.ts";
import { FigureFrame } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";
import { percent } from "./series-geometry.ts";
import { SeriesLegend } from "./series-legend.tsx";
import { TapRow } from "./tap-row.tsx";

interface YearGridProps {
  model: YearGridModel;
  text: FigureText;
  /** Names the grid and says how to walk it. */
  walkLabel: string;
}

const moves: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };

/** Years as columns of weeks: arrow keys and pointer say the day's reading, Enter and a press open the day. */
export function YearGrid({ model, text, walkLabel }: YearGridProps) {
  const router = useRouter();
  const [at, setAt] = useState<number | null>(null);
  const [looked, setLooked] = useState<number | null>(null);
  const last = model.values.length - 1;
  const look = (index: number | null) => {
    setAt(index);
    if (index !== null) setLooked(index);
  };
  const open = (index: number | null) => {
    if (index !== null) router.push(`/day/${describeGridDay(model, index, text.words).day}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") open(at);
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    look(at === null ? last : Math.min(last, Math.max(0, at + move)));
  };
  const said = looked === null ? null : describeGridDay(model, looked, text.words);
  return (
    <FigureFrame
      head={model.head}
      text={text}
      legend={<SeriesLegend keys={model.keys} />}
      table={() => yearGridTable(model, text.words)}
      empty={model.tones.length === 0 || model.values.every((value) => value === null) ? text.nothing : null}
    >
      {/* On a phone the newest weeks, at the right, are seen first. */}
      <div className="overflow-x-auto pt-3" dir="rtl">
        <button
          type="button"
          dir="ltr"
          className="printed grid w-full min-w-[44rem] gap-3 rounded-sm p-1 text-left print:min-w-0"
          onKeyDown={onKeyDown}
        >
          {/* Its name holds what it shows, the years, so that it can be called by them. */}
          <span className="sr-only">{walkLabel}</span>
          {model.years.map((year) => (
            <span key={year.year} className="grid gap-1">
              <span className="font-semibold text-small">{year.year}</span>
              <span aria-hidden="true" className="relative h-4 text-ink-3 text-label tracking-normal">
                {year.months.map(({ label, week }) => (
                  <span
                    key={label}
                    className="absolute top-0"
                    style={{ left: percent((week / year.weeks) * 100) }}
                  >
                    {label}
                  </span>
                ))}
              </span>
              <YearSvg model={model} year={year} at={at} onLook={look} onOpen={open} />
            </span>
          ))}
        </button>
      </div>
      <p aria-live="polite" className="min-h-6 pt-1 text-small">
        {said === null ? "" : `${said.when}: ${said.value}`}
      </p>
      <TapRow
        hint={text.tapHint}
        chosen={said === null ? null : fillText(text.openDay, { day: said.when })}
        onOpen={() => open(looked)}
      />
    </FigureFrame>
  );
}

interface YearSvgProps {
  model: YearGridModel;
  year: GridYear;
  at: number | null;
  onLook: (index: number | null) => void;
  onOpen: (index: number) => void;
}

/** The cells of a year, one path for each tone however many days it has. */
function YearSvg({ model, year, at, onLook, onOpen }: YearSvgProps) {
  const { first, length, firstRow, weeks } = year;
  const dayAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const week = Math.floor(((event.clientX - box.left) / box.width) * weeks);
    const row = Math.floor(((event.clientY - box.top) / box.height) * 7);
    const day = week * 7 + row - firstRow;
    const index = first + day;
    return day >= 0 && day < length && index >= 0 && index < model.values.length ? index : null;
  };
  const cells: string[] = model.tones.map(() => "");
  let hollow = "";
  for (let day = 0; day < length; day += 1) {
    const value = model.values[first + day] ?? null;
    const corner = cornerOf(day + firstRow);
    const tone =
      value === null
        ? -1
        : Math.max(
            0,
            model.tones.findLastIndex(({ from }) => value >= from),
          );
    if (tone < 0) hollow += `M${corner}h8v8h-8z`;
    else cells[tone] += `M${corner}h8v8h-8z`;
  }
  const chosen = at === null || at < first || at >= first + length ? null : cornerOf(at - first + firstRow);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${weeks * 10} 70`}
      className="block w-full"
      onPointerMove={(event) => onLook(dayAt(event))}
      onPointerDown={(event) => onLook(dayAt(event))}
      onPointerUp={(event) => {
        const index = dayAt(event);
        if (index !== null && event.pointerType !== "touch" && event.button === 0) onOpen(index);
      }}
    >
      <path d={hollow} fill="none" stroke="var(--hairline)" />
      {model.tones.map(({ from, tone }, place) => (
        <path key={from} d={cells[place]} fill={`var(--${tone})`} />
      ))}
      {chosen === null ? null : (
        <path d={`M${chosen}h8v8h-8z`} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
      )}
    </svg>
  );
}

function cornerOf(place: number): string {
  return `${Math.floor(place / 7) * 10 + 1} ${(place % 7) * 10 + 1}`;
}
