import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ComputeThread, createComputeThread } from "#compute-worker/compute-thread.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { loadRange } from "#queries/days/range.ts";
import {
  lagProfile,
  loadInsights,
  loadPair,
  loadStoredTrends,
  scanRange,
} from "#queries/statistics/insights.ts";
import { keepAnalyses } from "#queries/statistics/keep-analyses.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { answerHere } from "../support/answer-here.ts";
import { bundleRole } from "../support/bundled-role.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";
import { type StoredDay, storeSeries } from "../support/store-series.ts";
import { carryingOver, normals } from "../unit/analysis/histories.ts";
import { createMember } from "./queries-store.ts";

const from = parseDay("2026-01-05");
const days = 200;

/** Days in which nothing is related to anything, or strain lowers the next day's HRV. */
function history(seed: number, link: number): (StoredDay | null)[] {
  const next = normals(seed);
  const [a, b, c, d, e] = [0.2, 0.4, 0.3, 0.5, 0.3].map((phi) => carryingOver(days, phi, next));
  return Array.from({ length: days }, (_, day) =>
    day % 23 === 5
      ? null
      : {
          recovery: Math.max(1, Math.min(99, Math.round(55 + 12 * (a?.[day] ?? 0)))),
          hrvMs: 60 * Math.exp(0.15 * (b?.[day] ?? 0) - link * (c?.[day - 1] ?? 0)),
          restingBpm: Math.round(56 + 3 * (d?.[day] ?? 0)),
          strain: 11 + 3 * (c?.[day] ?? 0),
          asleepMin: 420 + 40 * (e?.[day] ?? 0),
        },
  );
}

