import { z } from "zod";
import { isDay } from "#domain/day.ts";
import { isPlausibleInstant, longestName, offsetLimits } from "#export-files/row-refused.ts";
import type {
  ArchivedCycle,
  ArchivedJournalEntry,
  ArchivedRecovery,
  ArchivedSleep,
  ArchivedWorkout,
  JsonValue,
} from "#export-files/rows.ts";

// One schema per type for both of our own layouts. A field that a file lacks is null, one it has too many is passed over.

const instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .refine(isPlausibleInstant, "a time that never was");
const optional = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? null);
const emptyIsNull = (longest: number) => optional(z.string().max(longest)).transform((text) => text || null);
const number = optional(z.number());
const count = optional(z.int32());
const durationMs = count;
const flag = optional(z.boolean());
const scoreState = z.enum(["SCORED", "PENDING_SCORE", "UNSCORABLE"]);
const offsetMin = z.int().min(offsetLimits.min).max(offsetLimits.max);
const day = optional(z.string().refine(isDay, "no calendar day"));
/** What came out of `JSON.parse` is a JSON value; a CSV file has none. */
const raw = z
  .custom<JsonValue>()
  .optional()
  .transform((value) => value ?? null);
const longestNote = 100_000;

const record = { id: emptyIsNull(100), day, offsetMin, scoreState, raw };

const cycles: z.ZodType<ArchivedCycle> = z.object({
  ...record,
  startAt: instant,
  endAt: optional(instant),
  strain: number,
  energyKj: number,
  averageBpm: number,
  maxBpm: number,
});

const sleeps: z.ZodType<ArchivedSleep> = z.object({
  ...record,
  startAt: instant,
  endAt: instant,
  nap: z.boolean(),
  cycleStartAt: optional(instant),
  cycleEndAt: optional(instant),
  inBedMs: durationMs,
  awakeMs: durationMs,
  noDataMs: durationMs,
  lightMs: durationMs,
  deepMs: durationMs,
  remMs: durationMs,
  sleepCycles: count,
  disturbances: count,
  needMs: durationMs,
  needBaselineMs: durationMs,
  needDebtMs: durationMs,
  needStrainMs: durationMs,
  needNapMs: durationMs,
  respiratoryRate: number,
  performancePct: number,
  consistencyPct: number,
  efficiencyPct: number,
});

const recoveries: z.ZodType<ArchivedRecovery> = z.object({
  ...record,
  sleepStartAt: instant,
  cycleStartAt: optional(instant),
  of: z.enum(["night", "nap", "unclear"]),
  calibrating: flag,
  recovery: number,
  restingBpm: number,
  hrvMs: number,
  spo2Pct: number,
  skinTempC: number,
});

const workouts: z.ZodType<ArchivedWorkout> = z.object({
  ...record,
  startAt: instant,
  endAt: instant,
  cycleStartAt: optional(instant),
  cycleEndAt: optional(instant),
  sportName: z.string().min(1).max(longestName),
  sportId: count,
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
  gpsEnabled: flag,
});

const journal: z.ZodType<ArchivedJournalEntry> = z.object({
  day,
  offsetMin,
  cycleStartAt: instant,
  cycleEndAt: optional(instant),
  question: z.string().min(1).max(longestName),
  answeredYes: z.boolean(),
  notes: emptyIsNull(longestNote),
});

/** What a record of each type must be, as JSON has it. */
export const ownSchemas = { cycles, sleeps, recoveries, workouts, journal };
