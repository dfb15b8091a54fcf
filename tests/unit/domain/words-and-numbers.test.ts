import { describe, expect, it } from "vitest";
import { isBuiltInRelation } from "#domain/built-in-relation.ts";
import { formatClock, formatHoursMinutes, formatMetric, formatNumber, formatSigned } from "#domain/format.ts";
import { metricNames, metrics } from "#domain/metrics.ts";
import { plainNotation } from "#domain/notation.ts";
import { roundTo } from "#domain/rounding.ts";
import { recoveryBand, recoveryWord, sleepWord, strainWord } from "#domain/score-bands.ts";

describe("score words", () => {
  it("have hard borders at 34 and 67", () => {
    expect([0, 33, 34, 66, 67, 100].map(recoveryBand)).toEqual([
      "red",
      "red",
      "yellow",
      "yellow",
      "green",
      "green",
    ]);
    expect([10, 50, 90].map(recoveryWord)).toEqual(["low", "adequate", "sufficient"]);
  });

  it("name the four kinds of strain", () => {
    expect([9.9, 10, 13.9, 14, 17.9, 18].map(strainWord)).toEqual([
      "light",
      "moderate",
      "moderate",
      "high",
      "high",
      "all-out",
    ]);
  });

  it("name the sleep plan a performance reaches", () => {
    expect([100, 85, 84, 70, 69].map(sleepWord)).toEqual(["peak", "perform", "get by", "get by", "short"]);
  });

  it("follow the number as it is shown", () => {
    expect(formatMetric("strain", 13.96, plainNotation)).toBe("14.0");
    expect(strainWord(13.96)).toBe("high");
    expect(formatMetric("recovery", 66.5, plainNotation)).toBe("67");
    expect(recoveryBand(66.5)).toBe("green");
  });
});

describe("the rounding rule", () => {
  it("rounds halves away from zero on the decimal a person would write", () => {
    expect(roundTo(1.005, 2)).toBe(1.01);
    expect(roundTo(-2.5, 0)).toBe(-3);
    expect(roundTo(0.1 + 0.2, 1)).toBe(0.3);
    expect(Object.is(roundTo(-0.2, 0), 0)).toBe(true);
  });

  it("shows no minus before a zero and a sign before a difference", () => {
    expect(formatNumber(-0.04, 1, plainNotation)).toBe("0.0");
    expect(formatNumber(-3.25, 1, plainNotation)).toBe("−3.3");
    expect([
      formatSigned(2.6, 0, plainNotation),
      formatSigned(-2.6, 0, plainNotation),
      formatSigned(0.2, 0, plainNotation),
    ]).toEqual(["+3", "−3", "0"]);
  });

  it("shows every duration as h:mm, rounded once", () => {
    expect(formatHoursMinutes(425.5)).toBe("7:06");
    expect(formatHoursMinutes(59.6)).toBe("1:00");
    expect(formatHoursMinutes(-45)).toBe("−0:45");
    expect(formatMetric("asleepMin", 450, plainNotation)).toBe("7:30");
  });

  it("shows one bedtime alike as an instant and as minutes after noon", () => {
    expect(formatClock(new Date("2026-03-01T23:07:40Z"), 0, plainNotation)).toBe("23:07");
    expect(formatMetric("bedAt", 667 + 40 / 60, plainNotation)).toBe("23:07");
    expect(formatClock(new Date("2026-03-01T23:07:40Z"), 120, plainNotation)).toBe("01:07");
  });
});

describe("the catalogue", () => {
  it("has the metric names other programs rely on", () => {
    expect(metricNames.join(" ")).toBe(
      "recovery hrvMs restingBpm spo2Pct skinTempC respiratoryRate strain energyKj averageBpm maxBpm asleepMin " +
        "inBedMin awakeMin lightMin deepMin remMin needMin debtMin performancePct consistencyPct efficiencyPct " +
        "disturbances sleepCycles bedAt wakeAt napMin workouts workoutStrain workoutMin zone0Min zone1Min zone2Min " +
        "zone3Min zone4Min zone5Min",
    );
  });

  it("knows the night at waking and the day only when it is over", () => {
    expect(metrics.recovery).toMatchObject({ availability: "waking", soFar: false });
    expect(metrics.strain).toMatchObject({ availability: "evening", soFar: true });
  });

  it("labels built-in relations, on the day they hold and no other", () => {
    expect(isBuiltInRelation("hrvMs", "recovery", 0)).toBe(true);
    expect(isBuiltInRelation("recovery", "hrvMs", 0)).toBe(true);
    expect(isBuiltInRelation("hrvMs", "recovery", 1)).toBe(false);
    expect(isBuiltInRelation("strain", "needMin", 1)).toBe(true);
    expect(isBuiltInRelation("needMin", "strain", 1)).toBe(false);
    expect(isBuiltInRelation("hrvMs", "restingBpm", 0)).toBe(true);
    expect(isBuiltInRelation("zone3Min", "strain", 0)).toBe(true);
  });
});
