import { baseline, baselineMinimum, zScore } from "#stats/baseline.ts";
import type { Column } from "./day-columns.ts";

const windowDays = 30;
const unusualZ = 2;

/** How many of the last `days` entries lay 2 usual spreads or more from the 30 days before them, out of those that can tell. */
export function unusualDays(
  column: Column,
  days: number,
  scale?: "log" | undefined,
): { unusual: number; of: number } {
  const scaled = column.map((value) => (value === null || scale !== "log" ? value : Math.log(value)));
  const counts = { unusual: 0, of: 0 };
  for (let place = Math.max(0, scaled.length - days); place < scaled.length; place += 1) {
    const value = scaled[place] ?? null;
    if (value === null) continue;
    const before = scaled.slice(Math.max(0, place - windowDays), place);
    const z = zScore(value, baseline(before, baselineMinimum[windowDays]));
    if (!z.known) continue;
    counts.of += 1;
    if (Math.abs(z.value) >= unusualZ) counts.unusual += 1;
  }
  return counts;
}
