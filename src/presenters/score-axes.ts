import type { Scale } from "./nice-scale.ts";
import type { Tone } from "./series-model.ts";

/** A score's axis is labelled where its words change. */
export const recoveryScale: Scale = { low: 0, high: 100, ticks: [0, 34, 67, 100] };
export const strainScale: Scale = { low: 0, high: 21, ticks: [0, 10, 14, 18, 21] };

/** Recovery's three hard colours; the borders lie where the shown, whole percent changes. */
export const recoveryTones: { from: number; tone: Tone }[] = [
  { from: 0, tone: "recovery-low" },
  { from: 33.5, tone: "recovery-mid" },
  { from: 66.5, tone: "recovery-high" },
];
