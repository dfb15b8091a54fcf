import { describe, expect, it } from "vitest";
import { baseline, zScore } from "#stats/baseline.ts";
import { circularSummary } from "#stats/circular.ts";
import type { Estimate } from "#stats/estimate.ts";
import { ewma } from "#stats/ewma.ts";
import { mean } from "#stats/mean.ts";
import { median } from "#stats/median.ts";
import { quantile } from "#stats/quantile.ts";
import { robustZ } from "#stats/robust-z.ts";
import { rollingMean } from "#stats/rolling-mean.ts";
import { standardDeviation } from "#stats/standard-deviation.ts";

function known<T>(estimate: Estimate<T>): T {
  if (!estimate.known) throw new Error(`not known: ${estimate.why}`);
  return estimate.value;
}

describe("mean and standard deviation", () => {
  const numAcc4 = [10000000.2, ...Array.from({ length: 500 }, () => [10000000.1, 10000000.3]).flat()];

  it("keep their digits on NIST NumAcc4, whose level is a hundred million times its spread", () => {
    expect(known(mean(numAcc4))).toBeCloseTo(10000000.2, 8);
    expect(known(standardDeviation(numAcc4))).toBeCloseTo(0.1, 8);
  });

  it("are unknown for too few readings, not zero", () => {
    expect(mean([])).toEqual({ known: false, why: "too-few-days", have: 0, need: 1 });
    expect(standardDeviation([4])).toEqual({ known: false, why: "too-few-days", have: 1, need: 2 });
  });
});

describe("quantile", () => {
  it("interpolates between ranks (type 7)", () => {
    expect(known(quantile([4, 1, 3, 2], 0.1))).toBeCloseTo(1.3, 12);
    expect(known(quantile([4, 1, 3, 2], 1))).toBe(4);
  });

  it("gives the middle of an odd and the half-way point of an even number of readings", () => {
    expect(known(median([9, 1, 4]))).toBe(4);
    expect(known(median([1, 2, 9, 4]))).toBe(3);
  });
});

describe("baseline", () => {
  const week = [4.02, 4.11, 3.95, 4.07, null, 4.15, 4.0];

  it("gives the worked mean, spread and z-score of a week with a missing day", () => {
    const usual = baseline(week, 4);
    expect(known(usual).mean).toBeCloseTo(4.05, 10);
    expect(known(usual).sd).toBeCloseTo(0.0740270220933, 10);
    expect(usual).toMatchObject({ n: 6 });
    expect(known(zScore(4.08, usual))).toBeCloseTo(0.40525742022, 8);
  });

  it("says how many readings are there and how many are needed", () => {
    expect(baseline([1, null, 2], 4)).toEqual({ known: false, why: "too-few-days", have: 2, need: 4 });
  });

  it("has no z-score when all readings are equal", () => {
    expect(zScore(0.3, baseline([0.1, 0.1, 0.1, 0.1], 4))).toMatchObject({ why: "no-spread" });
    expect(robustZ(5, [1, 1, 1, 1, 9], 4)).toMatchObject({ why: "no-spread" });
  });

  it("has a robust companion that one odd night does not move", () => {
    const before = [50, 52, 48, 51, 49, 300];
    expect(known(robustZ(56, before, 4))).toBeCloseTo((56 - 50.5) / (1.482602218505602 * 1.5), 10);
  });
});

describe("moving levels", () => {
  it("EWMA starts with the first reading and stays put over missing days", () => {
    expect(ewma([null, 10, null, 20], 7)).toEqual([null, 10, 10, 12.5]);
  });

  it("a rolling mean is a gap where too few days have a reading", () => {
    expect(rollingMean([1, null, 3, 5], 2, 2)).toEqual([null, null, null, 4]);
  });
});

describe("times on the clock face", () => {
  it("average around midnight", () => {
    expect(known(circularSummary([1430, 10])).meanMin).toBeCloseTo(0, 8);
  });

  it("give the worked bedtimes: 23:29.7, R 0.98302, sd 42.42 min", () => {
    const bedtimes = [1380, 1380, 1410, 0, 1380, 1380, 60];
    const summary = known(circularSummary(bedtimes));
    expect(summary.meanMin).toBeCloseTo(1409.7037371, 6);
    expect(summary.concentration).toBeCloseTo(0.983015655531, 10);
    expect(summary.sdMin).toBeCloseTo(42.4208388913, 8);
  });

  it("have no mean when they are spread evenly", () => {
    expect(circularSummary([0, 720])).toMatchObject({ known: false, why: "no-spread" });
  });
});
