import { describe, expect, it } from "vitest";
import { dieboldMariano } from "#stats/diebold-mariano.ts";
import { holmAdjusted } from "#stats/holm.ts";
import { known } from "./known.ts";

describe("p-values adjusted by Holm", () => {
  it("are multiplied by how many are left, and never fall below those before", () => {
    expect(holmAdjusted([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holmAdjusted([0.5, 0.9])).toEqual([1, 1]);
    expect(holmAdjusted([])).toEqual([]);
  });
});

describe("the test of Diebold and Mariano", () => {
  const worked = [0.4, -1.2, 0.8, -2.0, -0.5, -1.1, 0.2, -0.9, -1.6, 0.1];

  it("has the worked numbers", () => {
    const { statistic, twoSidedP, betterP } = known(dieboldMariano(worked));
    expect(Math.abs(statistic / -1.97574252759 - 1)).toBeLessThan(1e-8);
    expect(Math.abs(twoSidedP / 0.079603234063 - 1)).toBeLessThan(1e-8);
    expect(betterP).toBeCloseTo(0.079603234063 / 2, 12);
  });

  it("says of the one that misses by more that it is not better", () => {
    expect(known(dieboldMariano(worked.map((value) => -value))).betterP).toBeCloseTo(
      1 - 0.079603234063 / 2,
      12,
    );
  });

  it("is unknown from two days, and where both always miss alike", () => {
    expect(dieboldMariano([1, 2])).toMatchObject({ known: false, have: 2, need: 3 });
    expect(dieboldMariano([0, 0, 0])).toMatchObject({ known: false, why: "no-spread" });
  });
});
