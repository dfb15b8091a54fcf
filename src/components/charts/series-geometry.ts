import { columnValues, type SeriesModel, type SeriesPanel } from "#presenters/series-model.ts";

/** Height of a panel's coordinates; a slot is 1 wide. The drawing is stretched to its box, strokes are not. */
export const panelHeight = 1000;

/** Part of a slot that a bar fills; among hundreds of bars a gap would only be flicker. */
export function barShare(count: number): number {
  return count > 120 ? 1 : 0.7;
}

/** Share of the panel's height, from its top, at which a value lies; outside values stay at the edge. */
export function shareFromTop(panel: Pick<SeriesPanel, "low" | "high" | "log" | "fromTop">, value: number) {
  const to = panel.log ? Math.log : (plain: number) => plain;
  const up =
    (to(Math.max(value, panel.log ? 1 : -Infinity)) - to(panel.low)) / (to(panel.high) - to(panel.low));
  const share = Math.min(1, Math.max(0, up));
  return panel.fromTop ? share : 1 - share;
}

function y(panel: SeriesPanel, value: number): number {
  return Math.round(shareFromTop(panel, value) * panelHeight);
}

function x(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A bar from one value to another, in one slot. */
function bar(panel: SeriesPanel, index: number, count: number, from: number, to: number): string {
  const share = barShare(count);
  const top = Math.min(y(panel, from), y(panel, to));
  const height = Math.abs(y(panel, from) - y(panel, to));
  // A value at the end of the axis is still a reading: a sliver of it is seen.
  return `M${x(index + (1 - share) / 2)} ${height < 4 ? Math.max(0, top - 4) : top}h${x(share)}v${Math.max(4, height)}h${x(-share)}z`;
}

/** Bars between two series; `wanted` picks the slots. */
export function barsPath(
  model: SeriesModel,
  panel: SeriesPanel,
  {
    low,
    high,
    wanted,
  }: { low: (index: number) => number | null; high: string; wanted: (index: number) => boolean },
): string {
  return columnValues(model, high)
    .map((value, index) => {
      const from = low(index);
      return value === null || from === null || !wanted(index)
        ? ""
        : bar(panel, index, model.count, from, value);
    })
    .join("");
}

/** A line through the middles of neighbouring slots; a gap ends it. */
export function linePath(model: SeriesModel, panel: SeriesPanel, of: string): string {
  let down = false;
  return columnValues(model, of)
    .map((value, index) => {
      const move = down ? "L" : "M";
      down = value !== null;
      return value === null ? "" : `${move}${x(index + 0.5)} ${y(panel, value)}`;
    })
    .join("");
}

/** Points of no length: with round caps they become dots that no stretching deforms. `wanted` picks the slots. */
export function dotsPath(
  model: SeriesModel,
  panel: SeriesPanel,
  { of, lone, wanted }: { of: string; lone: boolean; wanted: (index: number) => boolean },
): string {
  const values = columnValues(model, of);
  return values
    .map((value, index) => {
      if (value === null || !wanted(index)) return "";
      if (lone && (values[index - 1] ?? values[index + 1] ?? null) !== null) return "";
      return `M${x(index + 0.5)} ${y(panel, value)}h0`;
    })
    .join("");
}

/** A level stroke over each slot: equal neighbours run together, others are joined by a riser if wanted. */
export function stepsPath(model: SeriesModel, panel: SeriesPanel, of: string, joined: boolean): string {
  const values = columnValues(model, of);
  return values
    .map((value, index) => {
      if (value === null) return "";
      const before = values[index - 1] ?? null;
      if (before === null || (before !== value && !joined))
        return `M${index} ${y(panel, value)}H${index + 1}`;
      return `${before === value ? "" : `V${y(panel, value)}`}H${index + 1}`;
    })
    .join("");
}

/** The area between two series, in pieces where it is known; a lone slot keeps its width. */
export function bandPath(model: SeriesModel, panel: SeriesPanel, low: string, high: string): string {
  const lows = columnValues(model, low);
  const highs = columnValues(model, high);
  const pieces: string[] = [];
  let begin: number | null = null;
  for (let index = 0; index <= model.count; index += 1) {
    const isKnown = (lows[index] ?? null) !== null && (highs[index] ?? null) !== null;
    if (isKnown && begin === null) begin = index;
    if (!isKnown && begin !== null) {
      pieces.push(bandPiece(panel, lows, highs, begin, index - 1));
      begin = null;
    }
  }
  return pieces.join("");
}

function bandPiece(
  panel: SeriesPanel,
  lows: readonly (number | null)[],
  highs: readonly (number | null)[],
  first: number,
  last: number,
): string {
  const slots = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const upper = slots.map((slot) => `${x(slot + 0.5)} ${y(panel, highs[slot] ?? panel.low)}`);
  const lower = slots.map((slot) => `${x(slot + 0.5)} ${y(panel, lows[slot] ?? panel.low)}`).reverse();
  const left = [`${first} ${lower.at(-1)?.split(" ")[1]}`, `${first} ${upper[0]?.split(" ")[1]}`];
  const right = [`${last + 1} ${upper.at(-1)?.split(" ")[1]}`, `${last + 1} ${lower[0]?.split(" ")[1]}`];
  return `M${[...left, ...upper, ...right, ...lower].join("L")}z`;
}

/** A percentage as an SVG or CSS length, short. */
export function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}
