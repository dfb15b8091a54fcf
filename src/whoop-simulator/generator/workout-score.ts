import type { WorkoutRecord } from "#whoop-simulator/records.ts";
import type { Random } from "./random.ts";
import type { Sport } from "./sports.ts";

type WorkoutScore = NonNullable<WorkoutRecord["score"]>;

/** Strain 0–21 grows ever more slowly with load (minutes weighted by effort): 70 is about 10.6, 300 about 20. */
export const strainOf = (load: number): number => Number((21 * (1 - Math.exp(-load / 100))).toFixed(7));

/** A workout that was done: its load for the day and the score of the record. */
export interface PlayedWorkout {
  load: number;
  score: WorkoutScore;
}

/** Plays a sport for `durationMs`; the six zone times add up to it exactly. `effort` is 1 on an ordinary day. */
export function playSport(
  random: Random,
  sport: Sport,
  durationMs: number,
  heart: { restingBpm: number; maxBpm: number },
  effort: number,
): PlayedWorkout {
  const minutes = durationMs / 60_000;
  const share = Math.min(0.88, Math.max(0.05, sport.intensity * effort + random.normal(0, 0.05)));
  const reserve = heart.maxBpm - heart.restingBpm;
  const load = minutes * share ** 1.6 * 1.75;
  const distanceM = sport.speedMps === undefined ? null : sport.speedMps * effort * (durationMs / 1000);
  const hasGps = distanceM !== null && random.chance(0.8);
  const gainM = hasGps ? random.uniform(2, 60) : 0;
  return {
    load,
    score: {
      strain: strainOf(load),
      average_heart_rate: Math.round(heart.restingBpm + share * reserve),
      max_heart_rate: Math.round(
        Math.min(heart.maxBpm, heart.restingBpm + (share + random.uniform(0.1, 0.22)) * reserve),
      ),
      kilojoule: Number((minutes * (8 + 52 * share)).toFixed(4)),
      percent_recorded: random.chance(0.7) ? 1 : Number(random.uniform(0.97, 1).toFixed(8)),
      distance_meter: hasGps && distanceM !== null ? Number(distanceM.toFixed(4)) : null,
      altitude_gain_meter: hasGps ? Number(gainM.toFixed(6)) : null,
      altitude_change_meter: hasGps ? Number(random.normal(0, 2).toFixed(6)) : null,
      zone_durations: splitIntoZones(random, durationMs, share),
    },
  };
}

/** Spreads the time over zones around the mean effort; zone zero takes what rounding leaves. */
function splitIntoZones(random: Random, durationMs: number, share: number): WorkoutScore["zone_durations"] {
  const weights = [0.2, 0.35, 0.5, 0.65, 0.78, 0.92].map(
    (centre) => Math.exp(-(((centre - share) / 0.16) ** 2)) * random.uniform(0.6, 1.4),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const part = (zone: number) => Math.floor((durationMs * (weights[zone] ?? 0)) / total);
  const [one, two, three, four, five] = [part(1), part(2), part(3), part(4), part(5)];
  return {
    zone_zero_milli: durationMs - one - two - three - four - five,
    zone_one_milli: one,
    zone_two_milli: two,
    zone_three_milli: three,
    zone_four_milli: four,
    zone_five_milli: five,
  };
}
