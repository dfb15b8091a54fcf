import { formatNumber } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import type { FigureHeader } from "./figure-header.ts";
import type { FigureTable } from "./figure-table.ts";
import { fillText } from "./fill-text.ts";
import type { SeriesTone } from "./series-model.ts";

/** A part of a whole, as a piece of one bar and as a line of words. */
export interface SharePart {
  id: string;
  label: string;
  tone: SeriesTone;
  /** 0 to 1. */
  share: number;
  words: string;
}

/** The parts of a whole as one bar, and the same as rows of numbers. */
export interface ShareFigure {
  head: FigureHeader;
  parts: SharePart[];
  table: FigureTable;
  /** Why there is nothing to draw; null when there is. */
  empty: string | null;
}

interface PartInput {
  id: string;
  label: string;
  tone: SeriesTone;
  amount: number;
  /** The amount as the page writes it. */
  shown: string;
  /** Percent of the whole, where that is more than the parts given; else their sum is the whole. */
  percent?: number;
}

/**
 * Parts as shares of their sum, or of the whole they tell. `words` says a part, with {amount} and {share} in percent; `nothing` is said when the
 * parts come to nothing.
 */
export function shareFigure(
  head: FigureHeader,
  parts: readonly PartInput[],
  {
    words,
    columns,
    nothing,
    notation,
  }: {
    words: string;
    columns: { row: string; amount: string; share: string };
    nothing: string;
    notation: Notation;
  },
): ShareFigure {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  const percentOf = (amount: number) => (total === 0 ? 0 : (100 * amount) / total);
  const shares = parts.map((part) => ({ ...part, percent: part.percent ?? percentOf(part.amount) }));
  return {
    head,
    empty: total === 0 ? nothing : null,
    parts: shares.map(({ id, label, tone, percent, shown }) => ({
      id,
      label,
      tone,
      share: percent / 100,
      words: fillText(words, { amount: shown, share: formatNumber(percent, 0, notation) }),
    })),
    table: {
      columns: (["row", "amount", "share"] as const).map((id) => ({ id, label: columns[id] })),
      newestFirst: false,
      rows: shares.map(({ id, label, amount, shown, percent }) => [
        { shown: label, value: id },
        { shown, value: amount },
        { shown: `${formatNumber(percent, 0, notation)} %`, value: percent },
      ]),
    },
  };
}
