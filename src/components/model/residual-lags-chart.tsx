"use client";

import type { FigureText } from "#components/charts/figure-text.ts";
import { StaticFigure } from "#components/charts/static-figure.tsx";
import type { ResidualLags } from "#presenters/prepare-residual-lags.ts";

const width = 100;

/** Correlations of what is left with itself, a bar a lag, on the band that chance alone would leave. */
export function ResidualLagsChart({ model, text }: { model: ResidualLags; text: FigureText }) {
  const { head, bars, band, reach, legend, ticks, table } = model;
  const slot = width / bars.length;
  return (
    <StaticFigure head={head} table={table} text={text}>
      <p className="text-ink-2 text-small">{legend}</p>
      <div
        aria-hidden="true"
        className="grid grid-cols-[2.5rem_1fr] pt-3 text-ink-3 text-label tracking-normal"
      >
        <div className="relative h-32">
          {[reach, "0", `−${reach}`].map((label, index) => (
            <span key={label} className="absolute right-2 -translate-y-1/2" style={{ top: `${index * 50}%` }}>
              {label}
            </span>
          ))}
        </div>
        <svg viewBox="0 -1 100 2" preserveAspectRatio="none" className="h-32 w-full">
          <title>{head.title}</title>
          <rect y={-band} width={width} height={2 * band} fill="var(--raised)" />
          {bars.map(({ lag, height, beyond }) => (
            <rect
              key={lag}
              x={(lag - 1) * slot + slot * 0.2}
              width={slot * 0.6}
              y={Math.min(0, -height)}
              height={Math.abs(height)}
              fill={beyond ? "var(--ink)" : "var(--ink-3)"}
            />
          ))}
          <path d={`M0 0H${width}`} stroke="var(--outline)" vectorEffect="non-scaling-stroke" />
        </svg>
        <div className="relative col-start-2 h-5">
          {ticks.map((lag) => (
            <span
              key={lag}
              className="absolute top-1.5 -translate-x-1/2"
              style={{ left: `${(lag - 0.5) * slot}%` }}
            >
              {lag}
            </span>
          ))}
        </div>
      </div>
    </StaticFigure>
  );
}
