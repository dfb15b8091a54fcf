import { type Day, localDay } from "./day.ts";

const hourMs = 3_600_000;

/** Somewhere in time, on a clock of its own. */
interface Timed {
  startAt: Date;
  offsetMin: number;
}

/** Records as they are stored, those marked deleted too, with the labels they have. */
export interface StoredLabels {
  /** The touched cycles, and all that a workout may have begun in. */
  cycles: (Timed & { id: bigint; endAt: Date | null; deletedAt: Date | null; day: string })[];
  /** All sleeps and recoveries of the touched cycles. */
  sleeps: (Timed & SleepLabel & { cycleId: bigint; endAt: Date; nap: boolean; deletedAt: Date | null })[];
  recoveries: (RecoveryLabel & { cycleId: bigint })[];
  /** The touched workouts, and those that began or were thought to have begun in a touched cycle. */
  workouts: (Timed & WorkoutLabel)[];
}

interface SleepLabel {
  id: string;
  /** Whether it is the longest sleep of its cycle that is no nap. */
  main: boolean;
  day: string;
}

interface RecoveryLabel {
  sleepId: string;
  /** Whether its sleep is the main one. */
  main: boolean;
  /** Null while neither its cycle nor its sleep is known. */
  day: string | null;
}

interface WorkoutLabel {
  id: string;
  /** The cycle that contains its start. */
  cycleId: bigint | null;
  day: string;
}

/** Labels that are to be changed. */
export interface ChangedLabels {
  cycles: { id: bigint; day: string }[];
  sleeps: SleepLabel[];
  recoveries: RecoveryLabel[];
  workouts: WorkoutLabel[];
}

type StoredSleep = StoredLabels["sleeps"][number];

/**
 * Says which of the member's own days records belong to, where that differs from what is stored. It is the only place that
 * decides this.
 *
 * A cycle's day is the local date on which its main sleep ended: the longest of its sleeps that is not a nap. Without
 * a main sleep it is the local date eight hours after the cycle began. Sleeps, naps and recoveries share the day of
 * their cycle, a workout that of the cycle its start falls into; outside every known cycle a sleep has the local date
 * of its end and a workout that of its start. Local always means the record's own offset. A sleep whose end cannot be true
 * (before its start, or more than a day after it) is dated eight hours after it began, and is the main one only when there
 * is no other. While no sleep of a cycle is known (its permission may be missing), its only recovery speaks for the night.
 */
export function changedLabels(touchedCycles: readonly bigint[], stored: StoredLabels): ChangedLabels {
  const sleepsOf = grouped(stored.sleeps);
  const recoveriesOf = grouped(stored.recoveries);
  const liveCycles = stored.cycles
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => a.startAt.getTime() - b.startAt.getTime() || Number(a.id - b.id));
  const mains = new Map(touchedCycles.map((id) => [id, mainOf(sleepsOf.get(id) ?? [])]));
  const days = new Map(
    liveCycles.map((cycle) => [cycle.id, mains.has(cycle.id) ? morningOf(cycle) : cycle.day]),
  );
  for (const [id, main] of mains) if (main) days.set(id, dayOfSleep(main));

  const cycles = stored.cycles.map((cycle) => ({ ...cycle, day: days.get(cycle.id) ?? cycle.day }));
  const sleeps = stored.sleeps.map((sleep) => ({
    ...sleep,
    main: sleep.id === mains.get(sleep.cycleId)?.id,
    day: days.get(sleep.cycleId) ?? dayOfSleep(sleep),
  }));
  const recoveries = stored.recoveries.map((recovery) => {
    const { cycleId, sleepId } = recovery;
    const main = mains.get(cycleId);
    const speaksForNight = !sleepsOf.has(cycleId) && recoveriesOf.get(cycleId)?.length === 1;
    return { ...recovery, main: main ? sleepId === main.id : speaksForNight, day: days.get(cycleId) ?? null };
  });
  const workouts = stored.workouts.map((workout) => {
    const { startAt, offsetMin } = workout;
    const latest = liveCycles.findLast((cycle) => cycle.startAt <= startAt);
    const holder = latest && (latest.endAt === null || latest.endAt > startAt) ? latest : null;
    const day = (holder && days.get(holder.id)) ?? localDay(startAt, offsetMin);
    return { ...workout, cycleId: holder?.id ?? null, day };
  });
  return {
    cycles: changes(stored.cycles, cycles),
    sleeps: changes(stored.sleeps, sleeps),
    recoveries: changes(stored.recoveries, recoveries),
    workouts: changes(stored.workouts, workouts),
  };
}

function grouped<T extends { cycleId: bigint }>(records: readonly T[]): Map<bigint, T[]> {
  const groups = new Map<bigint, T[]>();
  for (const record of records) {
    const group = groups.get(record.cycleId);
    if (group) group.push(record);
    else groups.set(record.cycleId, [record]);
  }
  return groups;
}

/** Of two as long the earlier, and of two at the same time the one with the smaller id. */
function mainOf(sleeps: readonly StoredSleep[]): StoredSleep | undefined {
  const lengthMs = ({ startAt, endAt }: StoredSleep) => endAt.getTime() - startAt.getTime();
  return sleeps
    .filter(({ nap, deletedAt }) => !nap && deletedAt === null)
    .toSorted(
      (a, b) =>
        Number(hasPossibleEnd(b)) - Number(hasPossibleEnd(a)) ||
        lengthMs(b) - lengthMs(a) ||
        a.startAt.getTime() - b.startAt.getTime() ||
        (a.id < b.id ? -1 : 1),
    )[0];
}

function hasPossibleEnd({ startAt, endAt }: StoredSleep): boolean {
  return endAt >= startAt && endAt.getTime() <= startAt.getTime() + 24 * hourMs;
}

function dayOfSleep(sleep: StoredSleep): Day {
  return hasPossibleEnd(sleep) ? localDay(sleep.endAt, sleep.offsetMin) : morningOf(sleep);
}

function morningOf({ startAt, offsetMin }: Timed): Day {
  return localDay(new Date(startAt.getTime() + 8 * hourMs), offsetMin);
}

interface Label {
  day: string | null;
  main?: boolean;
  cycleId?: bigint | null;
}

/** Those of `after` that say something else than their like in `before`. */
function changes<T extends Label>(before: readonly T[], after: readonly T[]): T[] {
  return after.filter(({ day, main, cycleId }, index) => {
    const former = before[index];
    return day !== former?.day || main !== former?.main || cycleId !== former?.cycleId;
  });
}
