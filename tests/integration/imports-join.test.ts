import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { parseDay } from "#domain/day.ts";
import { loadRecoveries } from "#queries/records/recovery.ts";
import { assignDays } from "#sync/store/assign-days.ts";
import {
  archivedCycle,
  archivedNight,
  archivedRecovery,
  archivedWorkout,
  importRows,
  storedHealth,
  undoImport,
} from "../support/imported-history.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";
import { at, createMember, cycleId, nightId, storeDays } from "./queries-store.ts";

const now = new Date("2026-03-01T12:00:00Z");
const older = { newestStartAt: new Date("2025-01-01T00:00:00Z"), now };
const newer = { newestStartAt: new Date("2026-02-01T00:00:00Z"), now };
const day = parseDay("2026-02-10");
const night = at(day, -1);

describe.each(databaseKinds)("an import joined with WHOOP's records (%s database)", (kind) => {
  let database: TestDatabase;
  let db: Database;
  let memberId = 0;
  let members = 0;

  beforeAll(async () => {
    database = await createTestDatabase(kind);
    db = openDatabase({ url: database.url, connections: 3 });
  });
  afterAll(async () => {
    await db.$disconnect();
    await database.drop();
  });
  beforeEach(async () => {
    members += 1;
    memberId = await createMember(db, `member-${members}`);
  });

  it("fills days the API never gave, each on the day its night ended", async () => {
    await importRows(
      db,
      memberId,
      {
        cycles: [archivedCycle(night)],
        sleeps: [archivedNight(night)],
        recoveries: [archivedRecovery(night)],
        workouts: [archivedWorkout(at(day, 18))],
      },
      newer,
    );
    const { cycles, sleeps, recoveries, workouts } = await storedHealth(db, memberId);
    expect(cycles).toMatchObject([{ day, strain: 9, imported: true, scoreState: "SCORED" }]);
    expect(sleeps).toMatchObject([{ day, main: true, needMs: 30_000_000, needBaselineMs: null }]);
    expect(recoveries).toMatchObject([{ day, main: true, recovery: 61, imported: true }]);
    expect(workouts).toMatchObject([{ day, sportName: "Running", gpsEnabled: true, zone0Ms: null }]);
  });

  it("invents no instant at which WHOOP made or changed a record, and takes those of WHOOP's own JSON", async () => {
    const raw = { created_at: "2026-02-10T05:00:00.123Z", updated_at: "2026-02-10T06:00:00.456Z" };
    await importRows(
      db,
      memberId,
      {
        cycles: [archivedCycle(night)],
        sleeps: [archivedNight(night), archivedNight(at(day, 14), { nap: true, raw })],
        recoveries: [archivedRecovery(night)],
        workouts: [archivedWorkout(at(day, 18))],
      },
      newer,
    );
    const { journal: _, ...stored } = await storedHealth(db, memberId);
    const unknown = { whoopCreatedAt: null, whoopUpdatedAt: null };
    const told = { whoopCreatedAt: new Date(raw.created_at), whoopUpdatedAt: new Date(raw.updated_at) };
    expect(stored).toMatchObject({
      cycles: [unknown],
      sleeps: [unknown, told],
      recoveries: [unknown],
      workouts: [unknown],
    });
  });

  it("is listed with WHOOP's recoveries in the order of time, page by page", async () => {
    await storeDays(db, memberId, day, 2);
    const older = [5, 6, 7].map((date) => at(parseDay(`2026-02-0${date}`), -1));
    await importRows(
      db,
      memberId,
      {
        sleeps: older.map((start) => archivedNight(start)),
        recoveries: older.map((start) => archivedRecovery(start)),
      },
      newer,
    );
    const days: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await loadRecoveries(db, { memberId, limit: 2, cursor, to: day });
      days.push(...page.records.map((each) => each.day));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(days).toEqual([day, "2026-02-09", "2026-02-09", "2026-02-07", "2026-02-06", "2026-02-05"]);
  });

  it("leaves every value of the API alone, though the export says another", async () => {
    await storeDays(db, memberId, day, 3);
    const before = await storedHealth(db, memberId);
    await importRows(
      db,
      memberId,
      {
        cycles: [archivedCycle(at(parseDay("2026-02-09"), -1))],
        sleeps: [archivedNight(at(parseDay("2026-02-09"), -1))],
      },
      newer,
    );
    const after = await storedHealth(db, memberId);
    expect(after["cycles"]).toEqual(before["cycles"]);
    expect(after["sleeps"]).toHaveLength(4);
  });

  it("takes a start within one second for the same record, and two seconds for another", async () => {
    await storeDays(db, memberId, day, 2);
    const start = at(parseDay("2026-02-09"), -1).getTime();
    await importRows(db, memberId, { cycles: [archivedCycle(new Date(start + 1_000))] }, newer);
    expect((await storedHealth(db, memberId))["cycles"]).toHaveLength(2);
    await importRows(db, memberId, { cycles: [archivedCycle(new Date(start + 2_000))] }, older);
    expect((await storedHealth(db, memberId))["cycles"]).toHaveLength(3);
  });

  it("completes an unscored record group by group and says from which import", async () => {
    await storeDays(db, memberId, day, 2);
    const id = nightId(memberId, 0);
    await db.sleep.update({
      where: { memberId_id: { memberId, id } },
      data: {
        scoreState: "PENDING_SCORE",
        inBedMs: null,
        awakeMs: null,
        noDataMs: null,
        lightMs: null,
        deepMs: null,
        remMs: null,
        performancePct: null,
      },
    });
    const before = await storedHealth(db, memberId);
    const importId = await importRows(
      db,
      memberId,
      { sleeps: [archivedNight(at(parseDay("2026-02-09"), -1))] },
      newer,
    );
    const filled = await db.sleep.findUniqueOrThrow({ where: { memberId_id: { memberId, id } } });
    expect(filled).toMatchObject({
      scoreState: "SCORED",
      imported: false,
      lightMs: 240 * 60_000,
      noDataMs: null,
      performancePct: 88,
      efficiencyPct: 93,
      needBaselineMs: 7.5 * 3_600_000,
      filled: { score_state: importId, stages: importId, performance_pct: importId },
    });
    await undoImport(db, memberId, importId, now);
    expect(await storedHealth(db, memberId)).toEqual(before);
  });

  it("ends a cycle we last saw open with what the export knows of it, as a whole", async () => {
    await storeDays(db, memberId, day, 1);
    await importRows(db, memberId, { cycles: [archivedCycle(night, { averageBpm: null })] }, newer);
    const [cycle] = (await storedHealth(db, memberId))["cycles"] ?? [];
    expect(cycle).toMatchObject({ endAt: at(day, 23), strain: 9, averageBpm: 70, energyKj: 8368 });
  });

  it("prefers the export with the later cycle, whichever was imported first", async () => {
    const said = { cycles: [archivedCycle(night, { strain: 12, maxBpm: null })] };
    const saidBefore = { cycles: [archivedCycle(night, { strain: 3, maxBpm: 181 })] };
    await importRows(db, memberId, said, newer);
    await importRows(db, memberId, saidBefore, older);
    const [cycle] = (await storedHealth(db, memberId))["cycles"] ?? [];
    expect(cycle).toMatchObject({ strain: 12, maxBpm: 181 });
  });

  it("does not bring back what was deleted in the cloud", async () => {
    await storeDays(db, memberId, day, 1);
    await db.workout.updateMany({
      where: { memberId },
      data: { deletedAt: now, deletedReason: "not-found" },
    });
    await importRows(db, memberId, { workouts: [archivedWorkout(at(day, 8))] }, newer);
    const workouts = await db.workout.findMany({ where: { memberId } });
    expect(workouts).toMatchObject([{ imported: false, deletedAt: now }]);
  });

  it("keeps a recovery that may be a nap's out of the mornings", async () => {
    await importRows(
      db,
      memberId,
      {
        sleeps: [archivedNight(night)],
        recoveries: [archivedRecovery(night, { of: "unclear", recovery: 4 })],
      },
      newer,
    );
    expect((await storedHealth(db, memberId))["recoveries"]).toEqual([]);
  });

  it("gives an answer of the journal the day its cycle's night ended", async () => {
    const answer = { day: null, offsetMin: 120, cycleStartAt: night, cycleEndAt: null, answeredYes: true };
    await importRows(
      db,
      memberId,
      {
        cycles: [archivedCycle(night)],
        sleeps: [archivedNight(night)],
        journal: [{ ...answer, question: "Any caffeine?", notes: "two cups" }],
      },
      newer,
    );
    expect((await storedHealth(db, memberId))["journal"]).toMatchObject([
      { day, question: "Any caffeine?", answeredYes: true, notes: "two cups" },
    ]);
  });

  it("takes the cycle's own number over from WHOOP's night when only the cycle is missing", async () => {
    await storeDays(db, memberId, day, 1);
    await db.cycle.deleteMany({ where: { memberId } });
    await importRows(db, memberId, { cycles: [archivedCycle(night)] }, newer);
    expect((await storedHealth(db, memberId))["cycles"]).toMatchObject([
      { id: cycleId(0), day, imported: true },
    ]);
  });

  it("undoes one of two overlapping imports and leaves exactly what the other alone would have made", async () => {
    await storeDays(db, memberId, day, 2);
    await db.$transaction((tx) =>
      assignDays(tx, memberId, {
        cycleIds: [0, 1].map((index) => cycleId(index).toString()),
        workoutIds: [],
      }),
    );
    const first = {
      cycles: [archivedCycle(at(parseDay("2026-01-09"), -1)), archivedCycle(at(parseDay("2026-01-10"), -1))],
      sleeps: [archivedNight(at(parseDay("2026-01-09"), -1))],
    };
    await importRows(db, memberId, first, { ...older, contentHash: "b".repeat(64) });
    const alone = await storedHealth(db, memberId);
    const second = await importRows(
      db,
      memberId,
      {
        cycles: [archivedCycle(at(parseDay("2026-01-10"), -1), { strain: 17 }), archivedCycle(at(day, -1))],
        sleeps: [archivedNight(at(parseDay("2026-01-10"), -1)), archivedNight(at(day, 13), { nap: true })],
        recoveries: [archivedRecovery(at(parseDay("2026-01-10"), -1))],
        workouts: [archivedWorkout(at(parseDay("2026-01-10"), 12))],
      },
      newer,
    );
    expect(await storedHealth(db, memberId)).not.toEqual(alone);
    await undoImport(db, memberId, second, now);
    expect(await storedHealth(db, memberId)).toEqual(alone);
  });
});
