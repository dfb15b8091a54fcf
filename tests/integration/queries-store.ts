import type { Database } from "#db/client.ts";
import { addDays, type Day, startOfUtcDay } from "#domain/day.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";

const hourMs = 3_600_000;
const offset = { timezoneOffset: "+02:00", offsetMin: 120 };

/** An instant on the member's clock, two hours ahead of UTC. */
export function at(day: Day, hour: number): Date {
  return new Date(startOfUtcDay(day).getTime() + (hour - 2) * hourMs);
}

export async function createMember(db: Database, name: string): Promise<number> {
  const { id } = await db.member.create({ data: { name, role: "owner" } });
  return id;
}

function uuid(kind: number, memberId: number, index: number): string {
  const tail = String(memberId * 1_000_000 + index).padStart(12, "0");
  return `0000000${kind}-0000-4000-8000-${tail}`;
}

export const nightId = (memberId: number, index: number) => uuid(1, memberId, index);
export const napId = (memberId: number, index: number) => uuid(2, memberId, index);
export const workoutId = (memberId: number, index: number) => uuid(3, memberId, index);

/** Beyond 32 bits, as WHOOP's newer ids are. */
export const cycleId = (index: number) => 9_007_199_254_740_000n + BigInt(index);

/**
 * Stores `count` days up to `lastDay` in the manner of a sync, the last one still open: recovery 50, 51, 52, 50, …, a
 * night of 7.5 h against a need of 8 h, strain 10, a run every day, a nap on the first.
 */
export async function storeDays(db: Database, memberId: number, lastDay: Day, count: number): Promise<void> {
  const days = Array.from({ length: count }, (_, index) => addDays(lastDay, index - count + 1));
  const common = (day: Day) => ({
    memberId,
    scoreState: "SCORED",
    day,
    whoopCreatedAt: at(day, 7),
    whoopUpdatedAt: at(day, 7.2),
  });
  await db.cycle.createMany({
    data: days.map((day, index) => ({
      ...common(day),
      ...offset,
      id: cycleId(index),
      startAt: at(day, -1),
      endAt: index === count - 1 ? null : at(day, 23),
      strain: index === count - 1 ? 4.5 : 10 + (index % 3),
      energyKj: 9000,
      averageBpm: 70,
      maxBpm: 160,
      raw: { id: Number(cycleId(index)), extra: "kept as it came" },
    })),
  });
  const sleep = (day: Day, index: number) => ({
    ...common(day),
    ...offset,
    cycleId: cycleId(index),
    sleepCycles: 5,
    disturbances: 8,
    noDataMs: 0,
    awakeMs: hourMs / 2,
    lightMs: 4 * hourMs,
    deepMs: 1.5 * hourMs,
    remMs: 2 * hourMs,
    needBaselineMs: 7.5 * hourMs,
    needDebtMs: hourMs / 2,
    needStrainMs: hourMs / 4,
    needNapMs: -hourMs / 4,
    respiratoryRate: 14 + (index % 2) / 2,
    performancePct: 88,
    consistencyPct: 75,
    efficiencyPct: 93,
    raw: { id: nightId(memberId, index) },
  });
  await db.sleep.createMany({
    data: days.map((day, index) => ({
      ...sleep(day, index),
      id: nightId(memberId, index),
      startAt: at(day, -1),
      endAt: at(day, 7),
      inBedMs: 8 * hourMs,
      nap: false,
      main: true,
    })),
  });
  const first = days[0] ?? lastDay;
  await db.sleep.create({
    data: {
      ...sleep(first, 0),
      id: napId(memberId, 0),
      startAt: at(first, 14),
      endAt: at(first, 14.75),
      inBedMs: 0.75 * hourMs,
      nap: true,
    },
  });
  const recovery = (day: Day, index: number) => ({
    ...common(day),
    cycleId: cycleId(index),
    calibrating: false,
    restingBpm: 50 + (index % 2),
    hrvMs: 60 + (index % 4),
    spo2Pct: 96,
    skinTempC: 33.5,
    raw: {},
  });
  await db.recovery.createMany({
    data: [
      ...days.map((day, index) => ({
        ...recovery(day, index),
        sleepId: nightId(memberId, index),
        main: true,
        recovery: index === count - 1 ? 70 : 50 + (index % 3),
      })),
      { ...recovery(first, 0), sleepId: napId(memberId, 0), main: false, recovery: 2, hrvMs: 11 },
    ],
  });
  await db.workout.createMany({
    data: days.map((day, index) => ({
      ...common(day),
      ...offset,
      id: workoutId(memberId, index),
      cycleId: cycleId(index),
      startAt: at(day, 8),
      endAt: at(day, 9),
      sportName: "running",
      sportId: 0,
      strain: 8,
      averageBpm: 140,
      maxBpm: 170,
      energyKj: 2000,
      recordedFraction: 1,
      zone0Ms: 0,
      zone1Ms: 0,
      zone2Ms: hourMs,
      zone3Ms: 0,
      zone4Ms: 0,
      zone5Ms: 0,
      raw: {},
    })),
  });
  await rebuildDays(db, memberId, at(lastDay, 12));
}
