import { type TrendModel, toneOf } from "#charts/trend-model.ts";
import { barShare, percent, plotGeometry } from "./plot-geometry.ts";
import { PlotGround } from "./plot-ground.tsx";
import { toneFill } from "./tone-fill.ts";

/**
 * A trend as plain SVG: what the server draws, and what stays where no script runs. Gaps stay gaps: a line joins
 * neighbouring days only, and every reading has its dot.
 */
export function TrendSvg({ model }: { model: TrendModel }) {
  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
      <PlotGround model={model} />
      {model.mark === "bar" ? <Bars model={model} /> : <Line model={model} />}
      <Reference model={model} />
    </svg>
  );
}

function Bars({ model }: { model: TrendModel }) {
  const { slot, x, y } = plotGeometry(model);
  const width = slot * barShare;
  return model.values.map((value, index) =>
    value === null ? null : (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
        key={index}
        x={percent(x(index) - width / 2)}
        width={percent(width)}
        y={percent(y(value))}
        height={percent(y(model.low) - y(value))}
        rx={2}
        fill={toneFill(toneOf(model, value).tone)}
        fillOpacity={index === model.openIndex ? 0.45 : 1}
      />
    ),
  );
}

function Line({ model }: { model: TrendModel }) {
  const { x, y } = plotGeometry(model);
  return model.values.map((value, index) => {
    if (value === null) return null;
    const before = model.values[index - 1] ?? null;
    const colour = toneFill(toneOf(model, value).tone);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
      <g key={index}>
        {before === null ? null : (
          <line
            x1={percent(x(index - 1))}
            y1={percent(y(before))}
            x2={percent(x(index))}
            y2={percent(y(value))}
            stroke={colour}
            strokeWidth={2}
          />
        )}
        <circle cx={percent(x(index))} cy={percent(y(value))} r={3} fill={colour} />
      </g>
    );
  });
}

/** The second series as a short stroke over each day's slot. */
function Reference({ model }: { model: TrendModel }) {
  const { slot, x, y } = plotGeometry(model);
  return (model.reference?.values ?? []).map((value, index) =>
    value === null ? null : (
      <line
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
        key={index}
        x1={percent(x(index) - slot / 2)}
        x2={percent(x(index) + slot / 2)}
        y1={percent(y(value))}
        y2={percent(y(value))}
        stroke="var(--ink-2)"
        strokeWidth={1.5}
      />
    ),
  );
}
