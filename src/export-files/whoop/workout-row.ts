import { judgeInterval } from "#export-files/row-refused.ts";
import type { ArchivedWorkout } from "#export-files/rows.ts";
import type { WhoopCells } from "./cells.ts";
import type { WhoopColumn } from "./headers.ts";
import { kjFromKcal, shareOf } from "./units.ts";

/**
 * A row of workouts.csv. A workout without a strain was not scored, whatever its zones say. Zones are shares of its
 * length. Throws `RowRefused`.
 */
export function readWorkoutRow(cells: WhoopCells): ArchivedWorkout {
  const offsetMin = cells.offsetMin();
  const startAt = cells.neededInstant("workoutStart", offsetMin);
  const endAt = cells.neededInstant("workoutEnd", offsetMin);
  judgeInterval(startAt, endAt);
  const strain = cells.number("activityStrain");
  const durationMs = endAt.getTime() - startAt.getTime();
  const zone = (column: WhoopColumn) => shareOf(durationMs, cells.number(column));
  return {
    id: null,
    day: null,
    raw: null,
    offsetMin,
    startAt,
    endAt,
    cycleStartAt: cells.instant("cycleStart", offsetMin),
    cycleEndAt: cells.instant("cycleEnd", offsetMin),
    scoreState: strain === null ? "UNSCORABLE" : "SCORED",
    sportName: cells.name("activityName"),
    sportId: null,
    strain,
    averageBpm: cells.number("averageBpm"),
    maxBpm: cells.number("maxBpm"),
    energyKj: kjFromKcal(cells.number("energyKcal")),
    recordedFraction: null,
    distanceM: cells.number("distanceM"),
    altitudeGainM: cells.number("altitudeGainM"),
    altitudeChangeM: cells.number("altitudeChangeM"),
    zone0Ms: null,
    zone1Ms: zone("zone1Pct"),
    zone2Ms: zone("zone2Pct"),
    zone3Ms: zone("zone3Pct"),
    zone4Ms: zone("zone4Pct"),
    zone5Ms: zone("zone5Pct"),
    gpsEnabled: cells.flag("gpsEnabled"),
  };
}
