import { useId } from "react";
import type { SeriesKey } from "#presenters/series-model.ts";
import { HatchPattern } from "./hatch-pattern.tsx";

/** What the marks of a figure mean. */
export function SeriesLegend({ keys }: { keys: readonly SeriesKey[] }) {
  if (keys.length === 0) return null;
  return (
    <ul className="flex min-h-5 flex-wrap gap-x-4 gap-y-1 text-ink-2 text-small">
      {keys.map((key) => (
        <li key={key.label} className="flex items-center gap-1.5">
          <Mark {...key} />
          {key.label}
        </li>
      ))}
    </ul>
  );
}

function Mark({ mark, tone }: SeriesKey) {
  const hatch = useId();
  const colour = `var(--${tone})`;
  return (
    <svg aria-hidden="true" className="h-2.5 w-4 shrink-0">
      {mark === "hatch" ? (
        <>
          <defs>
            <HatchPattern id={hatch} />
          </defs>
          <rect width="100%" height="100%" fill={`url(#${hatch})`} />
        </>
      ) : null}
      {mark === "square" || mark === "faint" ? (
        <rect x={3} width={10} height={10} rx={2} fill={colour} fillOpacity={mark === "faint" ? 0.35 : 1} />
      ) : null}
      {mark.endsWith("line") ? (
        <line
          x2={16}
          y1={5}
          y2={5}
          stroke={colour}
          strokeWidth={mark === "thin-line" ? 1.25 : 2}
          strokeOpacity={mark === "faint-line" ? 0.45 : 1}
        />
      ) : null}
      {mark === "dot" ? <circle cx={8} cy={5} r={3} fill={colour} /> : null}
    </svg>
  );
}
