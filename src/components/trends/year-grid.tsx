"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { type CalendarNames, shortDay } from "#charts/day-label.ts";
import type { YearGridModel } from "#charts/prepare-year-grid.ts";
import { addDays } from "#domain/day.ts";

interface YearGridProps {
  model: YearGridModel;
  label: string;
  hint: string;
  none: string;
  unit: string;
  calendar: CalendarNames;
}

const recoveryFills = ["var(--recovery-low)", "var(--recovery-mid)", "var(--recovery-high)"];
const rampFills = ["var(--zone-1)", "var(--zone-2)", "var(--zone-3)", "var(--zone-4)"];
const moves: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };

/** A year as columns of weeks: arrow keys and pointer say the day's reading, Enter and a press open the day. */
export function YearGrid({ model, label, hint, none, unit, calendar }: YearGridProps) {
  const router = useRouter();
  const [at, setAt] = useState<number | null>(null);
  const fills = model.hard ? recoveryFills : rampFills;
  const said =
    at === null
      ? hint
      : `${shortDay(addDays(model.from, at), calendar)} ${model.year}: ${wordsOf(model.words[at] ?? null, unit, none)}`;
  const open = (index: number) => router.push(`/day/${addDays(model.from, index)}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && at !== null) open(at);
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = at === null ? model.words.findLastIndex((words) => words !== null) : at + move;
    setAt(Math.min(model.words.length - 1, Math.max(0, next)));
  };
  const dayAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const week = Math.floor(((event.clientX - box.left) / box.width) * model.weeks);
    const row = Math.floor(((event.clientY - box.top) / box.height) * 7);
    const index = week * 7 + row - model.firstRow;
    return index >= 0 && index < model.words.length ? index : null;
  };
  return (
    <div className="grid gap-1">
      <p className="font-semibold text-small">{model.year}</p>
      <div className="overflow-x-auto">
        <button
          type="button"
          aria-label={label}
          className="block min-w-[44rem] rounded-sm lg:w-full"
          onKeyDown={onKeyDown}
        >
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${model.weeks * 10} 70`}
            className="block w-full"
            onPointerMove={(event) => setAt(dayAt(event))}
            onPointerUp={(event) => {
              const index = dayAt(event);
              if (index !== null) open(index);
            }}
          >
            {model.classes.map((level, index) => {
              const place = index + model.firstRow;
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
                  key={index}
                  x={Math.floor(place / 7) * 10 + 1}
                  y={(place % 7) * 10 + 1}
                  width={8}
                  height={8}
                  rx={1.5}
                  fill={level < 0 ? "none" : (fills[level] ?? "none")}
                  stroke={index === at ? "var(--ink)" : level < 0 ? "var(--outline)" : "none"}
                  strokeWidth={index === at ? 1.5 : 0.5}
                />
              );
            })}
          </svg>
        </button>
      </div>
      <p aria-live="polite" className="text-ink-2 text-small">
        {said}
      </p>
    </div>
  );
}

function wordsOf(words: string | null, unit: string, none: string): string {
  return words === null ? none : `${words} ${unit}`.trim();
}
