import { judgeInterval } from "#export-files/row-refused.ts";
import type { ArchivedWorkout } from "#export-files/rows.ts";
import type { WhoopCells } from "./cells.ts";
import { readValues } from "./values.ts";

/**
 * A row of workouts.csv. A workout without a strain was not scored, whatever its zones say. Zones are shares of its
 * length. Throws `RowRefused`.
 */
export function readWorkoutRow(cells: WhoopCells): ArchivedWorkout {
  const offsetMin = cells.offsetMin();
  const startAt = cells.neededInstant("workoutStart", offsetMin);
  const endAt = cells.neededInstant("workoutEnd", offsetMin);
  judgeInterval(startAt, endAt);
  const values = readValues("workouts", cells, endAt.getTime() - startAt.getTime());
  return {
    id: null,
    day: null,
    raw: null,
    offsetMin,
    startAt,
    endAt,
    cycleStartAt: cells.instant("cycleStart", offsetMin),
    cycleEndAt: cells.instant("cycleEnd", offsetMin),
    scoreState: values.strain === null ? "UNSCORABLE" : "SCORED",
    sportName: cells.name("activityName"),
    ...values,
  };
}
