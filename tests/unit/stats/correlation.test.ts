import { describe, expect, it } from "vitest";
import { autocorrelations, centredDays } from "#stats/autocorrelation.ts";
import {
  correlationP,
  detectableCorrelation,
  fisherInterval,
  spearmanInterval,
} from "#stats/correlation-inference.ts";
import { carryOverLags, effectiveFrom, effectiveSize } from "#stats/effective-n.ts";
import { benjaminiHochberg, benjaminiYekutieli } from "#stats/false-discovery.ts";
import { midRanks } from "#stats/mid-ranks.ts";
import { partialCorrelation } from "#stats/partial-correlation.ts";
import { pearson } from "#stats/pearson.ts";
import { seededIndex } from "#stats/random.ts";
import { residuals } from "#stats/residuals.ts";
import { spearman } from "#stats/spearman.ts";
import { thirdsDifference } from "#stats/thirds-difference.ts";
import { withoutWeekdayAndTrend } from "#stats/weekday-trend.ts";
import { known } from "./known.ts";

/** Strain of the day before and recovery on 20 of 22 days. */
const strain = [
  12.1,
  8.4,
  14.6,
  10.2,
  6.9,
  16.3,
  5.2,
  11.8,
  null,
  9.7,
  13.4,
  7.7,
  15.1,
  4.8,
  12.6,
  9.1,
  14.0,
  null,
  11.1,
  6.4,
  16.9,
  8.8,
];
const recovery = [58, 71, 44, 52, 66, 41, 75, 63, null, 60, 47, 69, 50, 81, 64, 70, 55, null, 61, 77, 39, 57];

function relative(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.abs(expected);
}

describe("correlation of twenty paired days", () => {
  it("has the worked Pearson coefficient and interval", () => {
    const r = known(pearson(strain, recovery));
    expect(relative(r, -0.902816856973)).toBeLessThan(1e-8);
    expect(relative(fisherInterval(r, 20).low, -0.961288322039)).toBeLessThan(1e-8);
    expect(relative(fisherInterval(r, 20).high, -0.766540787452)).toBeLessThan(1e-8);
  });

  it("has the worked Spearman coefficient and p, whatever the days without a pair hold", () => {
    const r = spearman([...strain, 3, null], [...recovery, null, 90]);
    expect(r).toMatchObject({ n: 20 });
    expect(relative(known(r), -0.887218045113)).toBeLessThan(1e-8);
    expect(relative(correlationP(known(r), 20), 1.84967828643e-7)).toBeLessThan(1e-8);
  });

  it("is worth ten independent days, by autocorrelations over calendar lags", () => {
    const lags = carryOverLags(20);
    expect(lags).toBe(4);
    const first = centredDays(strain);
    const ofStrain = autocorrelations(first, lags);
    const ofRecovery = autocorrelations(centredDays(recovery), lags);
    for (const [index, expected] of [
      -0.849584488483, 0.41748317642, -0.163406983115, -0.0333455377338,
    ].entries())
      expect(ofStrain[index]).toBeCloseTo(expected, 10);
    for (const [index, expected] of [
      -0.467505779604, 0.193322416303, -0.133430373605, -0.14867955916,
    ].entries())
      expect(ofRecovery[index]).toBeCloseTo(expected, 10);
    expect(effectiveSize(strain, recovery).n).toBe(20);
    expect(relative(effectiveSize(strain, recovery).effectiveN, 10.2831620559)).toBeLessThan(1e-8);
  });

  it("takes autocorrelations over the days that have both readings only", () => {
    const odd = strain.map((value, day) => (value === null ? 100 * day : value));
    expect(effectiveSize(odd, recovery)).toEqual(effectiveSize(strain, recovery));
  });
});

