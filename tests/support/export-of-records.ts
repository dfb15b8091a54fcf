import type { MemberRecords } from "#whoop-simulator/records.ts";
import {
  archivedCycle,
  archivedNight,
  archivedRecovery,
  archivedWorkout,
  type HistoryRows,
} from "./imported-history.ts";

/** An instant as an export has it: cut to the second. */
const second = (at: string) => new Date(Math.floor(Date.parse(at) / 1000) * 1000);
const minutes = (ms: number) => Math.floor(ms / 60_000) * 60_000;

/**
 * What an export written right after the start of the cycle at `upTo` would hold of these records: every cycle before it
 * with other values where the API's are finer, all of them scored, and an answer of the journal for each cycle.
 */
export function exportOf(records: MemberRecords, upTo: string): HistoryRows {
  const cycles = records.cycle.filter(({ start }) => start <= upTo);
  const startOf = new Map(cycles.map(({ id, start }) => [id, second(start)]));
  const sleeps = records.sleep.filter(({ cycle_id }) => startOf.has(cycle_id));
  const sleepStarts = new Map(sleeps.map(({ id, start }) => [id, second(start)]));
  return {
    cycles: cycles.map(({ start, end, timezone_offset, score }) =>
      archivedCycle(second(start), {
        offsetMin: offset(timezone_offset),
        endAt: end && start !== upTo ? second(end) : null,
        ...(start === upTo
          ? { strain: null, energyKj: null, averageBpm: null, maxBpm: null }
          : { strain: score ? Math.round(score.strain * 10) / 10 : 7.7 }),
      }),
    ),
    sleeps: sleeps.map(({ start, end, timezone_offset, nap, cycle_id, score }) =>
      archivedNight(second(start), {
        offsetMin: offset(timezone_offset),
        endAt: second(end),
        nap,
        cycleStartAt: startOf.get(cycle_id) ?? null,
        ...(score ? { lightMs: minutes(score.stage_summary.total_light_sleep_time_milli) } : {}),
      }),
    ),
    recoveries: records.recovery.flatMap(({ sleep_id, cycle_id, score }) => {
      const startAt = sleepStarts.get(sleep_id);
      if (!startAt) return [];
      const cycleStartAt = startOf.get(cycle_id) ?? null;
      return [archivedRecovery(startAt, { cycleStartAt, recovery: score?.recovery_score ?? 55 })];
    }),
    workouts: records.workout
      .filter(({ start }) => start <= upTo)
      .map(({ start, end, timezone_offset, sport_name }) =>
        archivedWorkout(second(start), {
          offsetMin: offset(timezone_offset),
          endAt: second(end),
          sportName: sport_name,
        }),
      ),
    journal: cycles.map(({ start, timezone_offset }) => ({
      day: null,
      offsetMin: offset(timezone_offset),
      cycleStartAt: second(start),
      cycleEndAt: null,
      question: "Have any caffeine?",
      answeredYes: Date.parse(start) % 2 === 0,
      notes: null,
    })),
  };
}

function offset(zone: string): number {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(zone);
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
