import type { TrendModel } from "#charts/trend-model.ts";

/** Part of a day's slot that a bar fills. */
export const barShare = 0.68;

/** Places in a plot, as percentages of its width and height: the drawing then fits any size without a script. */
export function plotGeometry(model: Pick<TrendModel, "values" | "low" | "high">) {
  const slot = 100 / Math.max(1, model.values.length);
  return {
    slot,
    /** The middle of day `index`. */
    x: (index: number) => (index + 0.5) * slot,
    y: (value: number) => (1 - (value - model.low) / (model.high - model.low)) * 100,
  };
}

/** A percentage as an SVG length, short. */
export function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}
