import type { StoredRows } from "#db/health-rows.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { parseDay } from "#domain/day.ts";
import { readingState } from "#domain/reading-state.ts";
import { publicId } from "#domain/record-id.ts";
import type { RecentWorkout } from "#queries/pages/today-view.ts";

/** The `count` newest of the workouts given, newest first. */
export function recentWorkouts(rows: StoredRows["workouts"], count: number): RecentWorkout[] {
  const newestFirst = [...rows].sort((a, b) => b.startAt.getTime() - a.startAt.getTime());
  return newestFirst.slice(0, count).map((stored) => {
    const row = checkRecord("workouts", stored);
    const state = readingState(row.scoreState);
    return {
      id: publicId(row.id),
      day: parseDay(row.day),
      sportName: row.sportName,
      startAt: row.startAt,
      durationMin: row.endAt === null ? null : (row.endAt.getTime() - row.startAt.getTime()) / 60_000,
      offsetMin: row.offsetMin,
      state,
      strain: state === "scored" ? row.strain : null,
      refused: row.refused.length > 0,
    };
  });
}
