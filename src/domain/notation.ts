/** How a member wants numbers, clocks and amounts written. Plain JSON, so that it travels with the words. */
export interface Notation {
  /** The language's, between whole and fraction. */
  decimalMark: "." | ",";
  clock: "24h" | "12h";
  units: "metric" | "imperial";
  energy: "kJ" | "kcal";
  /** The day a week begins on, as `weekdayOf` counts: Monday or Sunday. */
  weekStart: WeekStart;
}

export type WeekStart = 1 | 7;

/** How the catalogue itself, exports and the API write: what holds where nobody has chosen. */
export const plainNotation: Notation = {
  decimalMark: ".",
  clock: "24h",
  units: "metric",
  energy: "kJ",
  weekStart: 1,
};
