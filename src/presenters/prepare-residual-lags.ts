import type { RegressionResult } from "#analysis/regression.ts";
import { formatNumber, formatSigned } from "#domain/format.ts";
import type { FigureHeader } from "./figure-header.ts";
import type { FigureTable } from "./figure-table.ts";
import { fillText } from "./fill-text.ts";
import type { ModelText } from "./model-text.ts";

/** Correlations of residuals with themselves, as bars around zero; all heights are shares of `reach`. */
export interface ResidualLags {
  head: FigureHeader;
  bars: { lag: number; height: number; beyond: boolean }[];
  /** Height of the band of each bar by itself: chance alone puts one in twenty outside. */
  band: number;
  reach: string;
  legend: string;
  ticks: number[];
  table: FigureTable;
}

/** Of residuals that do not carry over, chance puts each bar within ±1.96/√n in 19 of 20 cases. */
export function prepareResidualLags(
  { residualCorrelations, n }: Pick<RegressionResult, "residualCorrelations" | "n">,
  text: ModelText,
): ResidualLags {
  const { title, lead, lag, correlation, band } = text.residuals.lags;
  const chance = 1.959963984540054 / Math.sqrt(n);
  const largest = Math.max(chance, ...residualCorrelations.map(Math.abs));
  const reach = Math.min(1, Math.ceil(largest * 10) / 10);
  return {
    head: { id: "model-residual-lags", title, unit: "", lead, days: "" },
    bars: residualCorrelations.map((value, index) => ({
      lag: index + 1,
      height: Math.max(-1, Math.min(1, value / reach)),
      beyond: Math.abs(value) > chance,
    })),
    band: Math.min(1, chance / reach),
    reach: formatNumber(reach, 1, text.calendar),
    legend: fillText(band, { band: formatNumber(chance, 2, text.calendar) }),
    ticks: [1, 7, 14, 21, 28],
    table: {
      columns: [
        { id: "lag_days", label: lag },
        { id: "correlation", label: correlation },
      ],
      newestFirst: false,
      rows: residualCorrelations.map((value, index) => [
        { shown: String(index + 1), value: index + 1 },
        { shown: formatSigned(value, 2, text.calendar), value },
      ]),
    },
  };
}
