import { curveAt, fitCurve } from "#stats/curve-fit.ts";
import type { OpenedPair } from "./open-pair.ts";

const steps = 48;

/**
 * A curve through the dots of a pair, as places from the lowest x to the highest: a picture and no evidence. Empty when
 * there are too few days for one.
 */
export function curveThrough(points: OpenedPair["points"], degree: 2 | 3): [x: number, y: number][] {
  const x = points.map(([, value]) => value);
  const curve = fitCurve(
    x,
    points.map(([, , value]) => value),
    degree,
  );
  if (!curve.known) return [];
  const lowest = x.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const highest = x.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const place = lowest + ((highest - lowest) * step) / steps;
    return [place, curveAt(curve.value, place)];
  });
}
