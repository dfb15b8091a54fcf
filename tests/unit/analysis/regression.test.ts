import { describe, expect, it } from "vitest";
import { analyseRegression, type RegressionResult } from "#analysis/regression.ts";
import type { RegressionSeries } from "#analysis/regression-rows.ts";
import { type RegressionQuestion, readQuestion } from "#domain/regression-question.ts";
import { normals } from "./histories.ts";
import { from, leadDays, rangeOf, strainFollowed, unrelatedDays } from "./regression-history.ts";

function ask(outcome: string, ...words: string[]): RegressionQuestion {
  const question = readQuestion(outcome, words);
  if (question === null) throw new Error(`no question: ${outcome} ${words}`);
  return question;
}

const question = ask("recovery", "strain:1", "asleepMin:0", "bedAt:0");

function answered(series: RegressionSeries, days: number, asked = question): RegressionResult {
  const answer = analyseRegression(asked, series, rangeOf(days));
  if (!answer.known) throw new Error(answer.why);
  return answer;
}

const levels = ({ effects }: RegressionResult) => effects.map(({ level }) => level);

describe("a regression on days", () => {
  it("finds an effect of yesterday's strain with the right sign, size and order", () => {
    const result = answered(strainFollowed(1, 365, -2.2), 365);
    const [strain, asleep] = result.effects;
    expect(strain?.natural.estimate).toBeCloseTo(-2.2, 0);
    expect(strain?.natural.low).toBeLessThan(-1.2);
    expect(strain?.level).toBe("clear");
    expect(strain?.standardised.estimate).toBeLessThan(-0.3);
    expect(asleep?.level).toBe("nothing-clear");
    expect(result.noVerdict).toBeNull();
    expect(result.n).toBe(365);
  });

  it("finds a true effect in most histories of half a year", () => {
    const found = Array.from({ length: 100 }, (_, seed) => {
      const [strain] = answered(strainFollowed(seed, 180, -2.2), 180).effects;
      const noticed = strain?.level === "tentative" || strain?.level === "clear";
      return noticed && strain.natural.estimate < 0;
    });
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(60);
  });

  it("finds nothing in 98 of 100 histories in which nothing is related to anything", {
    timeout: 60_000,
  }, () => {
    const misled = Array.from({ length: 100 }, (_, seed) =>
      levels(answered(unrelatedDays(seed, 365), 365)).some((level) => level !== "nothing-clear"),
    );
    expect(misled.filter(Boolean).length).toBeLessThanOrEqual(2);
  });

  it("takes the outcome's own past into account and never calls it a finding", () => {
    const result = answered(unrelatedDays(5, 365), 365, ask("hrvMs", "strain:1", "hrvMs:1"));
    const [strain, own] = result.effects;
    expect(own).toMatchObject({ level: null, adjustedP: null });
    expect(own?.robust.p).toBeLessThan(1e-6);
    expect(strain?.adjustedP).toBe(strain?.robust.p);
  });

  it("adjusts its statements by Holm among themselves", () => {
    const { effects } = answered(strainFollowed(1, 365, -2.2), 365);
    const ascending = effects
      .map(({ robust, adjustedP }) => ({ p: robust.p, adjustedP }))
      .sort((a, b) => a.p - b.p);
    const [least, middle] = ascending;
    expect(least?.adjustedP).toBeCloseTo(3 * (least?.p ?? 0), 15);
    expect(middle?.adjustedP).toBeCloseTo(Math.min(1, 2 * (middle?.p ?? 0)), 12);
  });

  it("says what the metrics add beyond weekday and drift, which are always in the model", () => {
    const weekend = Array.from({ length: 372 }, (_, day) => (day % 7 >= 5 ? 14 : 0));
    const { columns } = unrelatedDays(9, 365);
    const recovery = (columns.recovery ?? []).map((value, day) => (value ?? 0) + (weekend[day] ?? 0));
    const { shares, fit } = answered({ from, columns: { ...columns, recovery } }, 365);
    expect(shares.calendar).toBeGreaterThan(0.1);
    expect(shares.metrics).toBeLessThan(0.05);
    expect(shares.calendar + shares.metrics).toBeCloseTo(fit.r2, 12);
    // Six weekdays and the drift, beside three metrics and the intercept.
    expect(fit.k).toBe(11);
  });

  it("leaves a metric out that never changes or was never measured, and computes the rest", () => {
    const series = strainFollowed(1, 200, -2.2);
    const flat = (series.columns.bedAt ?? []).map(() => 690);
    const never = (series.columns.bedAt ?? []).map(() => null);
    const columns = { ...series.columns, bedAt: flat, spo2Pct: never };
    const asked = ask("recovery", "bedAt:0", "strain:1", "spo2Pct:1", "asleepMin:0");
    const result = answered({ from, columns }, 200, asked);
    expect(result.leftOut).toEqual([
      { predictor: { metric: "bedAt", lagDays: 0 }, why: "adds-nothing" },
      { predictor: { metric: "spo2Pct", lagDays: 1 }, why: "no-readings" },
    ]);
    const alone = answered(series, 200, ask("recovery", "strain:1", "asleepMin:0"));
    expect(result.effects).toEqual(alone.effects);
    expect(result.n).toBe(200);
  });

  it("keeps its verdicts when a tenth of the days is missing at random", () => {
    const order = ["nothing-clear", "tentative", "clear"];
    let [moved, judged] = [0, 0];
    for (let seed = 0; seed < 20; seed += 1) {
      const whole = strainFollowed(seed, 365, -2.2);
      const noise = normals(seed + 31);
      const gone = (whole.columns.recovery ?? []).map(() => noise() > 1.2816);
      const recovery = (whole.columns.recovery ?? []).map((value, day) => (gone[day] ? null : value));
      const fewer = { from: whole.from, columns: { ...whole.columns, recovery } };
      const [before, after] = [levels(answered(whole, 365)), levels(answered(fewer, 365))];
      for (const [index, level] of before.entries()) {
        judged += 1;
        if (Math.abs(order.indexOf(level ?? "") - order.indexOf(after[index] ?? "")) > 1) moved += 1;
      }
    }
    expect(moved / judged).toBeLessThanOrEqual(0.05);
  });

  it("leaves a day out when one of its metrics is missing, and counts what is left", () => {
    const series = strainFollowed(3, 200, -2);
    const strain = (series.columns.strain ?? []).map((value, day) => (day === leadDays + 49 ? null : value));
    const result = answered({ from, columns: { ...series.columns, strain } }, 200);
    expect([result.days, result.n]).toEqual([200, 199]);
    // Strain is taken from the day before, so the day after the gap is the one without a pair.
    expect(result.residuals[50]).toBeNull();
    expect(result.residuals[49]).not.toBeNull();
  });

  it("tells coefficients per hour of sleep, per ten per cent of HRV and in per cent of HRV", () => {
    const series = unrelatedDays(5, 200);
    const asleep = answered(series, 200).effects[1];
    expect(asleep?.natural.estimate).toBeCloseTo((asleep?.robust.estimate ?? 0) * 60, 10);
    const [yesterday] = answered(series, 200, ask("hrvMs", "hrvMs:1")).effects;
    const expected = 100 * Math.expm1((yesterday?.robust.estimate ?? 0) * Math.log(1.1));
    expect(yesterday?.natural.estimate).toBeCloseTo(expected, 10);
  });
});

