import { describe, expect, it } from "vitest";
import { isMechanical, mechanicalReason } from "#domain/mechanical.ts";
import { metricNames } from "#domain/metrics.ts";
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
    expect(mechanicalReason("hrvMs", "recovery", 0)).toBe("part-of-recovery");
    expect(mechanicalReason("recovery", "recovery", 0)).toBe("same-metric");
    expect(mechanicalReason("deepMin", "asleepMin", 0)).toBe("time-in-bed");
    expect(mechanicalReason("strain", "energyKj", 0)).toBe("same-heart-rate");
    expect(mechanicalReason("wakeAt", "inBedMin", 0)).toBe("bed-and-wake-times");
    expect(mechanicalReason("asleepMin", "recovery", 0)).toBeNull();
  });

  it("is the same both ways on one day", () => {
    for (const first of metricNames)
      for (const second of metricNames)
        expect(isMechanical(first, second, 0)).toBe(isMechanical(second, first, 0));
  });

  it("knows what sleep need and debt are made of the day before", () => {
    expect(mechanicalReason("strain", "needMin", 1)).toBe("sleep-need");
    expect(mechanicalReason("asleepMin", "debtMin", 1)).toBe("sleep-need");
    expect(mechanicalReason("debtMin", "asleepMin", 1)).toBeNull();
  });
});
