import { type CheckedRecord, checkRecord, withNextStarts } from "./checked-record.ts";
import { cycleContradictions, sleepContradictions, workoutContradictions } from "./contradictions.ts";
import { type Day, minutesAfterNoonBefore } from "./day.ts";
import type { DayFlag, DayRecord } from "./day-record.ts";
import { type KnownSpan, napMinutes, otherNightsMinutes, workoutValues } from "./day-sums.ts";
import type { CycleRow, HealthRows, RecoveryRow, SleepRow, WorkoutRow } from "./health-rows.ts";
import { refuseImpossible, unlikelyMetrics } from "./limits.ts";
import { type MetricValues, metricNames, noReadings } from "./metrics.ts";
import { type ReadingState, readingState, recordState } from "./reading-state.ts";
import { refusedReadings } from "./refused-readings.ts";
import { metricValuesOf, nightValues } from "./scored-values.ts";
import { tellUnreadable } from "./unreadable.ts";

const msPerHour = 3_600_000;

/** What is stored under one cycle id on one day; its cycle or its sleeps may be missing. */
interface Span {
  cycleId: bigint;
  cycle: CheckedRecord<CycleRow> | undefined;
  night: CheckedRecord<SleepRow> | undefined;
  otherNights: CheckedRecord<SleepRow>[];
  naps: CheckedRecord<SleepRow>[];
  recovery: CheckedRecord<RecoveryRow> | undefined;
}

/** What any set of stored rows says. */
interface CheckedRecords {
  cycles: CheckedRecord<CycleRow>[];
  sleeps: CheckedRecord<SleepRow>[];
  recoveries: CheckedRecord<RecoveryRow>[];
  workouts: CheckedRecord<WorkoutRow>[];
}

/**
 * One record for each of `days`, in that order, from stored rows in any order: the morning's numbers from the main
 * sleep that opens the day's cycle, strain from that cycle, naps and workouts summed up. Naps and their recoveries
 * never touch the morning. `workoutsKnown` are the stretches of time whose workouts are all stored: inside one a day
 * without a workout counts 0, outside them nothing is known.
 */
export function assembleDays(
  days: readonly Day[],
  rows: HealthRows,
  workoutsKnown: readonly KnownSpan[],
): DayRecord[] {
  const read = readAll(rows);
  const cycles = groupByDay(read.cycles);
  const sleeps = groupByDay(read.sleeps);
  const recoveries = groupByDay(read.recoveries);
  const workouts = groupByDay(read.workouts);
  return days.map((day) => {
    const spans = spansOf(cycles.get(day) ?? [], sleeps.get(day) ?? [], recoveries.get(day) ?? []);
    const record = assembleDay(day, spans, workouts.get(day) ?? [], workoutsKnown);
    return tellUnreadable(record, rows.quarantined);
  });
}

/** `assembleDays` for a single day; `rows` may hold other days too. */
export function assembleOneDay(day: Day, rows: HealthRows, workoutsKnown: readonly KnownSpan[]): DayRecord {
  const ofDay = <T extends { day: string | null }>(all: readonly T[]) => all.filter((row) => row.day === day);
  const cycles = ofDay(withNextStarts(rows.cycles));
  const read = readAll({
    cycles,
    sleeps: ofDay(rows.sleeps),
    recoveries: ofDay(rows.recoveries),
    workouts: ofDay(rows.workouts),
  });
  const spans = spansOf(read.cycles, read.sleeps, read.recoveries);
  return tellUnreadable(assembleDay(day, spans, read.workouts, workoutsKnown), rows.quarantined);
}

function readAll({ cycles, sleeps, recoveries, workouts }: HealthRows): CheckedRecords {
  return {
    cycles: withNextStarts(cycles).map((row) => checkRecord("cycles", row)),
    sleeps: sleeps.map((row) => checkRecord("sleeps", row)),
    recoveries: recoveries.map((row) => checkRecord("recoveries", row)),
    workouts: workouts.map((row) => checkRecord("workouts", row)),
  };
}

