import type { Day } from "#domain/day.ts";

/** A colour by meaning; the style sheet holds the two themes' values under the same names. */
export type Tone = "recovery-high" | "recovery-mid" | "recovery-low" | "vital" | "strain" | "sleep";

/** A range of values with a colour and, where the range has one, a word. */
export interface ToneRange {
  /** Lowest value of the range; it ends where the next begins. */
  from: number;
  tone: Tone;
  word: string | null;
}

/**
 * One metric over consecutive calendar days, ready to draw: plain JSON, the points as bare numbers. Every decision
 * (order, colour, ticks, ends of the axis) is in here; a chart that draws it adds nothing.
 */
export interface TrendModel {
  id: string;
  title: string;
  unit: string;
  /** Decimals of a shown value; null for a duration in minutes, shown as h:mm. */
  decimals: number | null;
  mark: "bar" | "line";
  from: Day;
  /** Entry i belongs to `from` + i days; null is a day without a reading. */
  values: (number | null)[];
  /** Place of the value that still grows; null when there is none. */
  openIndex: number | null;
  /** A second series behind the marks, such as sleep need; null when there is none. */
  reference: { label: string; values: (number | null)[] } | null;
  low: number;
  high: number;
  yTicks: { value: number; label: string }[];
  xTicks: { index: number; label: string }[];
  /** The member's usual level and range; null while it is not known. */
  usual: { low: number; level: number; high: number } | null;
  /** Ascending. */
  tones: ToneRange[];
}

/** The colour and word of a value. */
export function toneOf(model: Pick<TrendModel, "tones">, value: number): ToneRange {
  const range = model.tones.findLast(({ from }) => value >= from) ?? model.tones[0];
  return range ?? { from: 0, tone: "vital", word: null };
}
