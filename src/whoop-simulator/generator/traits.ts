import { Random } from "./random.ts";

/** What stays the same about one invented person. Times of day are minutes after local midnight. */
export interface Traits {
  hrvMs: number;
  restingBpm: number;
  maxBpm: number;
  respiratoryRate: number;
  skinTempC: number;
  spo2Pct: number;
  needMs: number;
  bedMinute: number;
  wakeMinute: number;
  /** Chance of a workout on each weekday, Sunday first. */
  workoutChance: readonly number[];
  /** Shifts the slow waves of fitness and season. */
  phase: number;
}

/** Draws a person from a seed: HRV around 60 ms, resting heart rate around 52, the rest in step. */
export function drawTraits(seed: number): Traits {
  const random = new Random(seed, 1);
  const fitness = random.normal(0, 1);
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const keen = random.uniform(-0.1, 0.1);
  const needHours = clamp(random.normal(7.6, 0.2), 7.1, 8.2);
  const wakeMinute = clamp(random.normal(408, 20), 360, 450);
  return {
    hrvMs: clamp(60 * Math.exp(0.22 * fitness + random.normal(0, 0.1)), 38, 105),
    restingBpm: clamp(random.normal(53 - 4 * fitness, 2), 43, 64),
    maxBpm: random.integer(178, 198),
    respiratoryRate: clamp(random.normal(14.6, 0.8), 12.8, 17),
    skinTempC: random.normal(33.9, 0.3),
    spo2Pct: random.normal(96, 0.4),
    needMs: Math.round(needHours * 3_600_000),
    bedMinute: wakeMinute - (needHours * 60) / 0.93 + random.normal(18, 8),
    wakeMinute,
    workoutChance: [0.7, 0.55, 0.75, 0.5, 0.75, 0.45, 0.85].map((chance) => chance + keen),
    phase: random.uniform(0, 2 * Math.PI),
  };
}
