import type { SeriesWords } from "#presenters/series-words.ts";

/** Words of the frame around a figure. */
export interface FigureText {
  showTable: string;
  csv: string;
  /** How to walk a chart of days with the keyboard, and what Enter does there. */
  dayHint: string;
  /** The same where a place stands for several days. */
  weeksHint: string;
  /** What a finger finds below a chart: first what to do, then the way to what it chose, with {day}. */
  tapHint: string;
  openDay: string;
  showDays: string;
  /** Stands in the plot's place. */
  nothing: string;
  words: SeriesWords;
}
