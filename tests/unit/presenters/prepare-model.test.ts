import { describe, expect, it } from "vitest";
import { analyseRegression, type RegressionResult } from "#analysis/regression.ts";
import { de } from "#app/texts/de.ts";
import { en } from "#app/texts/en.ts";
import { metricNames } from "#domain/metrics.ts";
import { type RegressionQuestion, readQuestion } from "#domain/regression-question.ts";
import { predictorLabel, stepWords } from "#presenters/model-words.ts";
import { prepareModelChoices } from "#presenters/prepare-model-choices.ts";
import { prepareModelDays } from "#presenters/prepare-model-days.ts";
import {
  prepareModelDetail,
  prepareModelEffects,
  prepareModelFit,
} from "#presenters/prepare-model-effects.ts";
import {
  prepareResidualScatter,
  prepareResidualSeries,
  prepareUnseenSentences,
  prepareUnseenSeries,
} from "#presenters/prepare-model-series.ts";
import { prepareModelRefusal, prepareModelSentences } from "#presenters/prepare-model-words.ts";
import { prepareResidualLags } from "#presenters/prepare-residual-lags.ts";
import { rangeOf, strainFollowed, unrelatedDays } from "../analysis/regression-history.ts";

const words = { metrics: en.metricText, text: en.modelText };

function ask(outcome: string, ...list: string[]): RegressionQuestion {
  const question = readQuestion(outcome, list);
  if (question === null) throw new Error("no question");
  return question;
}

function fitted(asked: RegressionQuestion, series: ReturnType<typeof unrelatedDays>, days: number) {
  const range = rangeOf(days);
  const answer = analyseRegression(asked, series, range);
  if (!answer.known) throw new Error(answer.why);
  const result: RegressionResult = answer;
  return { question: asked, range, result };
}

const question = ask("recovery", "strain:1", "asleepMin:0", "bedAt:0");
const found = fitted(question, strainFollowed(1, 365, -2.2), 365);
const noise = fitted(question, unrelatedDays(4, 365), 365);
const short = fitted(question, strainFollowed(1, 40, -2.2), 40);

