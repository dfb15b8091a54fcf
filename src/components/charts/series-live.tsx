"use client";

import { useEffect } from "react";
import {
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import type { SeriesModel } from "#presenters/series-model.ts";
import { describeSlot } from "#presenters/series-words.ts";
import type { FigureText } from "./figure-text.ts";

interface SeriesLiveProps {
  model: SeriesModel;
  text: FigureText;
  /** Called with the slot looked at; null when the eye leaves. */
  onSlot: (index: number | null) => void;
}

/**
 * What answers to pointer, touch and arrow keys: a chart over the drawing that finds the slot and says what is there. The
 * marks stay the drawing's, so that nothing moves or is drawn twice, and years of days cost no more than a week.
 */
export default function SeriesLive({ model, text, onSlot }: SeriesLiveProps) {
  const data = Array.from({ length: model.count }, (_, index) => ({ index, place: 0 }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        title={`${model.title}. ${model.stepDays === 1 ? text.dayHint : text.weeksHint}`}
      >
        <XAxis dataKey="index" hide scale="band" />
        <YAxis hide domain={[0, 1]} />
        <Tooltip
          isAnimationActive={false}
          position={{ y: 0 }}
          cursor={{ stroke: "var(--ink-2)", strokeOpacity: 0.7 }}
          content={(props) => <SlotTooltip {...props} model={model} text={text} onSlot={onSlot} />}
        />
        <Line dataKey="place" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function SlotTooltip({
  active,
  label,
  model,
  text,
  onSlot,
}: TooltipContentProps & Pick<SeriesLiveProps, "model" | "text" | "onSlot">) {
  const index = active ? Number(label) : null;
  useEffect(() => onSlot(index), [index, onSlot]);
  if (index === null) return null;
  const { when, readings, note } = describeSlot(model, index, text.words);
  return (
    <div className="max-w-72 rounded-control bg-ink px-3 py-2 text-ground text-small">
      <p className="font-semibold">{[when, note].filter(Boolean).join(", ")}</p>
      {readings.map(({ label: name, value, word }) => (
        <p key={name} className="flex justify-between gap-4">
          <span>{name}</span>
          <span className="text-right font-semibold">{[value, word].filter(Boolean).join(" · ")}</span>
        </p>
      ))}
    </div>
  );
}
