"use client";

import Link from "next/link";
import type { DayParts } from "#presenters/prepare-model-days.ts";

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Days taken apart: a bar for each metric, to the right above the average and to the left below it. */
export function DayPartsList({ days }: { days: readonly DayParts[] }) {
  return (
    <ul className="grid gap-5">
      {days.map(({ day, label, value, from, parts }) => (
        <li key={day} className="grid gap-1.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link
              href={`/day/${day}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center font-semibold underline decoration-outline underline-offset-4"
            >
              {label}
            </Link>
            <span>
              <span className="font-semibold">{value}</span>
              <span className="ml-2 text-ink-2 text-small">{from}</span>
            </span>
          </div>
          <dl className="grid gap-1">
            {parts.map((part) => (
              <div
                key={part.id}
                className="grid grid-cols-[minmax(0,9rem)_1fr_5.5rem] items-center gap-2 text-small"
              >
                <dt className="text-ink-2">{part.label}</dt>
                <dd
                  aria-hidden="true"
                  className="relative h-3 bg-[linear-gradient(var(--outline),var(--outline))] bg-[length:1px_100%] bg-center bg-no-repeat"
                >
                  <span
                    className={`absolute inset-y-0.5 min-w-px rounded-sm ${part.kind === "rest" ? "bg-ink-3/40" : "bg-vital"}`}
                    style={{ left: percent(part.from), width: percent(part.to - part.from) }}
                  />
                </dd>
                <dd className="text-right">{part.words}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
