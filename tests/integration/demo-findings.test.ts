import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askHere } from "#queries/statistics/ask-here.ts";
import { loadInsights } from "#queries/statistics/insights.ts";
import { keepAnalyses } from "#queries/statistics/keep-analyses.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

/** What a person can change tomorrow, and what may come of it. */
const effort = ["strain", "energyKj", "workouts", "workoutStrain", "workoutMin"];
const night = ["bedAt", "asleepMin", "consistencyPct"];
const outcomes = [
  ...["recovery", "hrvMs", "restingBpm", "respiratoryRate"],
  ...["deepMin", "remMin", "disturbances", "efficiencyPct"],
];

describe.each(databaseKinds)("the demo's made-up person after three years in the %s database", (kind) => {
  let install: TestInstall;
  let memberId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    const added = await install.addMember("demo", { years: 3, seed: 1 });
    memberId = added.memberId;
    await install.connect(memberId, added.userId);
    await install.sync(memberId, { kind: "full" });
    await keepAnalyses(install.db, { memberId, now: () => install.clock.now(), ask: askHere });
  });
  afterAll(async () => {
    await install.stop();
  });

  it.each(["1y", "all"] as const)(
    "is told what a person can act on, and nothing else, over %s",
    async (range) => {
      const view = await loadInsights(install.db, { memberId, range });
      const strongest = view?.summary.strongest ?? [];
      expect(strongest.length).toBeGreaterThanOrEqual(2);
      for (const { x, y, lagDays } of strongest) {
        expect(lagDays === 0 ? night : [...effort, "napMin"], `${x} → ${y}, ${lagDays} d`).toContain(x);
        expect(outcomes).toContain(y);
      }
      // A hard day, and the heart of the night after it.
      expect(effort).toContain(strongest[0]?.x);
      expect(strongest[0]).toMatchObject({ y: "hrvMs", lagDays: 1, level: "clear" });
      expect(strongest[0]?.found?.r).toBeLessThan(-0.2);
    },
  );

  it("tells near-copies once: hard days measured seven ways are one finding", async () => {
    const view = await loadInsights(install.db, { memberId, range: "1y" });
    const strongest = view?.summary.strongest ?? [];
    expect(strongest.filter(({ x, y }) => effort.includes(x) && y === "recovery")).toHaveLength(1);
    expect(strongest[0]?.alike).toContain("workoutMin");
  });
});
