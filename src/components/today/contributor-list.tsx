import { HatchPattern } from "#components/charts/hatch-pattern.tsx";
import type { ContributorModel } from "#presenters/prepare-today-contributors.ts";

const dotFill = {
  typical: "var(--ink-2)",
  noticeable: "var(--vital)",
  unusual: "var(--recovery-mid)",
} as const;

/** Each reading's distance from usual: a dot on a line whose hatched middle is the typical range, and its words. */
export function ContributorList({ contributors }: { contributors: readonly ContributorModel[] }) {
  return (
    <ul className="grid gap-3">
      {contributors.map(({ id, label, value, usual, place, strength, word }) => (
        <li key={id} className="grid gap-1">
          <div className="flex items-baseline justify-between gap-3">
            <span className="text-ink-2">{label}</span>
            <span className="text-right">
              <span className="font-semibold">{value}</span>
              {usual === null ? null : <span className="ml-2 text-ink-3 text-small">{usual}</span>}
            </span>
          </div>
          <svg aria-hidden="true" className="h-3.5 w-full overflow-visible">
            <defs>
              <HatchPattern id={`typical-${id}`} />
            </defs>
            <rect y={6} width="100%" height={2} rx={1} fill="var(--track)" />
            <rect
              x="33.33%"
              width="33.33%"
              y={2}
              height={10}
              rx={3}
              fill={`url(#typical-${id})`}
              stroke="none"
            />
            <line x1="50%" x2="50%" y1={1} y2={13} stroke="var(--outline)" />
            <circle
              cx={`${(50 + place * 50).toFixed(1)}%`}
              cy={7}
              r={5.5}
              fill={dotFill[strength]}
              stroke="var(--card)"
              strokeWidth={2}
            />
          </svg>
          <span className="text-ink-2 text-small">{word}</span>
        </li>
      ))}
    </ul>
  );
}
