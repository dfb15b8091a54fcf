import { describe, expect, test } from "vitest";
import {
  describeBaseline,
  describeComparison,
  describeLoad,
  describeSleep,
  describeTrend,
  probabilityWords,
  unknownWords,
} from "#cli/stats-words.ts";
import { parseDay } from "#domain/day.ts";
import { known, noSpread, tooFew } from "#stats/estimate.ts";

const day = parseDay("2026-03-31");
const range = { from: parseDay("2026-01-01"), to: day };

describe("the command line's words for statistics", () => {
  test("never write a probability as zero", () => {
    expect(probabilityWords(0)).toBe("< 0.001");
    expect(probabilityWords(0.00049)).toBe("< 0.001");
    expect(probabilityWords(0.0123)).toBe("0.012");
  });

  test("say how many days of how many are needed, and never that 19 of 19 days are too few", () => {
    expect(unknownWords(tooFew(9, 14))).toBe("9 of the 14 days it needs");
    expect(unknownWords(noSpread(19))).toBe("never differs (n 19)");
  });

  test("give every mean its n", () => {
    const sleep = describeSleep({
      range,
      averages: {
        awakeMin: known(30, 80),
        lightMin: known(30, 80),
        remMin: known(30, 80),
        deepMin: known(30, 80),
        asleepMin: known(450, 80),
        needMin: known(480, 79),
      },
      usualBed: tooFew(0, 7),
      usualWake: tooFew(0, 7),
      debt: {
        shortfallMin: known(420, 12),
        balanceMin: known(-20, 12),
        nights: { have: 12, of: 14 },
        decayingMin: 28,
        vendorMin: 30,
      },
      regularity: {
        index: known(85.4, 27),
        withoutTravel: null,
        travelDays: [],
        socialJetlagMin: known(42, 20),
      },
    });
    expect(sleep).toContain("asleep, mean               7:30 (n 80)");
    expect(sleep).toContain("need, mean                 8:00 (n 79)");
    expect(sleep).toContain("two-week shortfall         7:00 (from 12 of 14 nights)");
    expect(sleep).toContain("sleep regularity           85 (n 27 pairs of days)");
  });

  test("give a load its n, and no ratio where there was nothing to compare with", () => {
    const load = {
      acute: known(11, 6),
      chronic: known(10.5, 27),
      coupledRatio: known(1.05, 27),
      uncoupledRatio: noSpread(21),
      weighted: tooFew(0, 7),
      weeklyChange: tooFew(0, 28),
      weeksAbove: { above: 6, of: 52 },
      monotony: tooFew(0, 6),
    };
    const lines = describeLoad({ day, strain: load, zoneWeightedMin: load });
    expect(lines).toContain("strain, 7 days             11.0 (n 6)");
    expect(lines).toContain("  week / 3 weeks before    never differs (n 21)");
  });

  test("tell means before and after a step apart, each with its n", () => {
    const [drift, step] = describeTrend({
      metric: "restingBpm",
      trend: known(
        {
          per30Days: 0.5,
          interval: { low: 0.2, high: 1 },
          percent: false,
          lineFrom: 55,
          lineTo: 56,
          pieces: [],
          p: 0.0001,
          q: 0.0002,
          phi: 0.3,
          level: "nothing-clear",
        },
        120,
      ),
      changes: [
        {
          aroundDay: day,
          earliestDay: day,
          latestDay: day,
          q: 0.01,
          meanBefore: 55.1,
          meanAfter: 55.4,
          countBefore: 60,
          countAfter: 61,
          p: 0.01,
        },
      ],
    });
    expect(drift).toContain("+0.5 per 30 days (+0.2 to +1.0)  n 120  q < 0.001  nothing clear");
    expect(step).toContain("55.1 before (n 60), 55.4 after (n 61)");
  });

  test("write levels as the pages name them, and r with its interval in the same decimals", () => {
    const line = describeComparison({
      x: "strain",
      y: "recovery",
      lagDays: 1,
      n: 100,
      level: "nothing-clear",
      found: {
        r: 0.1,
        interval: { low: 0.097, high: 0.2 },
        effectiveN: 80.4,
        p: 0,
        q: 0,
        qBenjaminiHochberg: 0,
        halves: [0.1, 0.1],
      },
    });
    expect(line).toContain("r 0.100 (0.097 to 0.200)  n 100, worth 80  q < 0.001  nothing clear");
  });

  test("call what an open day has so far so far, and tell a reading apart from what is usual", () => {
    const base = { median30: known(11, 30), differenceFromUsual: null, z: tooFew(0, 1), robustZ: null };
    const usual = known({ mean: 55.3, sd: 2, low: 53.3, high: 57.3 }, 30);
    expect(describeBaseline({ ...base, metric: "restingBpm", value: 55, soFar: false, usual })).toMatch(
      /55\.0 {3}usual 55\.3 ± 2\.0 \(n 30\)$/,
    );
    const strain = known({ mean: 11, sd: 3, low: 8, high: 14 }, 30);
    expect(describeBaseline({ ...base, metric: "strain", value: 4.5, soFar: true, usual: strain })).toContain(
      "4.5 so far   usual 11.0",
    );
  });
});
