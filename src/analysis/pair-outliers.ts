import type { Day } from "#domain/day.ts";
import { median } from "#stats/median.ts";
import type { FittedLine } from "./fitted-line.ts";

const most = 6;
/** Usual distances from the line, by median and MAD: one day in about 2 000 lies further by chance. */
const far = 3.5;
const madToSd = 1.482602218505602;

/** A day that lies apart. It is kept in every number: nothing is deleted silently. */
export interface Outlier {
  day: Day;
  x: number;
  y: number;
  /** Distance from the line in usual distances; + above. */
  distance: number;
  /** One of its readings is possible but unlikely. */
  unlikely: boolean;
}

/** The days furthest from the line and those with an unlikely reading, six at most, furthest first. */
export function outliersOf(
  points: readonly (readonly [Day, number, number])[],
  { slope, intercept }: Pick<FittedLine, "slope" | "intercept">,
  plausible: { x: (value: number) => boolean; y: (value: number) => boolean },
): Outlier[] {
  const rest = points.map(([, x, y]) => y - intercept - slope * x);
  const centre = median(rest);
  if (!centre.known) return [];
  const spread = median(rest.map((value) => Math.abs(value - centre.value)));
  const usual = spread.known ? spread.value * madToSd : 0;
  return points
    .map(([day, x, y], index): Outlier => {
      const distance = usual === 0 ? 0 : ((rest[index] ?? 0) - centre.value) / usual;
      return { day, x, y, distance, unlikely: !plausible.x(x) || !plausible.y(y) };
    })
    .filter(({ distance, unlikely }) => Math.abs(distance) > far || unlikely)
    .sort((a, b) => Math.abs(b.distance) - Math.abs(a.distance))
    .slice(0, most);
}
