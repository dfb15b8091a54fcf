import { describe, expect, it } from "vitest";
import { durbinWatson } from "#stats/regression/durbin-watson.ts";
import { cosineCount, equalWeightedCosine, jointTest } from "#stats/regression/equal-weighted-cosine.ts";
import { fitStatistics } from "#stats/regression/fit-statistics.ts";
import { plainInference } from "#stats/regression/inference.ts";
import { fitLinearModel, type LinearModel } from "#stats/regression/linear-model.ts";
import { neweyWest, neweyWestLags } from "#stats/regression/newey-west.ts";
import { standardisingFactors } from "#stats/regression/standardised.ts";
import { varianceInflation } from "#stats/regression/variance-inflation.ts";
import { columnsOf } from "./columns.ts";
import { longley, norris, wampler } from "./nist.ts";
import { smallSeries } from "./small-series.ts";

/** Fits observations that are written down row by row. */
const fitRows = (
  { outcome, predictors }: { outcome: readonly number[]; predictors: readonly (readonly number[])[] },
  options?: { intercept?: boolean },
) => fitLinearModel({ outcome, predictors: columnsOf(predictors) }, options);

function fitted(model: ReturnType<typeof fitLinearModel>): LinearModel {
  if ("why" in model) throw new Error(model.why);
  return model;
}

function expectRelative(actual: number | undefined, expected: number, tolerance = 1e-9): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

function expectAll(actual: readonly number[], expected: readonly number[], tolerance = 1e-9): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) expectRelative(actual[index], value, tolerance);
}

const estimates = (model: LinearModel) => plainInference(model).map(({ estimate }) => estimate);
const standardErrors = (model: LinearModel) =>
  plainInference(model).map(({ standardError }) => standardError);

describe("least squares on NIST's certified data", () => {
  it("keeps its digits on Longley, where predictors nearly follow from each other", () => {
    const model = fitted(fitRows(longley));
    expectAll(
      estimates(model),
      [
        -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
        -0.0511041056535807, 1829.15146461355,
      ],
      1e-12,
    );
    expectAll(
      standardErrors(model),
      [
        890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675,
        0.22607320006937, 455.478499142212,
      ],
    );
    const fit = fitStatistics(model);
    expectRelative(fit?.residualSd, 304.854073561965);
    expectRelative(fit?.r2, 0.995479004577296);
    expectRelative(fit?.f, 330.285339234588);
  });

  it("keeps its digits on Norris, also when x is a timestamp", () => {
    const model = fitted(fitRows(norris));
    expectAll(estimates(model), [-0.262323073774029, 1.00211681802045]);
    expectAll(standardErrors(model), [0.232818234301152, 0.000429796848199937]);
    const fit = fitStatistics(model);
    expectRelative(fit?.residualSd, 0.884796396144373);
    expectRelative(fit?.r2, 0.999993745883712);
    expectRelative(fit?.f, 5436385.54079785);
    const shifted = { ...norris, predictors: norris.predictors.map(([x = 0]) => [x + 1.7e9]) };
    expectRelative(fitted(fitRows(shifted)).coefficients[1], 1.00211681802045);
  });

  it("finds the polynomials of Wampler 1 and 2 without any error left", () => {
    for (const [outcome, coefficients] of [
      [wampler.outcomes[1], [1, 1, 1, 1, 1, 1]],
      [wampler.outcomes[2], [1, 0.1, 0.01, 0.001, 0.0001, 0.00001]],
    ] as const) {
      const model = fitted(fitRows({ ...wampler, outcome }));
      expectAll(estimates(model), coefficients);
      for (const error of standardErrors(model)) expect(error).toBeLessThan(1e-6);
      expectRelative(fitStatistics(model)?.r2, 1);
    }
  });

  it("finds the same polynomial under growing noise in Wampler 3, 4 and 5", () => {
    const errors = [
      2152.3262467817, 2363.55173469681, 779.343524331583, 101.47550755035, 5.64566512170752,
      0.112324854679312,
    ];
    for (const [noise, times, r2] of [
      [3, 1, 0.99999555902582],
      [4, 100, 0.957478440825662],
      [5, 10_000, 0.0022466892157494],
    ] as const) {
      const model = fitted(fitRows({ ...wampler, outcome: wampler.outcomes[noise] }));
      expectAll(estimates(model), [1, 1, 1, 1, 1, 1]);
      expectAll(
        standardErrors(model),
        errors.map((error) => error * times),
      );
      expectRelative(fitStatistics(model)?.r2, r2);
    }
  });

  it("fits NoInt1 without an intercept", () => {
    const x = Array.from({ length: 11 }, (_, index) => [60 + index]);
    const outcome = Array.from({ length: 11 }, (_, index) => 130 + index);
    const model = fitted(fitRows({ outcome, predictors: x }, { intercept: false }));
    expectAll(estimates(model), [2.07438016528926]);
    expectAll(standardErrors(model), [0.0165289256198347]);
    const fit = fitStatistics(model);
    expectRelative(fit?.residualSd, 3.56753034006338);
    expectRelative(fit?.r2, 0.999365492298663);
    expectRelative(fit?.f, 15750.25);
  });
});

