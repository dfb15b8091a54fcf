import { addDays, type Day } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";

/** Heart rate zones, the highest last. */
export const zoneTones = ["zone-0", "zone-1", "zone-2", "zone-3", "zone-4", "zone-5"] as const;

export type ZoneTone = (typeof zoneTones)[number];

/** A pillar's colour by meaning; the style sheet holds the two themes' values under the same names. */
export type Tone = "recovery-high" | "recovery-mid" | "recovery-low" | "vital" | "strain" | "sleep";

/** Every colour a mark may have. */
export type SeriesTone =
  | Tone
  | "stage-awake"
  | "stage-light"
  | "stage-rem"
  | "stage-deep"
  | ZoneTone
  | "ink"
  | "ink-2"
  | "ink-3"
  | "raised";

/** Numbers over the slots of a chart, sent once: layers, tooltip, table and CSV all point here. */
export interface SeriesColumn {
  id: string;
  label: string;
  unit: string;
  /** A duration or a clock time is in minutes (clock: after noon); a signed number shows its plus. */
  format: "number" | "signed" | "duration" | "clock";
  decimals: number;
  /** One entry per slot; null is a gap. */
  values: (number | null)[];
  /** Words of ranges of values, ascending; empty when there are none. */
  words: { from: number; word: string }[];
  /** In tooltip, table and CSV; the others are only drawn. */
  listed: boolean;
  /** The value of a day that goes on is only "so far". */
  grows?: boolean;
  /** The id of the column with the level that is usual in each slot; a reading's words then name the difference. */
  usual?: string;
}

/** One kind of mark. `of`, `low` and `high` are ids of columns; a bar's tone counts from its `from` up. */
export type SeriesLayer =
  | { kind: "bars"; of: string; tones: { from: number; tone: SeriesTone }[]; base: number }
  | { kind: "stack"; of: { id: string; tone: SeriesTone }[] }
  | { kind: "spans"; low: string; high: string; tone: SeriesTone; faint: boolean }
  | { kind: "band"; low: string; high: string }
  | { kind: "ribbon"; low: string; high: string; tone: SeriesTone }
  | { kind: "line"; of: string; tone: SeriesTone; dots: boolean; thin: boolean }
  | { kind: "dots"; of: string; tone: SeriesTone }
  | { kind: "steps"; of: string; tone: SeriesTone; joined: boolean; faint: boolean };

/** One of the plots that share an x axis. */
export interface SeriesPanel {
  title: string | null;
  low: number;
  high: number;
  /** Equal ratios take equal room. */
  log: boolean;
  /** The low end is on top: the evening above the morning. */
  fromTop: boolean;
  yTicks: { value: number; label: string }[];
  layers: SeriesLayer[];
  tall: boolean;
  /** Hatched stretches of the axis that mean "usual", over the whole width. */
  zones?: { low: number; high: number }[];
}

/** What a mark means. */
export interface SeriesKey {
  mark: "square" | "line" | "thin-line" | "faint-line" | "dot" | "hatch" | "faint";
  tone: SeriesTone;
  label: string;
}

/**
 * Metrics over consecutive days or weeks, in one or more panels, ready to draw: plain JSON, every decision made. A slot is
 * a day, or 7 or 28 days from a Monday on where there are more days than a screen has points.
 */
export interface SeriesModel {
  id: string;
  title: string;
  unit: string;
  /** How to read it, in a sentence. */
  lead: string;
  /** The days shown; `from` and the slots may begin before them, with a week's Monday. */
  range: Range;
  from: Day;
  stepDays: 1 | 7 | 28;
  count: number;
  /** Slots that are not complete (a day that goes on, a stretch cut by the range): what grows is drawn lighter. */
  partial: number[];
  /** Slots with a tint behind them: weekends. */
  shaded: number[];
  xTicks: { index: number; label: string }[];
  panels: SeriesPanel[];
  columns: SeriesColumn[];
  keys: SeriesKey[];
  /** Stands in the plot's place while there is nothing to draw; without it, that there is no reading. */
  nothing?: string;
}

/** The column `id`; every layer names one that exists. */
export function columnValues(model: Pick<SeriesModel, "columns">, id: string): readonly (number | null)[] {
  return model.columns.find((column) => column.id === id)?.values ?? [];
}

/** Whether the value of a column in a slot is not complete. */
export function isPartial(
  model: Pick<SeriesModel, "columns" | "partial" | "stepDays">,
  id: string,
  index: number,
) {
  if (!model.partial.includes(index)) return false;
  return model.stepDays > 1 || model.columns.some((column) => column.id === id && column.grows === true);
}

/** Whether there is not a single reading to draw. */
export function isEmpty({ columns }: Pick<SeriesModel, "columns">): boolean {
  return columns.every(({ listed, values }) => !listed || values.every((value) => value === null));
}

/** The days a slot stands for, as far as they are in the range. */
export function slotDays({ range, from, stepDays }: SeriesModel, index: number): Range {
  const first = addDays(from, index * stepDays);
  const last = addDays(first, stepDays - 1);
  return { from: first < range.from ? range.from : first, to: last > range.to ? range.to : last };
}