describe("correlation", () => {
  it("is unknown without a spread and with too few days, never zero", () => {
    expect(pearson([1, 2, 3], [0.1, 0.1, 0.1])).toMatchObject({ known: false, why: "no-spread" });
    expect(spearman([1, 2, 3], [5, 5, 5])).toMatchObject({ known: false, why: "no-spread" });
    expect(pearson([1, null, 3], [1, 2, 3])).toEqual({ known: false, why: "too-few-days", have: 2, need: 3 });
  });

  it("shares the mean place among equal readings", () => {
    expect(midRanks([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1]);
    expect(midRanks([])).toEqual([]);
  });

  it("has p 0 on a straight line, and a wider interval for ranks", () => {
    expect(correlationP(1, 20)).toBe(0);
    const [plain, ranks] = [fisherInterval(0.5, 40), spearmanInterval(0.5, 40)];
    expect(ranks.high - ranks.low).toBeGreaterThan(plain.high - plain.low);
  });

  it("says which link would have been seen", () => {
    expect(detectableCorrelation(67)).toBeCloseTo(Math.tanh(0.35), 12);
  });

  it("keeps its digits on NIST NumAcc4, whose neighbours lie on opposite sides", () => {
    const days = centredDays([
      10000000.2,
      ...Array.from({ length: 500 }, () => [10000000.1, 10000000.3]).flat(),
    ]);
    // NIST divides by the number of readings, not by that of pairs.
    const [r1 = 0] = autocorrelations(days, 1);
    expect((r1 * (days.n - 1)) / days.n).toBeCloseTo(-0.999, 6);
  });

  it("never counts more days than there are, nor fewer than four", () => {
    expect(effectiveFrom(50, [-0.9], [0.9])).toBe(50);
    expect(effectiveFrom(50, [1, 1, 1, 1], [20, 20, 20, 20])).toBe(4);
  });
});

describe("partial correlation", () => {
  const control = Array.from({ length: 60 }, (_, day) => Math.sin(day));
  const draw = seededIndex(5);
  const noise = () => draw(1000) / 1000;

  it("sees through a common cause", () => {
    const a = control.map((value) => value + noise());
    const b = control.map((value) => value + noise());
    expect(known(pearson(a, b))).toBeGreaterThan(0.6);
    expect(Math.abs(known(partialCorrelation(a, b, [control])))).toBeLessThan(0.3);
  });

  it("equals the textbook formula for one control", () => {
    const a = control.map((value) => value + noise());
    const b = control.map((value) => 2 * value - noise());
    const [ab, ac, bc] = [known(pearson(a, b)), known(pearson(a, control)), known(pearson(b, control))];
    const formula = (ab - ac * bc) / Math.sqrt((1 - ac * ac) * (1 - bc * bc));
    expect(known(partialCorrelation(a, b, [control]))).toBeCloseTo(formula, 10);
  });

  it("uses complete days only and needs three more than controls", () => {
    expect(partialCorrelation([1, 2, 3, 4], [2, 1, 4, 3], [[1, null, 2, 5]])).toEqual({
      known: false,
      why: "too-few-days",
      have: 3,
      need: 4,
    });
  });

  it("is unknown when the control explains a series wholly", () => {
    expect(partialCorrelation(control, control.map(noise), [control])).toMatchObject({ why: "no-spread" });
  });

  it("takes a control that repeats another away once", () => {
    const values = control.map(noise);
    expect(residuals(values, [control, control.map((value) => 3 * value)])).toEqual(
      residuals(values, [control]),
    );
  });
});

describe("many comparisons", () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205];

  it("have the worked q-values, in the order they came", () => {
    const q = [0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.0845714285714, 0.205];
    for (const [index, value] of benjaminiHochberg([...p].reverse()).entries())
      expect(value).toBeCloseTo(q[q.length - 1 - index] ?? 0, 12);
  });

  it("are judged more strictly without an assumption on how they depend on each other", () => {
    const harmonic = p.reduce((total, _, index) => total + 1 / (index + 1), 0);
    expect(benjaminiYekutieli(p)[0]).toBeCloseTo(0.008 * harmonic, 12);
    expect(benjaminiYekutieli([0.9, 0.8])).toEqual([1, 1]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

describe("the weekday and trend adjustment", () => {
  it("takes a weekend rhythm and a drift away exactly, gaps included", () => {
    const series = Array.from({ length: 90 }, (_, day) =>
      day % 11 === 0 ? null : 50 + 0.3 * day + ((day + 3) % 7 >= 5 ? 8 : 0),
    );
    for (const value of withoutWeekdayAndTrend(series, 3)) expect(value === null ? 0 : value).toBe(0);
  });

  it("leaves what is neither, orthogonal to every weekday and to time", () => {
    const draw = seededIndex(1);
    const series = Array.from({ length: 200 }, (_, day) => (day % 13 === 0 ? null : draw(100) + day / 5));
    const rest = withoutWeekdayAndTrend(series, 0);
    for (let weekday = 0; weekday < 7; weekday += 1)
      expect(rest.reduce<number>((sum, v, day) => sum + (day % 7 === weekday ? (v ?? 0) : 0), 0)).toBeCloseTo(
        0,
        8,
      );
    expect(rest.reduce<number>((sum, v, day) => sum + (v ?? 0) * day, 0)).toBeCloseTo(0, 6);
    expect(rest.map((value) => value === null)).toEqual(series.map((value) => value === null));
  });
});

describe("the difference between thirds", () => {
  const draw = seededIndex(9);
  const x = Array.from({ length: 300 }, () => draw(1000));
  const y = x.map((value) => value / 100 + draw(1000) / 200);

  it("is the mean of y on days with high x minus that on days with low x, inside its interval", () => {
    const sorted = x.map((value, day) => ({ value, y: y[day] ?? 0 })).sort((a, b) => a.value - b.value);
    const mean = (part: { y: number }[]) => part.reduce((sum, each) => sum + each.y, 0) / part.length;
    const found = known(thirdsDifference(x, y));
    expect(found.difference).toBeCloseTo(mean(sorted.slice(200)) - mean(sorted.slice(0, 100)), 10);
    expect(found.low).toBeLessThan(found.difference);
    expect(found.high).toBeGreaterThan(found.difference);
    expect(found.days).toBe(100);
  });

  it("is the same on every look at the same data", () => {
    expect(thirdsDifference(x, y)).toEqual(thirdsDifference(x, y));
  });

  it("leaves days without a pair out and needs thirty", () => {
    const gaps = x.map((value, day) => (day < 271 ? null : value));
    expect(thirdsDifference(gaps, y)).toEqual({ known: false, why: "too-few-days", have: 29, need: 30 });
  });
});
