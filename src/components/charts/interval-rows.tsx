import type { IntervalRow } from "#presenters/interval-figure.ts";

const at = (place: number) => `${(place * 100).toFixed(1)}%`;

/** Levels under one another, each a dot on its interval, and the same in words. */
export function IntervalRows({ rows }: { rows: readonly IntervalRow[] }) {
  return (
    <ul className="grid gap-2.5">
      {rows.map(({ label, place, zero, words }) => (
        <li key={label} className="grid gap-1">
          <div className="flex items-baseline justify-between gap-3">
            <span className="text-ink-2">{label}</span>
            <span className="text-right text-small">{words}</span>
          </div>
          <svg aria-hidden="true" className="h-3 w-full overflow-visible">
            <rect y={5} width="100%" height={2} rx={1} fill="var(--track)" />
            {zero === undefined ? null : (
              <line x1={at(zero)} x2={at(zero)} y1={0} y2={12} stroke="var(--outline)" strokeWidth={2} />
            )}
            {place === null ? null : (
              <>
                <line
                  x1={at(place.low)}
                  x2={at(place.high)}
                  y1={6}
                  y2={6}
                  stroke="var(--ink-3)"
                  strokeWidth={4}
                  strokeLinecap="round"
                />
                <circle
                  cx={at(place.level)}
                  cy={6}
                  r={5}
                  fill="var(--ink)"
                  stroke="var(--card)"
                  strokeWidth={2}
                />
              </>
            )}
          </svg>
        </li>
      ))}
    </ul>
  );
}
