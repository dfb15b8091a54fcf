import { useId } from "react";
import {
  columnValues,
  isPartial,
  type SeriesLayer,
  type SeriesModel,
  type SeriesPanel,
} from "#presenters/series-model.ts";

import { HatchPattern } from "./hatch-pattern.tsx";
import {
  bandPath,
  barsPath,
  dotsPath,
  linePath,
  panelHeight,
  percent,
  shareFromTop,
  stepsPath,
} from "./series-geometry.ts";

interface PanelProps {
  model: SeriesModel;
  panel: SeriesPanel;
}

/**
 * A panel as plain SVG, one path for each kind of mark however many days there are: what the server draws, what stays
 * where no script runs, and what lies under the live chart.
 */
export function SeriesSvg({ model, panel }: PanelProps) {
  const hatch = useId();
  return (
    <>
      <svg aria-hidden="true" className="absolute inset-0 size-full">
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        {model.shaded.map((index) => (
          <rect
            key={index}
            x={percent((index / model.count) * 100)}
            width={percent(100 / model.count)}
            height="100%"
            fill="var(--raised)"
            fillOpacity={0.5}
          />
        ))}
        {panel.yTicks.map(({ value }) => (
          <line
            key={value}
            x1="0%"
            x2="100%"
            y1={percent(shareFromTop(panel, value) * 100)}
            y2={percent(shareFromTop(panel, value) * 100)}
            stroke="var(--hairline)"
          />
        ))}
        {(panel.zones ?? []).map(({ low, high }) => {
          const edges = [shareFromTop(panel, low), shareFromTop(panel, high)];
          return (
            <rect
              key={low}
              y={percent(Math.min(...edges) * 100)}
              width="100%"
              height={percent(Math.abs((edges[0] ?? 0) - (edges[1] ?? 0)) * 100)}
              fill={`url(#${hatch})`}
            />
          );
        })}
      </svg>
      {/* Hatching is drawn in pixels, marks in slots: the band is cut out of it. */}
      {panel.layers.map((layer) =>
        layer.kind === "band" ? (
          <BandSvg key={layer.low} model={model} panel={panel} layer={layer} hatch={hatch} />
        ) : null,
      )}
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${model.count} ${panelHeight}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
      >
        {panel.layers.map((layer) => (
          <Layer key={keyOf(layer)} model={model} panel={panel} layer={layer} />
        ))}
      </svg>
    </>
  );
}

function keyOf(layer: SeriesLayer): string {
  if (layer.kind === "stack") return layer.kind;
  return `${layer.kind}-${"of" in layer ? layer.of : layer.low}`;
}

function BandSvg({ model, panel, layer, hatch }: PanelProps & { layer: SeriesLayer; hatch: string }) {
  const clip = useId();
  if (layer.kind !== "band") return null;
  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full">
      <clipPath id={clip} clipPathUnits="objectBoundingBox">
        <path
          d={bandPath(model, panel, layer.low, layer.high)}
          transform={`scale(${1 / model.count} ${1 / panelHeight})`}
        />
      </clipPath>
      <rect width="100%" height="100%" fill={`url(#${hatch})`} clipPath={`url(#${clip})`} />
    </svg>
  );
}

const partialOpacity = 0.45;

/** The dots of a column; one whose value still grows is lighter. `lone` leaves out those a line already shows. */
function Dots({ model, panel, of, lone, size }: PanelProps & { of: string; lone: boolean; size: number }) {
  const grows = (index: number) => model.stepDays === 1 && isPartial(model, of, index);
  return [false, true].map((open) => (
    <path
      key={String(open)}
      d={dotsPath(model, panel, { of, lone, wanted: (index) => grows(index) === open })}
      strokeWidth={size}
      strokeOpacity={open ? partialOpacity : 1}
      vectorEffect="non-scaling-stroke"
    />
  ));
}

function Layer({ model, panel, layer }: PanelProps & { layer: SeriesLayer }) {
  const stroke = {
    fill: "none",
    vectorEffect: "non-scaling-stroke",
    strokeLinecap: "round",
    strokeLinejoin: "round",
  } as const;
  switch (layer.kind) {
    case "band":
      return null;
    case "bars": {
      const values = columnValues(model, layer.of);
      const whole = (index: number) => !isPartial(model, layer.of, index);
      return layer.tones.map(({ from, tone }, place) => {
        const below = layer.tones[place + 1]?.from ?? Number.POSITIVE_INFINITY;
        const inTone = (index: number) => {
          const value = values[index] ?? null;
          return value !== null && (place === 0 || value >= from) && value < below;
        };
        const path = (wanted: (index: number) => boolean) =>
          barsPath(model, panel, { low: () => layer.base, high: layer.of, wanted });
        return (
          <g key={from} fill={`var(--${tone})`}>
            <path d={path((index) => inTone(index) && whole(index))} />
            <path d={path((index) => inTone(index) && !whole(index))} fillOpacity={partialOpacity} />
          </g>
        );
      });
    }
    case "stack":
      return layer.of.map(({ id, tone }, place) => {
        const under = layer.of[place - 1]?.id;
        const lows = under === undefined ? [] : columnValues(model, under);
        const low = (index: number) => (under === undefined ? panel.low : (lows[index] ?? null));
        return (
          <path
            key={id}
            d={barsPath(model, panel, { low, high: id, wanted: () => true })}
            fill={`var(--${tone})`}
            {...(model.count > 60
              ? {}
              : { stroke: "var(--card)", strokeWidth: 1, vectorEffect: "non-scaling-stroke" })}
          />
        );
      });
    case "spans": {
      const lows = columnValues(model, layer.low);
      return (
        <path
          d={barsPath(model, panel, {
            low: (index) => lows[index] ?? null,
            high: layer.high,
            wanted: () => true,
          })}
          fill={`var(--${layer.tone})`}
          fillOpacity={layer.faint ? 0.35 : 1}
        />
      );
    }
    case "ribbon":
      return (
        <path
          d={bandPath(model, panel, layer.low, layer.high)}
          fill={`var(--${layer.tone})`}
          fillOpacity={0.22}
        />
      );
    case "line":
      return (
        <g {...stroke} stroke={`var(--${layer.tone})`}>
          <path {...stroke} d={linePath(model, panel, layer.of)} strokeWidth={layer.thin ? 1.25 : 2} />
          <Dots
            model={model}
            panel={panel}
            of={layer.of}
            lone={!layer.dots}
            size={model.count > 120 ? 3 : 6}
          />
        </g>
      );
    case "dots":
      return (
        <g {...stroke} stroke={`var(--${layer.tone})`}>
          <Dots model={model} panel={panel} of={layer.of} lone={false} size={model.count > 120 ? 3 : 5} />
        </g>
      );
    case "steps":
      return (
        <path
          {...stroke}
          strokeLinecap="butt"
          d={stepsPath(model, panel, layer.of, layer.joined)}
          strokeOpacity={layer.faint ? partialOpacity : 1}
          stroke={`var(--${layer.tone})`}
          strokeWidth={2}
        />
      );
  }
}