describe("a model in words", () => {
  it("tells a clear pattern by its size per step, with its interval and without a cause", () => {
    const { headline, verdicts, summary } = prepareModelSentences(question, found.result, words);
    expect(headline).toBeNull();
    expect(verdicts[0]?.badge).toBe("Clear");
    expect(verdicts[0]?.sentence).toMatch(
      /^Days that differed in “Day strain, day before” also differed in Recovery: −2\.1 points per point more \(−2\.5 to −1\.7\), comparing days similar in the other metrics\. Clear pattern; this does not show/,
    );
    expect(summary.join(" ")).toMatch(
      /^Beyond weekday and a slow drift, these metrics go with \d\d % of the day-to-day variation of Recovery; weekday and drift alone go with [1-9] %\. The rest is not explained\./,
    );
  });

  it("says “nothing clear” about noise, and what would have shown up", () => {
    const { headline, verdicts } = prepareModelSentences(question, noise.result, words);
    expect(headline).toMatch(/^Nothing clear\./);
    expect(verdicts).toHaveLength(3);
    for (const { sentence } of verdicts) expect(sentence).toMatch(/would probably have shown up\.$/);
  });

  it("says how many days are missing when it is too early", () => {
    const { headline, verdicts } = prepareModelSentences(question, short.result, words);
    expect(headline).toBe("About 20 more days with every metric are needed before we can say anything.");
    expect(new Set(verdicts.map(({ badge }) => badge))).toEqual(new Set(["Too early"]));
  });

  it("names a metric that was left out by itself, and why", () => {
    const series = strainFollowed(1, 200, -2.2);
    const flat = (series.columns.bedAt ?? []).map(() => 690);
    const { result } = fitted(question, { ...series, columns: { ...series.columns, bedAt: flat } }, 200);
    const { summary, verdicts } = prepareModelSentences(question, result, words);
    expect(summary.at(-1)).toMatch(/^“Fell asleep” never changes in these days, .* and is left out\.$/);
    expect(verdicts).toHaveLength(2);
    expect(prepareModelDays(question, rangeOf(200), result, words).highest[0]?.parts).toHaveLength(4);
  });

  it("calls the outcome's own past allowed for, and no finding", () => {
    const carried = ask("hrvMs", "strain:1", "hrvMs:1");
    const { result } = fitted(carried, unrelatedDays(3, 300), 300);
    expect(prepareModelSentences(carried, result, words).verdicts.map(({ id }) => id)).toEqual(["strain:1"]);
    expect(prepareModelEffects(carried, result, "natural", words).rows[1]?.words).toMatch(
      /Carry-over, allowed for$/,
    );
  });

  it("names metrics in the quotation marks of the language", () => {
    expect(prepareUnseenSentences(found, { metrics: de.metricText, text: de.modelText }).join(" ")).toContain(
      "„Geschlafen“",
    );
  });

  it("is better than every guess only by more than chance, and then says what it knew", () => {
    expect(prepareUnseenSentences(found, words)[1]).toBe(
      "It was better than every guess that needs no model, by more than chance. It knew “Day strain, day before”, “Asleep”, “Fell asleep”; the guesses knew only earlier values of Recovery.",
    );
    expect(prepareUnseenSentences(noise, words)[1]).toBe(
      "These metrics do not support a better guess than that.",
    );
    if (!found.result.unseen.known) throw new Error("nothing to judge");
    const barely = { ...found.result.unseen.value, skill: 0.03, convinces: false };
    const result = { ...found.result, unseen: { ...found.result.unseen, value: barely } };
    expect(prepareUnseenSentences({ ...found, result }, words)[1]).not.toMatch(/better than every guess/);
  });

  it("says why nothing could be computed", () => {
    const answer = analyseRegression(question, strainFollowed(1, 5, -2), rangeOf(5));
    if (answer.known) throw new Error("known");
    expect(prepareModelRefusal(question, answer, words)).toBe(
      "5 days have every metric; 17 are needed to compute anything. Choose more days or fewer metrics.",
    );
  });

  it("never claims a cause", () => {
    const forbidden =
      /\b(causes|leads to|boosts|improves|because of|due to|effect of|impact|driver|optimal|should|guarantees|risk|accurate|accuracy)\b/i;
    const texts = JSON.stringify(en.modelText);
    expect(texts).not.toMatch(forbidden);
    expect(JSON.stringify(de.modelText)).not.toMatch(
      /\b(führt zu|verursacht|wegen|Risiko|optimal|bewirkt|verbessert)\b/i,
    );
  });

  it("names lags and steps the way people speak", () => {
    expect(predictorLabel({ metric: "strain", lagDays: 0 }, words)).toBe("Day strain");
    expect(predictorLabel({ metric: "strain", lagDays: 3 }, words)).toBe("Day strain, 3 days before");
    expect(stepWords("asleepMin", words)).toBe("per hour more");
    expect(stepWords("bedAt", words)).toBe("per hour later");
    expect(stepWords("hrvMs", words)).toBe("per 10 % more");
    expect(stepWords("recovery", words)).toBe("per 10 points more");
    expect(stepWords("restingBpm", words)).toBe("per 1 bpm more");
  });
});

