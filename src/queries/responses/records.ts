import { z } from "zod";
import { instant, listed, recordsPage, refused, scoreState, storedDay, whoopUpdatedAt } from "./common.ts";

const number = z.number().nullable();
const durationMs = z.int().nullable();

const interval = {
  startAt: instant,
  timezoneOffset: z.string(),
  offsetMin: z.int(),
};

export const cycleFieldsSchema = z.object({
  id: z.string(),
  ...interval,
  endAt: instant.nullable().meta({
    description:
      "Null while the cycle is open, which only the newest can be: an older one without an end has the start of the next.",
  }),
  scoreState,
  strain: number,
  energyKj: number,
  averageBpm: number,
  maxBpm: number,
  day: storedDay,
  whoopUpdatedAt,
  imported: z.boolean().meta({ description: "Only imports know it: WHOOP's API never sent it." }),
  refused,
});

export const sleepFieldsSchema = z.object({
  id: z.string(),
  cycleId: z.string(),
  ...interval,
  endAt: instant.nullable().meta({ description: "Null where the stored end cannot be true." }),
  nap: z.boolean(),
  main: z.boolean().meta({ description: "Whether it is the night that opens its cycle." }),
  scoreState,
  inBedMs: durationMs,
  awakeMs: durationMs,
  noDataMs: durationMs,
  lightMs: durationMs,
  deepMs: durationMs,
  remMs: durationMs,
  sleepCycles: z.int().nullable(),
  disturbances: z.int().nullable(),
  needMs: durationMs.meta({ description: "The whole need where an import knows it without its parts." }),
  needBaselineMs: durationMs,
  needDebtMs: durationMs,
  needStrainMs: durationMs,
  needNapMs: durationMs,
  respiratoryRate: number,
  performancePct: number,
  consistencyPct: number,
  efficiencyPct: number,
  day: storedDay,
  whoopUpdatedAt,
  imported: z.boolean().meta({ description: "Only imports know it: WHOOP's API never sent it." }),
  refused,
});

export const recoveryFieldsSchema = z.object({
  sleepId: z.string(),
  cycleId: z.string(),
  main: z.boolean().meta({ description: "Whether its sleep is the night that opens the cycle." }),
  scoreState,
  calibrating: z.boolean().nullable(),
  recovery: number,
  restingBpm: number,
  hrvMs: number,
  spo2Pct: number,
  skinTempC: number,
  day: storedDay.nullable(),
  whoopUpdatedAt,
  imported: z.boolean().meta({ description: "Only imports know it: WHOOP's API never sent it." }),
  refused,
});

export const workoutFieldsSchema = z.object({
  id: z.string(),
  cycleId: z.string().nullable(),
  ...interval,
  endAt: instant.nullable().meta({ description: "Null where the stored end cannot be true." }),
  sportName: z.string(),
  sportId: z.int().nullable(),
  scoreState,
  strain: number,
  averageBpm: number,
  maxBpm: number,
  energyKj: number,
  recordedFraction: number,
  distanceM: number,
  altitudeGainM: number,
  altitudeChangeM: number,
  zone0Ms: durationMs,
  zone1Ms: durationMs,
  zone2Ms: durationMs,
  zone3Ms: durationMs,
  zone4Ms: durationMs,
  zone5Ms: durationMs,
  day: storedDay,
  whoopUpdatedAt,
  imported: z.boolean().meta({ description: "Only imports know it: WHOOP's API never sent it." }),
  refused,
});

export const cyclesResponse = recordsPage(cycleFieldsSchema.extend(listed));
export const sleepsResponse = recordsPage(sleepFieldsSchema.extend(listed));
export const recoveriesResponse = recordsPage(recoveryFieldsSchema.extend(listed));
export const workoutsResponse = recordsPage(workoutFieldsSchema.extend(listed));
