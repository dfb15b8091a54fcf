/** Degrees of what may be drawn through the dots of a scatter; 1 is the straight line alone. */
export const pairBends = [1, 2, 3] as const;

export type PairBend = (typeof pairBends)[number];
