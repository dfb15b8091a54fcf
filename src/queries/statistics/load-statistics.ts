import type { Queryable } from "#db/client.ts";
import { addDays, type Day } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { fosterMonotony, type Load, loadOf } from "#domain/load.ts";
import { type LoadHistory, loadHistory, loadLeadDays } from "#domain/load-history.ts";
import type { Range } from "#domain/range.ts";
import { zoneLoad } from "#domain/zone-load.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import type { Estimate } from "#stats/estimate.ts";

const zones = ["zone1Min", "zone2Min", "zone3Min", "zone4Min", "zone5Min"] as const;

/** The load that ends with a day, and how it usually moves. No number here has a good or a bad side. */
export interface LoadEstimates extends Load, Pick<LoadHistory, "weeklyChange" | "weeksAbove"> {
  monotony: Estimate<number>;
}

/** Load by day strain, which saturates, and by zone-weighted minutes of workouts, which add up. */
export interface LoadStatistics {
  day: Day;
  strain: LoadEstimates;
  zoneWeightedMin: LoadEstimates;
}

/** The load that ends with the last day of `range`, beside the year before it. */
export async function loadLoadStatistics(
  db: Queryable,
  { memberId, range }: { memberId: number; range: Range },
): Promise<LoadStatistics> {
  const wider = { from: addDays(range.to, -loadLeadDays), to: range.to };
  const { counted } = await loadDayColumns(db, { memberId, range: wider, metrics: ["strain", ...zones] });
  const estimates = (values: Column): LoadEstimates => {
    const series = { from: wider.from, values };
    const { weeklyChange, weeksAbove } = loadHistory(series, { from: range.to, to: range.to });
    return {
      ...loadOf(series, range.to),
      weeklyChange,
      weeksAbove,
      monotony: fosterMonotony(series, range.to),
    };
  };
  return {
    day: range.to,
    strain: estimates(counted.strain),
    zoneWeightedMin: estimates(zoneLoad(zones.map((zone) => counted[zone]))),
  };
}
