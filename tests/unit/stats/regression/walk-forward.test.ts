import { describe, expect, it } from "vitest";
import { forecastErrors } from "#stats/regression/forecast-errors.ts";
import { fitLinearModel } from "#stats/regression/linear-model.ts";
import { walkForward } from "#stats/regression/walk-forward.ts";
import { columnsOf } from "./columns.ts";

/** Sums of sines: neither random nor lined up, and the same everywhere. */
const predictors = Array.from({ length: 120 }, (_, row) => [
  50 + 10 * Math.sin(row * 1.3) + 4 * Math.sin(row * 0.31),
  1.7e9 + 86_400 * row,
  Math.cos(row * 2.1),
]);
const outcome = predictors.map(([a = 0, , c = 0], row) => 3 + 0.2 * a - 5 * c + 6 * Math.sin(row * 0.77));
const weeks = predictors.map((_, row) => Math.floor(row / 7));

describe("walking through weeks that were not seen", () => {
  const predictions = walkForward({ outcome, predictors: columnsOf(predictors) }, weeks, 60);

  it("predicts each week with what a fit on all earlier weeks gives", () => {
    for (const week of [9, 12, 17]) {
      const begin = week * 7;
      const model = fitLinearModel({
        outcome: outcome.slice(0, begin),
        predictors: columnsOf(predictors.slice(0, begin)),
      });
      if ("why" in model) throw new Error(model.why);
      for (let row = begin; row < Math.min(120, begin + 7); row += 1) {
        const expected = [1, ...(predictors[row] ?? [])].reduce(
          (total, value, index) => total + value * (model.coefficients[index] ?? 0),
          0,
        );
        expect(predictions[row]).toBeCloseTo(expected, 8);
      }
    }
  });

  it("predicts nothing before enough rows came before the week", () => {
    expect(predictions.slice(0, 63).every((value) => value === null)).toBe(true);
    expect(predictions.slice(63).every((value) => value !== null)).toBe(true);
  });

  it("never lets a later day change an earlier prediction", () => {
    const changed = outcome.map((value, row) => (row >= 84 ? value + 1000 : value));
    const again = walkForward({ outcome: changed, predictors: columnsOf(predictors) }, weeks, 60);
    expect(again.slice(0, 91)).toEqual(predictions.slice(0, 91));
    expect(again[95]).not.toBeCloseTo(predictions[95] ?? 0, 0);
  });

  it("predicts nothing while the rows do not determine the model", () => {
    const flat = predictors.map(([a = 0]) => [a, 5]);
    expect(
      walkForward({ outcome, predictors: columnsOf(flat) }, weeks, 60).every((value) => value === null),
    ).toBe(true);
  });
});

describe("errors of predictions", () => {
  it("are sizes without a sign, and a bias with one", () => {
    expect(forecastErrors([50, 60], [40, 64])).toEqual({ n: 2, mae: 7, rmse: Math.sqrt(58), bias: 3 });
    expect(forecastErrors([], [])).toBeNull();
  });
});
