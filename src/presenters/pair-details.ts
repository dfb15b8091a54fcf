import type { Comparison } from "#analysis/correlations.ts";
import type { OpenedPair } from "#analysis/open-pair.ts";
import { formatNumber } from "#domain/format.ts";
import { fillText } from "./fill-text.ts";
import type { InsightsText } from "./insights-text.ts";

/** A line of the table of numbers; plain ones are grey, since they carry no verdict. */
export interface DetailRow {
  label: string;
  value: string;
  plain: boolean;
}

/** Every number of an opened pair. p and q are never written below 0.001. */
export function pairDetails(opened: OpenedPair, { found }: Comparison, text: InsightsText): DetailRow[] {
  const { details } = text;
  const places = (value: number) => formatNumber(value, 2, text.calendar);
  const withInterval = (r: number, { low, high }: { low: number; high: number }, p: number) =>
    fillText(details.value, { r: places(r), low: places(low), high: places(high), p: small(p, text) });
  const plain = (estimate: OpenedPair["pearson"]) =>
    estimate.known
      ? withInterval(estimate.value.r, estimate.value.interval, estimate.value.p)
      : details.unknown;
  const row = (label: string, value: string, isPlain = false): DetailRow => ({
    label,
    value,
    plain: isPlain,
  });
  return [
    row(details.days, fillText(details.count, { n: String(opened.n), days: String(opened.days) })),
    ...(found === null
      ? []
      : [
          row(details.worth, formatNumber(found.effectiveN, 0, text.calendar)),
          row(details.adjusted, withInterval(found.r, found.interval, found.p)),
          row(details.q, small(found.q, text)),
          row(details.qBenjaminiHochberg, small(found.qBenjaminiHochberg, text)),
          row(
            details.halves,
            found.halves.map((r) => (r === null ? details.unknown : places(r))).join(" · "),
          ),
        ]),
    row(details.raw, plain(opened.pearson), true),
    row(details.rank, plain(opened.spearman), true),
  ];
}

function small(probability: number, { calendar }: InsightsText): string {
  return probability < 0.001
    ? `< ${formatNumber(0.001, 3, calendar)}`
    : formatNumber(probability, 3, calendar);
}