describe.each(databaseKinds)("insights kept in the %s database", (kind) => {
  let database: TestDatabase;
  let db: Database;
  const now = () => new Date("2026-08-01T12:00:00Z");

  beforeAll(async () => {
    database = await createTestDatabase(kind);
    db = openDatabase({ url: database.url, connections: 3 });
  });
  afterAll(async () => {
    await db.$disconnect();
    await database.drop();
  });

  async function member(name: string, stored: (StoredDay | null)[]): Promise<number> {
    const memberId = await createMember(db, name);
    await storeSeries(db, memberId, from, stored);
    return memberId;
  }

  it("are what a computation for this very answer gives, digit for digit", async () => {
    const memberId = await member("kept", history(3, 0.2));
    const { ask } = answerHere();
    expect(await keepAnalyses(db, { memberId, now, ask })).toBe(true);
    const stored = await loadInsights(db, { memberId, range: "all" });
    const range = await loadRange(db, { memberId, choice: { name: "all" } });
    if (stored === null || range === null) throw new Error("nothing stored");
    const computed = await scanRange(db, { memberId, range, ask });
    expect(stored.summary).toEqual(computed.summary);
    expect(stored.comparisons).toEqual(computed.comparisons);
    expect(stored.computedAt).toEqual(now());
    const part = await loadInsights(db, { memberId, range: "all", wanted: [1] });
    expect(part?.comparisons).toEqual(stored.comparisons.filter(({ lagDays }) => lagDays === 1));
  });

  it("of older methods are not read, whatever shape they have, and are computed again", async () => {
    const memberId = await member("upgraded", history(5, 0.2));
    const { ask } = answerHere();
    await keepAnalyses(db, { memberId, now, ask });
    const computed = await loadInsights(db, { memberId, range: "all" });
    await db.$executeRaw`
      UPDATE analyses SET data_version = '0b12c3d4', result = '{"strongest":[{}],"metrics":[{}]}'
      WHERE member_id = ${memberId}`;
    expect(await loadInsights(db, { memberId, range: "all" })).toBeNull();
    expect(await loadStoredTrends(db, { memberId, range: "all" })).toBeNull();
    expect(await keepAnalyses(db, { memberId, now, ask })).toBe(true);
    expect((await loadInsights(db, { memberId, range: "all" }))?.summary).toEqual(computed?.summary);
  });

  it("find the strain of the day before in HRV, with the size in percent", async () => {
    const memberId = await member("linked", history(8, 0.2));
    const { ask } = answerHere();
    await keepAnalyses(db, { memberId, now, ask });
    const view = await loadInsights(db, { memberId, range: "6m", wanted: [0, 1] });
    // Energy is counted from the same heart rate as strain.
    const best = view?.summary.strongest.filter(({ x }) => x === "strain")[0];
    expect(best).toMatchObject({ y: "hrvMs", lagDays: 1, level: "clear", effectInPercent: true });
    expect(best?.effect.known && best.effect.value.high).toBeLessThan(0);
    const profile = lagProfile(view?.comparisons ?? [], { x: "strain", y: "hrvMs" });
    expect(profile.map(({ lagDays, level }) => `${lagDays} ${level}`)).toEqual([
      "0 nothing-clear",
      "1 clear",
    ]);
  });

  it("say nothing clear of a member whose metrics are noise, and how much could have been seen", async () => {
    const memberId = await member("noise", history(21, 0));
    const { ask } = answerHere();
    await keepAnalyses(db, { memberId, now, ask });
    const view = await loadInsights(db, { memberId, range: "1y" });
    expect(view?.summary).toMatchObject({ holding: 0, strongest: [] });
    expect(view?.comparisons.filter(({ level }) => level === "nothing-clear").length).toBeGreaterThan(100);
    expect(view?.summary.typicalEffectiveN).toBeGreaterThan(100);
  });

  it("are computed again only when a number that counts has changed", async () => {
    const memberId = await member("changing", history(5, 0));
    const here = answerHere();
    await keepAnalyses(db, { memberId, now, ask: here.ask });
    const first = here.asked.length;
    expect(await keepAnalyses(db, { memberId, now, ask: here.ask })).toBe(false);
    // An open day's strain so far is no number that counts.
    await db.cycle.updateMany({
      where: { memberId, day: addDays(from, days - 1) },
      data: { endAt: null, strain: 3 },
    });
    await rebuildDays(db, memberId, now());
    expect(await keepAnalyses(db, { memberId, now, ask: here.ask })).toBe(true);
    await db.cycle.updateMany({ where: { memberId, endAt: null }, data: { strain: 4.2, energyKj: 5000 } });
    await rebuildDays(db, memberId, now());
    expect(await keepAnalyses(db, { memberId, now, ask: here.ask })).toBe(false);
    await db.recovery.updateMany({ where: { memberId, day: from }, data: { recovery: 12 } });
    await rebuildDays(db, memberId, now());
    expect(await keepAnalyses(db, { memberId, now, ask: here.ask })).toBe(true);
    expect(here.asked.length).toBeGreaterThan(first);
  });

  it("are the same whether a missing day is pending, unscorable, absent or empty, and whatever naps recover", async () => {
    const stored = history(13, 0.1);
    const odd = addDays(from, 40);
    const absent = stored.map((values, index) => (index === 40 ? null : values));
    const look = async (memberId: number) => {
      const range = await loadRange(db, { memberId, choice: { name: "all" } });
      if (range === null) throw new Error("nothing stored");
      return scanRange(db, { memberId, range, ask: answerHere().ask });
    };
    const without = await look(await member("absent", absent));
    for (const scoreState of ["PENDING_SCORE", "UNSCORABLE"]) {
      const memberId = await member(scoreState, stored);
      await db.cycle.updateMany({ where: { memberId, day: odd }, data: { scoreState } });
      await db.sleep.updateMany({ where: { memberId, day: odd }, data: { scoreState } });
      await db.recovery.updateMany({ where: { memberId, day: odd }, data: { scoreState } });
      await rebuildDays(db, memberId, now());
      expect(await look(memberId)).toEqual(without);
    }
    const emptied = await member("empty", stored);
    const where = { memberId: emptied, day: odd };
    await db.cycle.deleteMany({ where });
    await db.sleep.deleteMany({ where });
    await db.recovery.updateMany({
      where,
      data: { recovery: null, hrvMs: null, restingBpm: null, spo2Pct: null, skinTempC: null },
    });
    await rebuildDays(db, emptied, now());
    expect(await look(emptied)).toEqual(without);
    const napping = await member("napping", absent);
    const day = addDays(from, 60);
    const { cycleId, whoopCreatedAt, whoopUpdatedAt } = await db.recovery.findFirstOrThrow({
      where: { memberId: napping, day },
    });
    await db.recovery.create({
      data: {
        memberId: napping,
        sleepId: "00000000-0000-4000-8000-00000000abcd",
        cycleId,
        day,
        whoopCreatedAt,
        whoopUpdatedAt,
        scoreState: "SCORED",
        main: false,
        calibrating: false,
        recovery: 2,
        hrvMs: 9,
        restingBpm: 90,
        raw: {},
      },
    });
    await rebuildDays(db, napping, now());
    expect(await look(napping)).toEqual(without);
  });

  it("open a pair and hold trends in a thread of their own", async () => {
    const memberId = await member("thread", history(17, 0.2));
    const program = await bundleRole("src/compute-worker/main.ts");
    const computeThread: ComputeThread = createComputeThread(program);
    try {
      await keepAnalyses(db, { memberId, now, ask: computeThread.ask });
      const range = await loadRange(db, { memberId, choice: { name: "all" } });
      if (range === null) throw new Error("nothing stored");
      const asked = { memberId, range, x: "strain", y: "hrvMs", lagDays: 1 } as const;
      const [there, here] = await Promise.all([
        loadPair(db, { ...asked, ask: computeThread.ask }),
        loadPair(db, { ...asked, ask: answerHere().ask }),
      ]);
      expect(there).toEqual(here);
      const trends = await loadStoredTrends(db, { memberId, range: "6m" });
      expect(trends?.metrics.length).toBeGreaterThan(20);
    } finally {
      await computeThread.close();
      await rm(dirname(program), { recursive: true, force: true });
    }
  });

  it("reject what a thread that fails was asked, and answer the next question with another one", async () => {
    const program = await bundleRole("src/compute-worker/main.ts");
    const computeThread = createComputeThread(program);
    const range = { from, to: addDays(from, 1) };
    try {
      const broken = createComputeThread(`${program}.missing`);
      await expect(broken.ask("trends", { range, columns: [] })).rejects.toThrow();
      const asked = computeThread.ask("trends", { range, columns: [] });
      const closed = expect(asked).rejects.toThrow("stopping");
      await computeThread.close();
      await closed;
      expect(await computeThread.ask("trends", { range, columns: [] })).toEqual({ range, metrics: [] });
    } finally {
      await computeThread.close();
      await rm(dirname(program), { recursive: true, force: true });
    }
  });
});
