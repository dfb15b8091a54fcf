import type { CycleRow } from "./health-rows.ts";
import type { MetricName } from "./metrics.ts";
import { readingState } from "./reading-state.ts";
import { type ReadValues, zoneFields } from "./record-fields.ts";
import { asleepMs, needMs, sumOf } from "./scored-values.ts";

/** Two numbers of one record that cannot both be true. Each is possible by itself, so both are kept and marked. */
export const contradictions = [
  "asleep-over-in-bed",
  "stages-over-in-bed",
  "debt-over-need",
  "maximum-under-average",
  "zones-over-workout",
] as const;

export type Contradiction = (typeof contradictions)[number];

/** The metrics of a day that a contradiction in its night, its cycle or a workout makes doubtful. */
export const doubtfulMetrics: Readonly<Record<Contradiction, readonly MetricName[]>> = {
  "asleep-over-in-bed": ["asleepMin", "inBedMin"],
  "stages-over-in-bed": ["inBedMin", "awakeMin"],
  "debt-over-need": ["needMin", "debtMin"],
  "maximum-under-average": ["averageBpm", "maxBpm"],
  "zones-over-workout": ["workoutMin"],
};

type SleepNumbers = ReadValues<"sleeps"> & { scoreState: string };
type WorkoutNumbers = ReadValues<"workouts"> & { scoreState: string; startAt: Date; endAt: Date | null };

const minuteMs = 60_000;
/** An export counts in whole minutes: four stages and the time in bed are off by half a minute each, a need and its debt likewise. */
const stagesRoundingMs = 3 * minuteMs;
const needRoundingMs = minuteMs;
/** An export tells zones as whole percents of the workout: five of them. */
const zonesRounding = 1.03;

/** What does not go together in a sleep. */
export function sleepContradictions(sleep: SleepNumbers): Contradiction[] {
  if (readingState(sleep.scoreState) !== "scored") return [];
  const asleep = asleepMs(sleep);
  const stages = sumOf(asleep, sleep.awakeMs, sleep.noDataMs ?? 0);
  const found: Contradiction[] = [];
  if (exceeds(asleep, sleep.inBedMs, stagesRoundingMs)) found.push("asleep-over-in-bed");
  else if (exceeds(stages, sleep.inBedMs, stagesRoundingMs)) found.push("stages-over-in-bed");
  if (exceeds(sleep.needDebtMs, needMs(sleep), needRoundingMs)) found.push("debt-over-need");
  return found;
}

/** What does not go together in a cycle. */
export function cycleContradictions(
  cycle: Pick<CycleRow, "scoreState" | "averageBpm" | "maxBpm">,
): Contradiction[] {
  if (readingState(cycle.scoreState) !== "scored") return [];
  return heartRates(cycle);
}

/** What does not go together in a workout. */
export function workoutContradictions(workout: WorkoutNumbers): Contradiction[] {
  if (readingState(workout.scoreState) !== "scored") return [];
  const { startAt, endAt } = workout;
  const [belowZonesMs = null, ...zonesMs] = zoneFields.map((name) => workout[name]);
  const lengthMs = endAt === null ? null : zonesRounding * (endAt.getTime() - startAt.getTime());
  const inZonesMs = sumOf(belowZonesMs ?? 0, ...zonesMs);
  return [
    ...heartRates(workout),
    ...(exceeds(inZonesMs, lengthMs, minuteMs) ? (["zones-over-workout"] as const) : []),
  ];
}

function heartRates({
  averageBpm,
  maxBpm,
}: {
  averageBpm: number | null;
  maxBpm: number | null;
}): Contradiction[] {
  return exceeds(averageBpm, maxBpm, 0) ? ["maximum-under-average"] : [];
}

function exceeds(part: number | null, whole: number | null, rounding: number): boolean {
  return part !== null && whole !== null && part > whole + rounding;
}
