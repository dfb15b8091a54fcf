import type { Database } from "#db/client.ts";
import { addDays, type Day, startOfUtcDay } from "#domain/day.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";

const hourMs = 3_600_000;
const offset = { timezoneOffset: "+00:00", offsetMin: 0 };

/** The numbers of one made-up day; null is a day on which the strap was off. */
export interface StoredDay {
  recovery: number;
  hrvMs: number;
  restingBpm: number;
  strain: number;
  asleepMin: number;
  /** Without it, what is left of eight hours in bed. */
  awakeMin?: number;
}

/** Stores days from `from` on for a member, each as a cycle with its night and its recovery. */
export async function storeSeries(
  db: Database,
  memberId: number,
  from: Day,
  days: readonly (StoredDay | null)[],
): Promise<void> {
  const worn = days.flatMap((values, index) =>
    values === null ? [] : [{ index, day: addDays(from, index), ...values }],
  );
  const at = (day: Day, hour: number) => new Date(startOfUtcDay(day).getTime() + hour * hourMs);
  const sleepId = (index: number) =>
    `00000000-0000-4000-8000-${String(memberId * 1_000_000 + index).padStart(12, "0")}`;
  const common = (day: Day) => ({
    memberId,
    scoreState: "SCORED",
    day,
    whoopCreatedAt: at(day, 8),
    whoopUpdatedAt: at(day, 8),
    raw: {},
  });
  await db.cycle.createMany({
    data: worn.map(({ day, index, strain }) => ({
      ...common(day),
      ...offset,
      id: BigInt(index + 1),
      startAt: at(day, -1),
      endAt: at(day, 23),
      strain,
      energyKj: 8000 + 300 * strain,
      averageBpm: 70,
      maxBpm: 150,
    })),
  });
  await db.sleep.createMany({
    data: worn.map(({ day, index, asleepMin, awakeMin = 480 - asleepMin }) => ({
      ...common(day),
      ...offset,
      id: sleepId(index),
      cycleId: BigInt(index + 1),
      nap: false,
      main: true,
      startAt: at(day, -1),
      endAt: at(day, 7),
      inBedMs: Math.round((asleepMin + awakeMin) * 60_000),
      awakeMs: Math.round(awakeMin * 60_000),
      noDataMs: 0,
      lightMs: Math.round(asleepMin * 60_000),
      deepMs: 0,
      remMs: 0,
      sleepCycles: 5,
      disturbances: 6,
      needBaselineMs: 8 * hourMs,
      needDebtMs: 0,
      needStrainMs: 0,
      needNapMs: 0,
      respiratoryRate: 15,
      performancePct: 90,
      consistencyPct: 80,
      efficiencyPct: 90,
    })),
  });
  await db.recovery.createMany({
    data: worn.map(({ day, index, recovery, hrvMs, restingBpm }) => ({
      ...common(day),
      sleepId: sleepId(index),
      cycleId: BigInt(index + 1),
      main: true,
      calibrating: false,
      recovery,
      hrvMs,
      restingBpm,
      spo2Pct: 96,
      skinTempC: 33,
    })),
  });
  await rebuildDays(db, memberId, at(addDays(from, days.length), 12));
}
