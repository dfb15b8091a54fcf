/** The head of a figure. */
export interface FigureHeader {
  /** Also the name of its file. */
  id: string;
  title: string;
  unit: string;
  /** How to read it, in a sentence. */
  lead: string;
  /** The days it looks at, in words; empty where the title says it. */
  days: string;
}
