import { todayText } from "#app/texts/en/today.ts";
import { parseDay } from "#domain/day.ts";
import type { PillarInput, ReadingInput, TodayInput } from "#presenters/today-input.ts";
import { known, tooFew } from "#stats/estimate.ts";

export const text = todayText;

/** A reading of `value` against a usual level of `mean` ± `sd`, or against nothing known. */
export function reading(value: number | null, usual?: { mean: number; sd: number }): ReadingInput {
  const unknown = tooFew(5, 14);
  if (usual === undefined) {
    return { value, usual: unknown, median30: unknown, differenceFromUsual: null, z: unknown, robustZ: null };
  }
  return {
    value,
    usual: known({ ...usual, low: usual.mean - usual.sd, high: usual.mean + usual.sd }, 30),
    median30: known(usual.mean, 30),
    differenceFromUsual: value === null ? null : value - usual.mean,
    z: value === null ? unknown : known((value - usual.mean) / usual.sd, 30),
    robustZ: null,
  };
}

export function pillar(value: number, word: string, usual?: { mean: number; sd: number }): PillarInput {
  return { ...reading(value, usual), value, state: "scored", soFar: false, word };
}

export function unscored(state: "pending" | "unscorable" | "missing"): PillarInput {
  return { ...reading(null), value: null, state, soFar: false, word: null };
}

/** An ordinary morning; `changes` makes it the one a test is about. */
export function morning(changes: Partial<TodayInput> = {}): TodayInput {
  return {
    day: parseDay("2026-11-21"),
    daysOld: 0,
    offsetMin: 60,
    flags: [],
    refused: [],
    connection: { state: "active" },
    recovery: pillar(72, "sufficient", { mean: 61, sd: 15 }),
    sleep: pillar(86, "perform", { mean: 81, sd: 8 }),
    strain: { ...pillar(5.64, "light", { mean: 11.72, sd: 3 }), soFar: true },
    readings: {
      hrvMs: reading(78.2, { mean: 65.8, sd: 8 }),
      restingBpm: reading(49, { mean: 52, sd: 2 }),
      respiratoryRate: reading(15, { mean: 15.1, sd: 0.4 }),
      spo2Pct: reading(96.3),
      skinTempC: reading(34.6, { mean: 33.8, sd: 0.3 }),
      asleepMin: reading(432, { mean: 426, sd: 30 }),
      needMin: reading(510),
      efficiencyPct: reading(91),
      napMin: reading(0),
      energyKj: reading(9511),
    },
    contributors: [
      { metric: "hrvMs", value: 78.2, z: 1.55 },
      { metric: "restingBpm", value: 49, z: -1.5 },
      { metric: "respiratoryRate", value: 15, z: -0.25 },
    ],
    calibration: null,
    lastWorkouts: [],
    trend: {
      from: parseDay("2026-11-19"),
      recovery: [60, null, 72],
      hrvMs: [60, null, 78.2],
      restingBpm: [53, null, 49],
      strain: [12, null, 5.64],
      asleepMin: [400, null, 432],
      needMin: [500, null, 510],
      lastIsSoFar: true,
    },
    scoredAt: new Date("2026-11-21T06:12:00Z"),
    lastSyncAt: new Date("2026-11-21T08:00:00Z"),
    ...changes,
  };
}