describe("a regression that cannot be computed", () => {
  it("says which column never varies or follows from the others", () => {
    const predictors = Array.from({ length: 20 }, (_, index) => [index, 5]);
    const outcome = predictors.map(([x = 0]) => x * 2);
    expect(fitRows({ outcome, predictors })).toEqual({ why: "dependent-column", column: 2 });
    const twice = predictors.map(([x = 0]) => [x, 3 * x + 1]);
    expect(fitRows({ outcome, predictors: twice })).toEqual({ why: "dependent-column", column: 2 });
  });

  it("says how many rows it lacks, and that a number is not finite", () => {
    expect(fitRows({ outcome: [1, 2], predictors: [[1], [2]] })).toEqual({
      why: "too-few-rows",
      have: 2,
      need: 3,
    });
    expect(fitRows({ outcome: [1, 2, Number.NaN], predictors: [[1], [2], [4]] })).toEqual({
      why: "not-finite",
    });
  });

  it("has no fit statistics for an outcome that never varies", () => {
    const model = fitted(fitRows({ outcome: [3, 3, 3, 3], predictors: [[1], [2], [4], [9]] }));
    expect(fitStatistics(model)).toBeNull();
    expect(standardisingFactors(model)).toBeNull();
  });

  it("gives finite numbers for a fit without any error", () => {
    const model = fitted(fitRows({ outcome: [2, 4, 8, 6], predictors: [[1], [2], [4], [3]] }));
    for (const { t, p, low, high } of plainInference(model))
      for (const value of [t, p, low, high]) expect(Number.isFinite(value)).toBe(true);
    expect(Object.values(fitStatistics(model) ?? {}).every(Number.isFinite)).toBe(true);
  });
});

describe("inference on twenty mornings", () => {
  const model = fitted(
    fitRows({
      outcome: smallSeries.recovery,
      predictors: smallSeries.strain.map((strain) => [strain]),
    }),
  );

  it("gives the plain numbers every statistics program gives", () => {
    const [intercept, slope] = plainInference(model);
    expectRelative(intercept?.estimate, 92.248228331);
    expectRelative(slope?.estimate, -2.99844057006);
    expectRelative(intercept?.standardError, 3.8104211599);
    expectRelative(slope?.standardError, 0.336630528426);
    expectRelative(slope?.t, -8.90721523115);
    expectRelative(slope?.p, 5.13758844666e-8);
    expectRelative(slope?.low, -3.70567506665);
    expectRelative(slope?.high, -2.29120607348);
  });

  it("gives the fit", () => {
    const fit = fitStatistics(model);
    expectRelative(fit?.r2, 0.815078277234);
    expectRelative(fit?.adjustedR2, 0.804804848191);
    expectRelative(fit?.f, 79.3384831741);
    expectRelative(fit?.fP, 5.13758844666e-8);
    expectRelative(fit?.residualSd, 5.31332127854);
    expectRelative(fit?.logLikelihood, -60.7295078257);
    expectRelative(fit?.aic, 125.459015651);
    expectRelative(fit?.bic, 127.450480199);
    expectRelative(durbinWatson(model.residuals) ?? 0, 0.92066870542);
  });

  it("allows for neighbouring rows, or for neighbouring days", () => {
    const errors = (rows: ReturnType<typeof neweyWest>) => rows.map(({ standardError }) => standardError);
    expectAll(errors(neweyWest(model, 2)), [2.334965628, 0.166187778298]);
    expectAll(errors(neweyWest(model, 2, smallSeries.days)), [2.3728420612, 0.176374948889]);
    expect([20, 90, 365, 3650].map(neweyWestLags)).toEqual([2, 3, 5, 8]);
  });

  it("gives the robust error the verdicts rest on", () => {
    const [intercept, slope] = equalWeightedCosine(model, 2).coefficients;
    expectRelative(intercept?.standardError, 0.958326298655);
    expectRelative(slope?.standardError, 0.0818179712299);
    expectRelative(slope?.t, -36.6477012934);
    expectRelative(slope?.p, 0.000743741144525);
    expect([5, 20, 90, 365].map(cosineCount)).toEqual([2, 2, 8, 20]);
  });

  it("tests one coefficient jointly as it tests it alone", () => {
    const robust = equalWeightedCosine(model, 6);
    expectRelative(jointTest(robust, [1])?.p, robust.coefficients[1]?.p ?? 0);
    expect(jointTest(equalWeightedCosine(model, 2), [0, 1, 1])).toBeNull();
  });

  it("finds how far predictors repeat each other", () => {
    const predictors = smallSeries.days.map((day, index) => [
      smallSeries.strain[index] ?? 0,
      smallSeries.recovery[index] ?? 0,
      day % 7 >= 5 ? 1 : 0,
    ]);
    const outcome = smallSeries.days.map((day) => Math.sin(day));
    expectAll(
      varianceInflation(fitted(fitRows({ outcome, predictors }))),
      [5.43499527723, 5.43908649658, 1.00583302631],
    );
  });

  it("standardises a single slope into the correlation", () => {
    const [factor = 0] = standardisingFactors(model) ?? [];
    expectRelative((model.coefficients[1] ?? 0) * factor, -0.902816856973);
  });
});
