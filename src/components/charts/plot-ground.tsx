import { useId } from "react";
import type { TrendModel } from "#charts/trend-model.ts";
import { percent, plotGeometry } from "./plot-geometry.ts";

/** What lies behind the marks: the lines of the axis and the hatched band of what is usual. SVG content. */
export function PlotGround({ model }: { model: TrendModel }) {
  const { y } = plotGeometry(model);
  const hatch = useId();
  return (
    <>
      {model.yTicks.map(({ value }) => (
        <line
          key={value}
          x1="0%"
          x2="100%"
          y1={percent(y(value))}
          y2={percent(y(value))}
          stroke="var(--hairline)"
        />
      ))}
      {model.usual === null ? null : (
        <>
          <defs>
            <HatchPattern id={hatch} />
          </defs>
          <rect
            x="0%"
            width="100%"
            y={percent(Math.max(0, y(model.usual.high)))}
            height={percent(Math.min(100, y(model.usual.low)) - Math.max(0, y(model.usual.high)))}
            fill={`url(#${hatch})`}
          />
        </>
      )}
    </>
  );
}

/** The hatching that means "usual for you", here and in the legend. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill="var(--ink-3)" fillOpacity={0.08} />
      <line y2={6} stroke="var(--ink-3)" strokeOpacity={0.45} strokeWidth={1.5} />
    </pattern>
  );
}