describe("the figures of a model", () => {
  it("put coefficients around zero, in the outcome's unit or on one scale", () => {
    const natural = prepareModelEffects(question, found.result, "natural", words);
    const [strain] = natural.rows;
    expect(natural.head.unit).toBe("points");
    expect(strain?.place?.level).toBeLessThan(strain?.zero ?? 0);
    expect(strain?.words).toMatch(/^−2\.1 \(−2\.5 to −1\.7\) per point more · Clear$/);
    const compared = prepareModelEffects(question, found.result, "standardised", words);
    expect(compared.rows[0]?.words).toMatch(/^−0\.46 \(−0\.55 to −0\.37\) · Clear$/);
    for (const { place } of [...natural.rows, ...compared.rows]) {
      expect(place?.low).toBeGreaterThanOrEqual(0);
      expect(place?.high).toBeLessThanOrEqual(1);
    }
  });

  it("list every coefficient with all three kinds of inference, and the intercept", () => {
    const rows = prepareModelDetail(found.result, words);
    expect(rows).toHaveLength(12);
    expect(rows.filter(({ predictor }) => predictor !== "")).toHaveLength(4);
    expect(rows[0]?.cells).toHaveLength(Object.keys(en.modelText.detail.columns).length - 1);
    expect(rows[0]?.cells[4]).toBe("p < 0.001");
  });

  it("show what came beside what was said in weeks the model had not seen", () => {
    const model = prepareUnseenSeries(found, words);
    const judged = found.result.unseen;
    if (model === null || !judged.known) throw new Error("nothing to show");
    const [actual, predicted] = model.columns;
    const count = (values: readonly (number | null)[] = []) =>
      values.filter((value) => value !== null).length;
    expect(count(actual?.values)).toBe(judged.n);
    expect(count(predicted?.values)).toBe(judged.n);
    expect(prepareUnseenSentences(found, words)[0]).toMatch(
      /^On 255 such days the model missed by 14\.\d points on average; your own average so far missed by 15\.\d points\./,
    );
    expect(prepareUnseenSeries(short, words)).toBeNull();
    expect(prepareUnseenSentences(short, words)[0]).toMatch(/once 140 days have every metric; 40 have\.$/);
  });

  it("keep every residual: over time, against the model, and by lag", () => {
    const series = prepareResidualSeries(found, words);
    const scatter = prepareResidualScatter(found, words);
    const present = (values: readonly (number | null)[] = []) => values.filter((value) => value !== null);
    expect(present(series.columns[0]?.values)).toHaveLength(365);
    expect(scatter.points).toHaveLength(365);
    expect(Math.max(...scatter.points.map(([, , residual]) => residual))).toBeLessThanOrEqual(scatter.y.high);
    const lags = prepareResidualLags(found.result, en.modelText);
    expect(lags.bars).toHaveLength(28);
    expect(lags.table.rows).toHaveLength(28);
    for (const { height } of lags.bars) expect(Math.abs(height)).toBeLessThanOrEqual(1);
  });

  it("give HRV back in milliseconds and what is left over in per cent", () => {
    const hrv = fitted(ask("hrvMs", "strain:1", "hrvMs:1"), unrelatedDays(3, 300), 300);
    const series = prepareUnseenSeries(hrv, words);
    const level = series?.columns[1]?.values.find((value) => value !== null);
    expect(level).toBeGreaterThan(30);
    expect(level).toBeLessThan(100);
    expect(prepareResidualSeries(hrv, words).unit).toBe("%");
    expect(prepareUnseenSentences(hrv, words)[0]).toMatch(/missed by \d\.\d ms on average/);
    expect(prepareModelFit(hrv.question, hrv.result, words).find(({ note }) => note === "%")?.value).toMatch(
      /^\d+\.\d$/,
    );
  });

  it("take the highest and lowest days apart within one scale", () => {
    const { highest, lowest } = prepareModelDays(question, found.range, found.result, words);
    expect([highest.length, lowest.length]).toEqual([3, 3]);
    for (const { parts } of [...highest, ...lowest]) {
      // Three metrics, weekday and drift, and what is not explained.
      expect(parts).toHaveLength(5);
      for (const { from, to } of parts) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("the choices of a model", () => {
  const choices = prepareModelChoices(ask("recovery", "strain:1", "strain:3"), metricNames, words);

  it("offer what is known before the outcome, and mark what is chosen", () => {
    const sameDay = choices.sameDay.map(({ value }) => value);
    expect(sameDay).toContain("asleepMin:0");
    expect(sameDay).not.toContain("strain:0");
    expect(sameDay).not.toContain("hrvMs:0");
    expect(choices.dayBefore.filter(({ chosen }) => chosen).map(({ value }) => value)).toEqual([
      "strain:1",
      "strain:3",
    ]);
  });

  it("say what is left out, and why", () => {
    expect(choices.left).toEqual([
      "HRV, Resting heart rate, Respiratory rate, Sleep performance: recovery is computed from it",
    ]);
  });
});

describe("what carries over in what is left", () => {
  it.each([en.modelText, de.modelText])(
    "says that one bar in twenty lies outside the band by chance alone",
    (text) => {
      const { head, legend } = prepareResidualLags(noise.result, text);
      expect(head.lead).toMatch(/one in twenty|jeder zwanzigste/);
      expect(head.lead).not.toMatch(/within the band are what chance|Balken im Band hinterlässt/);
      expect(legend).toMatch(/one in twenty outside|einer von zwanzig außerhalb/);
    },
  );

  it("has files with the residuals as they were computed", () => {
    const { fitted: said, residuals } = found.result;
    const { columns } = prepareResidualSeries(found, words);
    expect(columns[0]?.values).toEqual(residuals);
    const { points } = prepareResidualScatter(found, words);
    expect(points.map(([, x]) => x)).toEqual(said.filter((value) => value !== null));
  });
});
