/** A piece of a series: from a place up to, and without, another. */
export interface Piece {
  from: number;
  to: number;
}

/** A reading and the day it belongs to, counted from any day. Only readings of the same piece are compared. */
export interface Dated {
  days: Float64Array;
  values: Float64Array;
  /** For each reading the place of the first one of its piece. */
  begins: Int32Array;
}

/** The readings of a series (an entry a day) with their days; of some `pieces` of it, in the order of time. */
export function dated(
  series: readonly (number | null)[],
  pieces: readonly Piece[] = [{ from: 0, to: series.length }],
): Dated {
  const days: number[] = [];
  const values: number[] = [];
  const begins: number[] = [];
  for (const { from, to } of pieces) {
    const begin = days.length;
    for (let day = from; day < to; day += 1) {
      const value = series[day] ?? null;
      if (value === null) continue;
      days.push(day);
      values.push(value);
      begins.push(begin);
    }
  }
  return {
    days: Float64Array.from(days),
    values: Float64Array.from(values),
    begins: Int32Array.from(begins),
  };
}

/** How many pairs of readings are compared. */
export function pairsOf({ begins }: Pick<Dated, "begins">): number {
  return begins.reduce((total, begin, place) => total + place - begin, 0);
}

type Ranks = readonly [number] | readonly [number, number];

/**
 * The slopes (x_j − x_i)/(t_j − t_i) of all pairs of days at one or two zero-based ranks of their ascending order. Ten
 * years have 6.7 million pairs (53 MB): they are computed once for all questions, and never sorted as a whole.
 */
export function rankedSlopes(readings: Dated): (ranks: Ranks) => number[] {
  const slopes = everySlope(readings);
  return (ranks) =>
    ranks.map((rank) => {
      selectRank(slopes, rank);
      return slopes[rank] ?? 0;
    });
}

function everySlope({ days, values, begins }: Dated): Float64Array {
  const slopes = new Float64Array(pairsOf({ begins }));
  let place = 0;
  for (let later = 1; later < values.length; later += 1) {
    const value = values[later] ?? 0;
    const day = days[later] ?? 0;
    // Adding zero turns −0 into 0.
    for (let earlier = begins[later] ?? 0; earlier < later; earlier += 1) {
      slopes[place] = (value - (values[earlier] ?? 0)) / (day - (days[earlier] ?? 0)) + 0;
      place += 1;
    }
  }
  return slopes;
}

/** Hoare's selection (1961): afterwards `values[rank]` stands where sorting would put it. */
function selectRank(values: Float64Array, rank: number): void {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[rank] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while (pivot < (values[right] ?? 0)) right -= 1;
      if (left > right) break;
      const moved = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (right < rank) low = left;
    if (rank < left) high = right;
  }
}