function assembleDay(
  day: Day,
  spans: readonly Span[],
  workouts: readonly CheckedRecord<WorkoutRow>[],
  workoutsKnown: readonly KnownSpan[],
): DayRecord {
  const [span] = spans;
  const { cycle, night, recovery, naps = [] } = span ?? {};
  const nightScored = night !== undefined && readingState(night.scoreState) === "scored";
  const otherNights = spans.flatMap((each) => [
    ...(each === span || each.night === undefined ? [] : [each.night]),
    ...each.otherNights,
  ]);
  const clock = (at: Date | null) =>
    nightScored && at !== null ? minutesAfterNoonBefore(at, night.offsetMin, day) : null;
  const read: MetricValues = {
    ...noReadings(),
    ...metricValuesOf("cycles", cycle),
    ...nightValues(night),
    ...metricValuesOf("recoveries", recovery),
    napMin: span === undefined ? null : napMinutes(naps, nightScored),
    ...workoutValues(workouts, cycle, workoutsKnown),
    bedAt: clock(night?.startAt ?? null),
    wakeAt: clock(night?.endAt ?? null),
  };
  const { values, refused } = refuseImpossible(read);
  const open = cycle !== undefined && cycle.endAt === null;
  const contradictions = [
    ...new Set([
      ...(night === undefined ? [] : sleepContradictions(night)),
      ...(cycle === undefined ? [] : cycleContradictions(cycle)),
      ...workouts.flatMap(workoutContradictions),
    ]),
  ];
  return {
    day,
    cycleId: cycle?.id.toString() ?? null,
    sleepId: night?.id ?? recovery?.sleepId ?? null,
    values,
    bedAt: nightScored ? night.startAt : null,
    wakeAt: nightScored ? night.endAt : null,
    offsetMin: night?.offsetMin ?? cycle?.offsetMin ?? null,
    otherNightsMin: otherNightsMinutes(otherNights, nightScored),
    states: {
      recovery: recoveryState(recovery, night),
      sleep: recordState(night),
      strain: recordState(cycle),
    },
    open,
    calibrating: recovery?.calibrating === true,
    flags: flagsOf(cycle, spans.length > 1 || otherNights.length > 0),
    refused: [...refusedReadings(day, { cycle, night, recovery, naps, workouts }), ...refused].sort(
      (a, b) => metricNames.indexOf(a.metric) - metricNames.indexOf(b.metric),
    ),
    unlikely: unlikelyMetrics(values, { open, contradictions }),
    contradictions,
  };
}

/** A recovery appears only once its sleep is scored: until then it is on its way, not missing. */
function recoveryState(
  recovery: CheckedRecord<RecoveryRow> | undefined,
  night: CheckedRecord<SleepRow> | undefined,
): ReadingState {
  if (recovery === undefined && recordState(night) === "pending") return "pending";
  return recordState(recovery);
}

function flagsOf(cycle: CheckedRecord<CycleRow> | undefined, split: boolean): DayFlag[] {
  const flags: DayFlag[] = split ? ["split"] : [];
  if (cycle === undefined || cycle.endAt === null) return flags;
  const lengthMs = cycle.endAt.getTime() - cycle.startAt.getTime();
  if (lengthMs < 12 * msPerHour) flags.push("short-cycle");
  if (lengthMs > 36 * msPerHour) flags.push("long-cycle");
  return flags;
}

/** The spans of a day, the one that speaks for it first: the longest main sleep, then the latest cycle. */
function spansOf(
  cycles: readonly CheckedRecord<CycleRow>[],
  sleeps: readonly CheckedRecord<SleepRow>[],
  recoveries: readonly CheckedRecord<RecoveryRow>[],
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
      otherNights: own.filter((sleep) => sleep !== night && !sleep.nap),
      naps: own.filter((sleep) => sleep !== night && sleep.nap),
      recovery: recoveries.find((each) => isOfNight(each, cycleId, night)),
    };
  });
  return spans.sort((a, b) => nightMs(b.night) - nightMs(a.night) || (a.cycleId < b.cycleId ? 1 : -1));
}

function isOfNight(
  recovery: CheckedRecord<RecoveryRow>,
  cycleId: bigint,
  night: CheckedRecord<SleepRow> | undefined,
): boolean {
  if (night !== undefined) return recovery.sleepId === night.id;
  return recovery.main && recovery.cycleId === cycleId;
}

/** An end that cannot be true gives no length: such a night speaks for the day only when there is no other. */
function nightMs(sleep: CheckedRecord<SleepRow> | undefined): number {
  if (sleep === undefined) return -1;
  return sleep.endAt === null ? 0 : sleep.endAt.getTime() - sleep.startAt.getTime();
}

function longestFirst(a: CheckedRecord<SleepRow>, b: CheckedRecord<SleepRow>): number {
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