describe("a regression that is not sure", () => {
  it("has no verdict below 60 days, and says how many there are", () => {
    const result = answered(strainFollowed(1, 50, -3), 50);
    expect(result.noVerdict).toEqual({ why: "too-few-days", have: 50, need: 60 });
    expect(new Set(levels(result))).toEqual(new Set(["too-early"]));
  });

  it("asks for 15 independent days for each predictor", () => {
    const words = ["strain:1", "strain:2", "asleepMin:0", "asleepMin:1", "bedAt:0", "hrvMs:1"];
    const { noVerdict } = answered(unrelatedDays(4, 70), 70, ask("recovery", ...words));
    expect(noVerdict).toMatchObject({ why: "too-few-effective-days", need: 90 });
  });

  it("finds nothing where only a drift is shared", () => {
    const series = unrelatedDays(11, 365);
    const drifting = (values: readonly (number | null)[] | undefined, size: number) =>
      (values ?? []).map((value, day) => (value === null ? null : value + (size * day) / 365));
    const { columns } = series;
    const both = {
      from,
      columns: {
        ...columns,
        recovery: drifting(columns.recovery, 40),
        asleepMin: drifting(columns.asleepMin, 120),
      },
    };
    const result = answered(both, 365);
    expect(result.effects[1]?.level).toBe("nothing-clear");
    expect(result.shares.calendar).toBeGreaterThan(result.shares.metrics);
  });

  it("gives no verdict while the residuals carry over almost wholly", () => {
    const series = unrelatedDays(2, 365);
    let level = 0;
    const noise = normals(99);
    const recovery = (series.columns.recovery ?? []).map(() => {
      level += noise();
      return 50 + level;
    });
    const result = answered({ from, columns: { ...series.columns, recovery } }, 365);
    expect(["carry-over", "too-few-effective-days"]).toContain(result.noVerdict?.why);
  });

  it("judges predictors together that cannot be told apart", () => {
    const series = strainFollowed(6, 300, -2.5);
    const noise = normals(5);
    const twin = (series.columns.strain ?? []).map((value) =>
      value === null ? null : value * 800 + 50 * noise(),
    );
    const both = { from, columns: { ...series.columns, energyKj: twin } };
    const result = answered(both, 300, ask("recovery", "strain:1", "energyKj:1", "asleepMin:0"));
    expect(result.effects.map(({ level }) => level === null)).toEqual([true, true, false]);
    expect(result.together).toMatchObject({ level: "clear" });
    expect(result.together?.predictors.map(({ metric }) => metric)).toEqual(["strain", "energyKj"]);
    expect(result.effects[0]?.vif).toBeGreaterThan(10);
  });

  it("says that no predictor varies, that the outcome never does, and that days are lacking", () => {
    const series = unrelatedDays(8, 100);
    const flat = (series.columns.recovery ?? []).map(() => 58.3);
    expect(
      analyseRegression(
        ask("recovery", "strain:1"),
        { from, columns: { ...series.columns, strain: flat } },
        rangeOf(100),
      ),
    ).toMatchObject({
      known: false,
      why: "nothing-to-predict-with",
      leftOut: [{ predictor: { metric: "strain", lagDays: 1 }, why: "adds-nothing" }],
    });
    expect(
      analyseRegression(question, { from, columns: { ...series.columns, recovery: flat } }, rangeOf(100)),
    ).toMatchObject({ known: false, why: "outcome-never-varies" });
    expect(analyseRegression(question, series, rangeOf(5))).toEqual({
      known: false,
      days: 5,
      n: 5,
      why: "too-few-days",
      have: 5,
      need: 17,
    });
    expect(analyseRegression(question, { from, columns: {} }, rangeOf(100))).toMatchObject({
      known: false,
      why: "too-few-days",
      have: 0,
    });
  });
});

