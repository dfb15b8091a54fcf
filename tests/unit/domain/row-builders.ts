import { addDays, type Day, parseDay, startOfUtcDay } from "#domain/day.ts";
import type { CycleRow, HealthRows, RecoveryRow, SleepRow, WorkoutRow } from "#domain/health-rows.ts";

const hourMs = 3_600_000;

/** An instant on the clock of a member who lives in UTC. */
export function at(day: Day, hour: number): Date {
  return new Date(startOfUtcDay(day).getTime() + hour * hourMs);
}

export const firstDay = parseDay("2026-03-02");

/** From 23:00 the evening before to 23:00. */
export function cycle(day: Day, change: Partial<CycleRow> = {}): CycleRow {
  return {
    id: BigInt(Date.parse(day) / hourMs),
    startAt: at(day, -1),
    endAt: at(day, 23),
    offsetMin: 0,
    scoreState: "SCORED",
    strain: 12.4,
    energyKj: 9000,
    averageBpm: 70,
    maxBpm: 160,
    day,
    ...change,
  };
}

/** A night from 23:00 to 07:00: 20 min awake, 10 min without data, 7.5 h asleep; need 8 h. */
export function night(day: Day, change: Partial<SleepRow> = {}): SleepRow {
  return {
    id: `night-${day}`,
    cycleId: cycle(day).id,
    startAt: at(day, -1),
    endAt: at(day, 7),
    offsetMin: 0,
    nap: false,
    main: true,
    scoreState: "SCORED",
    inBedMs: 8 * hourMs,
    awakeMs: hourMs / 3,
    noDataMs: hourMs / 6,
    lightMs: 4 * hourMs,
    deepMs: 1.5 * hourMs,
    remMs: 2 * hourMs,
    sleepCycles: 5,
    disturbances: 7,
    needMs: null,
    needBaselineMs: 7.5 * hourMs,
    needDebtMs: 0.5 * hourMs,
    needStrainMs: 0.25 * hourMs,
    needNapMs: -0.25 * hourMs,
    respiratoryRate: 14.5,
    performancePct: 92,
    consistencyPct: 80,
    efficiencyPct: 94,
    day,
    ...change,
  };
}

/** 45 minutes in the afternoon. */
export function nap(day: Day, change: Partial<SleepRow> = {}): SleepRow {
  const times = { startAt: at(day, 14), endAt: at(day, 14.75), inBedMs: 0.75 * hourMs };
  return night(day, { id: `nap-${day}`, nap: true, main: false, ...times, performancePct: 10, ...change });
}

export function recovery(day: Day, change: Partial<RecoveryRow> = {}): RecoveryRow {
  return {
    sleepId: `night-${day}`,
    cycleId: cycle(day).id,
    main: true,
    scoreState: "SCORED",
    calibrating: false,
    recovery: 66,
    restingBpm: 52,
    hrvMs: 61.5,
    spo2Pct: 96.2,
    skinTempC: 33.8,
    day,
    ...change,
  };
}

/** One hour in the evening. */
export function workout(day: Day, change: Partial<WorkoutRow> = {}): WorkoutRow {
  return {
    id: `workout-${day}`,
    startAt: at(day, 18),
    endAt: at(day, 19),
    scoreState: "SCORED",
    sportId: null,
    strain: 9.1,
    averageBpm: null,
    maxBpm: null,
    energyKj: null,
    recordedFraction: null,
    distanceM: null,
    altitudeGainM: null,
    altitudeChangeM: null,
    zone0Ms: 0,
    zone1Ms: hourMs / 2,
    zone2Ms: hourMs / 2,
    zone3Ms: 0,
    zone4Ms: 0,
    zone5Ms: 0,
    day,
    ...change,
  };
}

/** `count` ordinary days from `firstDay` on. */
export function ordinaryDays(count: number): HealthRows {
  const days = Array.from({ length: count }, (_, index) => addDays(firstDay, index));
  return {
    cycles: days.map((day) => cycle(day)),
    sleeps: days.map((day) => night(day)),
    recoveries: days.map((day) => recovery(day)),
    workouts: days.map((day) => workout(day)),
  };
}

export const always = [{ fromAt: new Date(0), toAt: new Date(Date.UTC(2100, 0, 1)) }];
