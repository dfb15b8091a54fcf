import type { SeriesWords } from "#charts/series-words.ts";

/** Words of the frame around a figure. */
export interface FigureText {
  showTable: string;
  csv: string;
  /** How to walk the chart with the keyboard. */
  keyboardHint: string;
  dayColumn: string;
  weekColumn: string;
  words: SeriesWords;
}
