"use client";

import { useEffect } from "react";
import {
  Bar,
  ComposedChart,
  Line,
  Rectangle,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import { type TrendModel, toneOf } from "#charts/trend-model.ts";
import { describeDay } from "#charts/trend-words.ts";
import type { ChartText } from "./chart-text.ts";
import { barShare } from "./plot-geometry.ts";
import { toneFill } from "./tone-fill.ts";

interface TrendLiveProps {
  model: TrendModel;
  text: ChartText;
  /** Called with the day looked at. */
  onDay: (index: number) => void;
}

/**
 * The same trend with Recharts: it answers to pointer, touch and arrow keys. Axes and their labels stay those of the
 * frame, and the plot has no margins, so nothing moves when this takes over from the drawing.
 */
export default function TrendLive({ model, text, onDay }: TrendLiveProps) {
  const { mark } = model;
  const data = model.values.map((value, index) => ({
    index,
    value,
    reference: model.reference?.values[index] ?? null,
    fill: value === null ? "none" : toneFill(toneOf(model, value).tone),
    fillOpacity: index === model.openIndex ? 0.45 : 1,
  }));
  const lineColour = toneFill(model.tones[0]?.tone ?? "vital");
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        barCategoryGap={`${((1 - barShare) / 2) * 100}%`}
        title={`${model.title}. ${text.keyboardHint}`}
      >
        <XAxis dataKey="index" hide scale="band" />
        <YAxis hide domain={[model.low, model.high]} allowDataOverflow />
        <Tooltip
          isAnimationActive={false}
          position={{ y: 0 }}
          cursor={{ fill: "var(--ink)", fillOpacity: 0.08, stroke: "var(--ink-3)", strokeOpacity: 0.5 }}
          content={(props) => <DayTooltip {...props} model={model} text={text} onDay={onDay} />}
        />
        {mark === "bar" ? (
          <Bar dataKey="value" isAnimationActive={false} shape={<Rectangle radius={2} />} />
        ) : (
          <Line
            dataKey="value"
            type="linear"
            isAnimationActive={false}
            stroke={lineColour}
            strokeWidth={2}
            dot={{ r: 3, fill: lineColour, stroke: "none" }}
            activeDot={{ r: 5, fill: lineColour, stroke: "var(--card)", strokeWidth: 2 }}
          />
        )}
        {model.reference === null ? null : (
          <Line
            dataKey="reference"
            type="step"
            isAnimationActive={false}
            stroke="var(--ink-2)"
            strokeWidth={1.5}
            dot={false}
            activeDot={false}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function DayTooltip({
  active,
  label,
  model,
  text,
  onDay,
}: TooltipContentProps & Pick<TrendLiveProps, "model" | "text" | "onDay">) {
  const index = active ? Number(label) : Number.NaN;
  useEffect(() => {
    if (!Number.isNaN(index)) onDay(index);
  }, [index, onDay]);
  if (Number.isNaN(index)) return null;
  const { day, value, note } = describeDay(model, index, text.words);
  return (
    <div className="rounded-control bg-ink px-3 py-2 text-ground text-small">
      <p>{day}</p>
      <p className="font-semibold text-body">{value}</p>
      {note === "" ? null : <p className="whitespace-nowrap">{note}</p>}
    </div>
  );
}
