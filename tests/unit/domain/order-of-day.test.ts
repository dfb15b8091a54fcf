import { describe, expect, it } from "vitest";
import { builtInReason, isBuiltInRelation, sharesSleepPerformance } from "#domain/built-in-relation.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { isKnownBefore } from "#domain/order-of-day.ts";

describe("the order of the day", () => {
  it("lets strain precede the next day's recovery and never the same day's", () => {
    expect(isKnownBefore("strain", "recovery", 1)).toBe(true);
    expect(isKnownBefore("strain", "recovery", 0)).toBe(false);
    expect(isKnownBefore("recovery", "strain", 0)).toBe(true);
  });

  it("puts the night before what the body did in it, and the bedtime before the night", () => {
    expect(isKnownBefore("asleepMin", "hrvMs", 0)).toBe(true);
    expect(isKnownBefore("hrvMs", "asleepMin", 0)).toBe(false);
    expect(isKnownBefore("bedAt", "asleepMin", 0)).toBe(true);
    expect(isKnownBefore("wakeAt", "bedAt", 0)).toBe(false);
  });

  it("does not let two readings of the same moment precede each other", () => {
    expect(isKnownBefore("hrvMs", "restingBpm", 0)).toBe(false);
    expect(isKnownBefore("restingBpm", "hrvMs", 0)).toBe(false);
  });

  it("refuses a predictor from after the outcome", () => {
    expect(isKnownBefore("recovery", "recovery", -1)).toBe(false);
  });
});

describe("related by construction", () => {
  it("names the reason", () => {
    expect(builtInReason("hrvMs", "recovery", 0)).toBe("part-of-recovery");
    expect(builtInReason("recovery", "recovery", 0)).toBe("same-metric");
    expect(builtInReason("deepMin", "asleepMin", 0)).toBe("same-night");
    expect(builtInReason("strain", "energyKj", 0)).toBe("same-heart-rate");
    expect(builtInReason("hrvMs", "restingBpm", 0)).toBe("same-heart-recording");
    expect(builtInReason("bedAt", "consistencyPct", 3)).toBe("bed-and-wake-times");
    expect(builtInReason("asleepMin", "recovery", 0)).toBeNull();
  });

  it("is the same both ways on one day", () => {
    for (const first of metricNames)
      for (const second of metricNames)
        expect(isBuiltInRelation(first, second, 0)).toBe(isBuiltInRelation(second, first, 0));
  });

  it("takes any two numbers of one night for arithmetic, from bedtime to consistency", () => {
    const night = [
      ...["bedAt", "wakeAt", "inBedMin", "asleepMin", "awakeMin", "lightMin", "deepMin", "remMin"],
      ...["efficiencyPct", "disturbances", "sleepCycles", "performancePct", "consistencyPct"],
    ] as MetricName[];
    for (const first of night)
      for (const second of night)
        expect(isBuiltInRelation(first, second, 0), `${first} ${second}`).toBe(true);
    for (const metric of night) {
      expect(isBuiltInRelation(metric, "respiratoryRate", 0)).toBe(false);
      expect(isBuiltInRelation(metric, "hrvMs", 0)).toBe(false);
    }
  });

  it("lets bedtime and time asleep be asked about with the same morning's recovery, as a shared part", () => {
    for (const metric of ["bedAt", "asleepMin"] as const) {
      expect(isBuiltInRelation(metric, "recovery", 0)).toBe(false);
      expect(sharesSleepPerformance(metric, "recovery", 0)).toBe(true);
      expect(sharesSleepPerformance(metric, "recovery", 1)).toBe(false);
    }
    expect(sharesSleepPerformance("strain", "recovery", 0)).toBe(false);
    expect(isBuiltInRelation("performancePct", "recovery", 0)).toBe(true);
  });

  it("knows that sleep need remembers a week of days, nights and naps, and that performance inherits it", () => {
    for (const later of ["needMin", "debtMin", "performancePct"] as const)
      for (let lagDays = 1; lagDays <= 7; lagDays += 1)
        for (const earlier of [
          ...(["strain", "energyKj", "averageBpm", "maxBpm", "workouts", "workoutMin"] as const),
          ...(["asleepMin", "deepMin", "disturbances", "wakeAt", "debtMin", "napMin"] as const),
        ])
          expect(isBuiltInRelation(earlier, later, lagDays), `${earlier} ${later} ${lagDays}`).toBe(true);
    expect(builtInReason("strain", "needMin", 1)).toBe("sleep-need");
    expect(isBuiltInRelation("recovery", "needMin", 1)).toBe(false);
    expect(builtInReason("debtMin", "asleepMin", 1)).toBeNull();
  });

  it("does not take a short night and the nap of the day after for one number", () => {
    expect(isBuiltInRelation("asleepMin", "napMin", 0)).toBe(false);
    expect(isBuiltInRelation("strain", "deepMin", 1)).toBe(false);
  });
});
