import { type Day, minutesAfterNoonBefore } from "./day.ts";
import type { DayFlag, DayRecord } from "./day-record.ts";
import { type KnownSpan, napMinutes, workoutValues } from "./day-sums.ts";
import type { CycleRow, HealthRows, RecoveryRow, SleepRow, WorkoutRow } from "./health-rows.ts";
import { refuseImpossible, unlikelyMetrics } from "./limits.ts";
import { type MetricValues, noReadings } from "./metrics.ts";
import { type ReadingState, readingState } from "./reading-state.ts";
import { cycleValues, nightValues, recoveryValues } from "./scored-values.ts";

const msPerHour = 3_600_000;

/** What is stored under one cycle id on one day; its cycle or its sleeps may be missing. */
interface Span {
  cycleId: bigint;
  cycle: CycleRow | undefined;
  night: SleepRow | undefined;
  naps: SleepRow[];
  recovery: RecoveryRow | undefined;
}

/**
 * One record for each of `days`, in that order, from stored rows in any order: the morning's numbers from the main
 * sleep that opens the day's cycle, strain from that cycle, naps and workouts summed up. Naps and their recoveries
 * never touch the morning. `workoutsKnown` is the stretch of time whose workouts are all stored: inside it a day
 * without a workout counts 0, outside it nothing is known.
 */
export function assembleDays(
  days: readonly Day[],
  rows: HealthRows,
  workoutsKnown: KnownSpan | null,
): DayRecord[] {
  const cycles = groupByDay(rows.cycles);
  const sleeps = groupByDay(rows.sleeps);
  const recoveries = groupByDay(rows.recoveries);
  const workouts = groupByDay(rows.workouts);
  return days.map((day) =>
    assembleDay(
      day,
      spansOf(cycles.get(day) ?? [], sleeps.get(day) ?? [], recoveries.get(day) ?? []),
      workouts.get(day) ?? [],
      workoutsKnown,
    ),
  );
}

/** `assembleDays` for a single day; `rows` may hold other days too. */
export function assembleOneDay(day: Day, rows: HealthRows, workoutsKnown: KnownSpan | null): DayRecord {
  const ofDay = <T extends { day: string | null }>(all: readonly T[]) => all.filter((row) => row.day === day);
  return assembleDay(
    day,
    spansOf(ofDay(rows.cycles), ofDay(rows.sleeps), ofDay(rows.recoveries)),
    ofDay(rows.workouts),
    workoutsKnown,
  );
}

function assembleDay(
  day: Day,
  spans: readonly Span[],
  workouts: readonly WorkoutRow[],
  workoutsKnown: KnownSpan | null,
): DayRecord {
  const span = spans[0];
  const { cycle, night, recovery } = span ?? {};
  const nightScored = night !== undefined && readingState(night.scoreState) === "scored";
  const read: MetricValues = {
    ...noReadings(),
    ...cycleValues(cycle),
    ...nightValues(night),
    ...recoveryValues(recovery),
    napMin: span === undefined ? null : napMinutes(span.naps, nightScored),
    ...workoutValues(workouts, cycle, workoutsKnown),
    bedAt: nightScored ? minutesAfterNoonBefore(night.startAt, night.offsetMin, day) : null,
    wakeAt: nightScored ? minutesAfterNoonBefore(night.endAt, night.offsetMin, day) : null,
  };
  const { values, refused } = refuseImpossible(read);
  const open = cycle !== undefined && cycle.endAt === null;
  return {
    day,
    cycleId: cycle?.id.toString() ?? null,
    sleepId: night?.id ?? recovery?.sleepId ?? null,
    values,
    bedAt: nightScored ? night.startAt : null,
    wakeAt: nightScored ? night.endAt : null,
    offsetMin: night?.offsetMin ?? cycle?.offsetMin ?? null,
    states: {
      recovery: recoveryState(recovery, night),
      sleep: readingState(night?.scoreState),
      strain: readingState(cycle?.scoreState),
    },
    open,
    calibrating: recovery?.calibrating === true,
    flags: flagsOf(cycle, spans.length),
    refused,
    unlikely: unlikelyMetrics(values, { open }),
  };
}

/** A recovery appears only once its sleep is scored: until then it is on its way, not missing. */
function recoveryState(recovery: RecoveryRow | undefined, night: SleepRow | undefined): ReadingState {
  if (recovery === undefined && readingState(night?.scoreState) === "pending") return "pending";
  return readingState(recovery?.scoreState);
}

function flagsOf(cycle: CycleRow | undefined, spanCount: number): DayFlag[] {
  const flags: DayFlag[] = spanCount > 1 ? ["split"] : [];
  if (cycle === undefined || cycle.endAt === null) return flags;
  const lengthMs = cycle.endAt.getTime() - cycle.startAt.getTime();
  if (lengthMs < 12 * msPerHour) flags.push("short-cycle");
  if (lengthMs > 36 * msPerHour) flags.push("long-cycle");
  return flags;
}

/** The spans of a day, the one that speaks for it first: the longest main sleep, then the latest cycle. */
function spansOf(
  cycles: readonly CycleRow[],
  sleeps: readonly SleepRow[],
  recoveries: readonly RecoveryRow[],
): Span[] {
  const ids = new Set([...cycles.map(({ id }) => id), ...sleeps.map(({ cycleId }) => cycleId)]);
  for (const { cycleId, main } of recoveries) if (main) ids.add(cycleId);
  const spans = [...ids].map((cycleId): Span => {
    const own = sleeps.filter((sleep) => sleep.cycleId === cycleId);
    const night = own.filter(({ main }) => main).sort(longestFirst)[0];
    return {
      cycleId,
      cycle: cycles.find(({ id }) => id === cycleId),
      night,
      naps: own.filter((sleep) => sleep !== night),
      recovery: recoveries.find((each) => isOfNight(each, cycleId, night)),
    };
  });
  return spans.sort((a, b) => nightMs(b.night) - nightMs(a.night) || (a.cycleId < b.cycleId ? 1 : -1));
}

function isOfNight(recovery: RecoveryRow, cycleId: bigint, night: SleepRow | undefined): boolean {
  if (night !== undefined) return recovery.sleepId === night.id;
  return recovery.main && recovery.cycleId === cycleId;
}

function nightMs(sleep: SleepRow | undefined): number {
  return sleep === undefined ? -1 : sleep.endAt.getTime() - sleep.startAt.getTime();
}

function longestFirst(a: SleepRow, b: SleepRow): number {
  return nightMs(b) - nightMs(a) || (a.id < b.id ? -1 : 1);
}

function groupByDay<T extends { day: string | null }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    if (row.day === null) continue;
    const group = groups.get(row.day);
    if (group === undefined) groups.set(row.day, [row]);
    else group.push(row);
  }
  return groups;
}
