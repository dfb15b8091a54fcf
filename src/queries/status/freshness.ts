import type { StoredRows } from "#db/health-rows.ts";
import type { DayRecord } from "#domain/day-record.ts";

/** The later of some instants; null when there is none. */
export function latestOf(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce(
    (latest, each) => (latest === null || (each !== null && each > latest) ? each : latest),
    null,
  );
}

/**
 * When WHOOP last changed the score of the day's recovery, else of its main sleep; null when neither is scored, or only an
 * import knows them: an export does not say when.
 */
export function scoredAt(rows: StoredRows, day: DayRecord): Date | null {
  const recovery = rows.recoveries.find(({ sleepId }) => sleepId === day.sleepId);
  const sleep = rows.sleeps.find(({ id }) => id === day.sleepId);
  const scored =
    (day.states.recovery === "scored" ? recovery : undefined) ??
    (day.states.sleep === "scored" ? sleep : undefined);
  return scored === undefined || scored.imported ? null : scored.whoopUpdatedAt;
}

/** The offset of the newest record, in minutes: the clock the member lives on now. Null without any record. */
export function newestOffsetMin(rows: StoredRows): number | null {
  const dated = [...rows.cycles, ...rows.sleeps, ...rows.workouts];
  const newest = dated.reduce<(typeof dated)[number] | null>(
    (latest, each) => (latest === null || each.startAt > latest.startAt ? each : latest),
    null,
  );
  return newest?.offsetMin ?? null;
}

/** When a day began that has not ended as far as the records tell; null when it has. */
export function openSince(rows: StoredRows, day: DayRecord): Date | null {
  const cycle = rows.cycles.find(({ id }) => id.toString() === day.cycleId);
  return day.open ? (cycle?.startAt ?? null) : null;
}