describe("a model on weeks it has not seen", () => {
  it("beats the best naive guess when strain is followed by recovery", () => {
    const { unseen } = answered(strainFollowed(1, 365, -3), 365);
    if (!unseen.known) throw new Error("not known");
    expect(unseen.value.skill).toBeGreaterThan(0.05);
    expect(unseen.value.model.n).toBe(unseen.value.naive[unseen.value.best].n);
    expect(unseen.value.days[0]?.place).toBeGreaterThanOrEqual(84);
  });

  it("is called better only when it beats every guess by more than chance, weekday pattern included", () => {
    const { unseen } = answered(strainFollowed(1, 365, -3), 365);
    if (!unseen.known) throw new Error("not known");
    expect(unseen.value.convinces).toBe(true);
    expect(unseen.value.betterP).toBeLessThan(0.05);
    expect(Object.keys(unseen.value.naive)).toEqual(["average", "last-week", "yesterday", "weekday"]);
    const short = answered(strainFollowed(1, 165, -3), 165).unseen;
    expect(short.known && short.n < 60 && !short.value.convinces).toBe(true);
  });

  it("convinces in at most five of a hundred histories of noise", { timeout: 60_000 }, () => {
    const convinced = Array.from({ length: 100 }, (_, seed) => {
      const { unseen } = answered(unrelatedDays(seed, 400), 400);
      return unseen.known && unseen.value.convinces;
    });
    expect(convinced.filter(Boolean).length).toBeLessThanOrEqual(5);
  });

  it("does not beat the average on noise", () => {
    const skills = Array.from({ length: 10 }, (_, seed) => {
      const { unseen } = answered(unrelatedDays(seed, 365), 365);
      return unseen.known ? unseen.value.skill : 1;
    });
    expect(skills.reduce((total, skill) => total + skill, 0) / 10).toBeLessThan(0.05);
  });

  it("is not judged before there is enough to learn from", () => {
    const { unseen } = answered(strainFollowed(1, 100, -2), 100);
    expect(unseen).toEqual({ known: false, why: "too-few-days", have: 100, need: 140 });
  });
});

describe("the highest and the lowest days", () => {
  it("are taken apart into parts that add up", () => {
    const { extremes } = answered(strainFollowed(2, 365, -2.2), 365);
    expect(extremes.highest).toHaveLength(3);
    for (const day of [...extremes.highest, ...extremes.lowest]) {
      const sum = day.contributions.reduce((total, part) => total + part, extremes.mean + day.calendar);
      expect(sum).toBeCloseTo(day.fitted, 8);
      expect(day.fitted + day.rest).toBeCloseTo(day.actual, 8);
    }
    const [highest] = extremes.highest;
    const [lowest] = extremes.lowest;
    expect(highest?.actual).toBeGreaterThan(lowest?.actual ?? 0);
  });

  it("never share a day, however few there are", () => {
    const { extremes } = answered(strainFollowed(2, 17, -2.2), 17);
    const places = [...extremes.highest, ...extremes.lowest].map(({ place }) => place);
    expect(new Set(places).size).toBe(places.length);
  });
});
