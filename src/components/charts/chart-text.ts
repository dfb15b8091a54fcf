import type { TrendWords } from "#charts/trend-words.ts";

/** Words of the frame around a chart. */
export interface ChartText {
  /** Over the buttons that choose the metric, for those who hear them. */
  chooseMetric: string;
  showTable: string;
  csv: string;
  usualBand: string;
  /** How to walk the chart with the keyboard. */
  keyboardHint: string;
  dayColumn: string;
  valueColumn: string;
  noteColumn: string;
  words: TrendWords;
}
