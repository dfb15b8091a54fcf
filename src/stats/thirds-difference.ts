import { type Estimate, known, tooFew } from "./estimate.ts";
import { quantile } from "./quantile.ts";
import { seededIndex } from "./random.ts";

const blockDays = 7;
const draws = 2_000;
const seed = 20_260_101;
const minimum = 30;

/** How much higher y was on the days with high x than on those with low x, in the unit of y, with a 95 % interval. */
export interface ThirdsDifference {
  difference: number;
  low: number;
  high: number;
  /** Days in each third. */
  days: number;
}

/**
 * Mean of y over the third of days with the highest x, minus that over the third with the lowest: the size of a relation
 * in natural units. The interval is that of a moving-block bootstrap (Künsch 1989): calendar weeks of days are drawn with
 * replacement 2 000 times under a fixed seed, so that carry-over from day to day stays inside the blocks; the thirds are
 * taken anew in each draw. Two series of equal length, an entry a day; needs 30 days with both.
 */
export function thirdsDifference(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
): Estimate<ThirdsDifference> {
  const days = x.flatMap((value, day) => (value === null || (y[day] ?? null) === null ? [] : [day]));
  if (days.length < minimum) return tooFew(days.length, minimum);
  const byX = [...days].sort((p, q) => (x[p] ?? 0) - (x[q] ?? 0));
  const rankOf = new Int32Array(x.length).fill(-1);
  const ofRank = new Float64Array(byX.length);
  for (const [rank, day] of byX.entries()) {
    rankOf[day] = rank;
    ofRank[rank] = y[day] ?? 0;
  }
  const once = new Int32Array(byX.length).fill(1);
  const differences = bootstrap(rankOf, ofRank);
  const [low, high] = [quantile(differences, 0.025), quantile(differences, 0.975)];
  if (!low.known || !high.known) return tooFew(differences.length, draws);
  return known(
    {
      difference: betweenThirds(once, ofRank, days.length),
      low: low.value,
      high: high.value,
      days: Math.floor(days.length / 3),
    },
    days.length,
  );
}

/** Blocks may overlap, so how often a day is drawn is how many of the last seven days blocks begin on. */
function bootstrap(rankOf: Int32Array, ofRank: Float64Array): number[] {
  const starts = rankOf.length - blockDays + 1;
  const blocks = Math.ceil(rankOf.length / blockDays);
  const draw = seededIndex(seed);
  const begun = new Int32Array(rankOf.length);
  const times = new Int32Array(ofRank.length);
  const differences: number[] = [];
  for (let round = 0; round < draws; round += 1) {
    begun.fill(0);
    for (let block = 0; block < blocks; block += 1) {
      const start = draw(starts);
      begun[start] = (begun[start] ?? 0) + 1;
    }
    let [drawn, total] = [0, 0];
    for (let day = 0; day < begun.length; day += 1) {
      drawn += begun[day] ?? 0;
      if (day >= blockDays) drawn -= begun[day - blockDays] ?? 0;
      const rank = rankOf[day] ?? -1;
      if (rank < 0) continue;
      times[rank] = drawn;
      total += drawn;
    }
    // A draw of weeks nobody wore the strap has no thirds.
    if (total >= 3) differences.push(betweenThirds(times, ofRank, total));
  }
  return differences;
}

/** `times` says how often the day of each rank was drawn, `total` how many draws that makes. */
function betweenThirds(times: Int32Array, ofRank: Float64Array, total: number): number {
  const third = Math.floor(total / 3);
  const sumFrom = (first: number, step: 1 | -1) => {
    let [sum, left] = [0, third];
    for (let rank = first; left > 0; rank += step) {
      const taken = Math.min(left, times[rank] ?? 0);
      sum += taken * (ofRank[rank] ?? 0);
      left -= taken;
    }
    return sum;
  };
  return (sumFrom(ofRank.length - 1, -1) - sumFrom(0, 1)) / third;
}
