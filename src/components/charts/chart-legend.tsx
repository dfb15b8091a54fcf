import { useId } from "react";
import type { TrendModel } from "#charts/trend-model.ts";
import { formatValue } from "#charts/trend-words.ts";
import type { ChartText } from "./chart-text.ts";
import { HatchPattern } from "./plot-ground.tsx";
import { toneFill } from "./tone-fill.ts";

/** What the marks mean: colours with their words, the band of what is usual, the second series. */
export function ChartLegend({ model, text }: { model: TrendModel; text: ChartText }) {
  const hatch = useId();
  const colours = new Set(model.tones.map(({ tone }) => tone)).size;
  return (
    <ul className="flex min-h-5 flex-wrap gap-x-4 gap-y-1 text-ink-2 text-small">
      {colours < 2
        ? null
        : model.tones.map(({ tone, word }) => (
            <li key={tone} className="flex items-center gap-1.5">
              <span
                aria-hidden="true"
                className="size-2.5 rounded-sm"
                style={{ background: toneFill(tone) }}
              />
              {word}
            </li>
          ))}
      {model.usual === null ? null : (
        <li className="flex items-center gap-1.5">
          <svg aria-hidden="true" className="h-2.5 w-4">
            <defs>
              <HatchPattern id={hatch} />
            </defs>
            <rect width="100%" height="100%" fill={`url(#${hatch})`} />
          </svg>
          {`${text.usualBand} ${formatValue(model, model.usual.low)} – ${formatValue(model, model.usual.high)}`}
        </li>
      )}
      {model.reference === null ? null : (
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-0.5 w-4 bg-ink-2" />
          {model.reference.label}
        </li>
      )}
    </ul>
  );
}
