import { describe, expect, it } from "vitest";
import { scanCorrelations } from "#analysis/correlation-scan.ts";
import type { Comparison } from "#analysis/correlations.ts";
import { openPair } from "#analysis/open-pair.ts";
import { de } from "#app/texts/de.ts";
import { en } from "#app/texts/en.ts";
import { correlationSentence, daysNeeded, sizeInWords } from "#presenters/correlation-sentence.ts";
import type { InsightsText } from "#presenters/insights-text.ts";
import { cellInWords, matrixTable, stateOf } from "#presenters/matrix-words.ts";
import { prepareMatrix } from "#presenters/prepare-correlation-matrix.ts";
import { preparePair } from "#presenters/prepare-correlation-pair.ts";
import { prepareInsights } from "#presenters/prepare-insights.ts";
import { describeDot, scatterTable } from "#presenters/scatter-words.ts";
import { carryingOver, noiseHistory, normals, seriesOf } from "../analysis/histories.ts";

const text: InsightsText = en.insightsText;

/** Words that would say more than an observation can. */
const forbidden =
  /\b(causes|leads to|boosts?|improves?|because of|due to|effect of|impact|driver|optimal|should|guarantees?|risk|accurate)\b/i;

const clear: Comparison = {
  x: "strain",
  y: "recovery",
  lagDays: 1,
  n: 312,
  level: "clear",
  found: {
    r: -0.31,
    interval: { low: -0.42, high: -0.19 },
    effectiveN: 240.4,
    p: 0.00001,
    q: 0.002,
    qBenjaminiHochberg: 0.0002,
    halves: [-0.3, -0.33],
  },
};
const nine = {
  effect: { known: true, n: 312, value: { difference: -9.2, low: -13.1, high: -4.8, days: 104 } },
  effectInPercent: false,
} as const;

describe("the sentence of a comparison", () => {
  const say = (level: Comparison["level"], words = text) =>
    correlationSentence({ ...clear, level, ...nine }, { family: 105, detectable: 0.35, text: words });

  it("gives the size in natural units with its range, the days and what they are worth, and names no cause", () => {
    expect(say("clear")).toBe(
      "Recovery on days with high Day strain (top third) compared with days with low Day strain: 9 points lower (5 to 13), the next day, comparing similar weekdays. 312 days, worth about 240. Clear pattern; this does not show that one is the cause of the other.",
    );
  });

  it("says that sleep performance is a part of recovery where a night is set beside its own morning", () => {
    const told = (x: Comparison["x"], lagDays: number) =>
      correlationSentence({ ...clear, x, lagDays, ...nine }, { family: 105, detectable: 0.35, text });
    expect(told("asleepMin", 0)).toMatch(/Sleep performance is one part of the score\.$/);
    expect(told("bedAt", 0)).toMatch(/Sleep performance is one part of the score\.$/);
    expect(told("asleepMin", 1)).not.toContain("part of the score");
    expect(told("strain", 1)).not.toContain("part of the score");
  });

  it("calls a tentative one a hint among all comparisons", () => {
    expect(say("tentative")).toContain("1 of the 105 comparisons we made, so treat it as a hint");
  });

  it("says what could have been seen when nothing is clear", () => {
    expect(say("nothing-clear")).toBe(
      "No clear pattern between Day strain and Recovery the next day in 312 days. A link of r ≈ 0.35 or more would probably have shown up.",
    );
  });

  it("says how many more days it needs, by days or by what they are worth", () => {
    expect(daysNeeded({ n: 20, found: null })).toBe(40);
    expect(daysNeeded({ n: 90, found: { ...clear.found, effectiveN: 15 } as Comparison["found"] })).toBe(90);
    expect(say("too-early")).toContain("more days are needed");
  });

  it("keeps the signs of a range that holds zero", () => {
    const effect = { ...nine.effect, value: { ...nine.effect.value, high: 2.3 } };
    expect(sizeInWords({ ...clear, effect, effectInPercent: false }, text)).toBe("9 points lower (−13 to 2)");
  });

  it("measures HRV in percent, durations as h:mm and bedtimes as earlier or later", () => {
    expect(sizeInWords({ ...nine, y: "hrvMs", effectInPercent: true }, text)).toBe("9 % lower (5 to 13)");
    expect(sizeInWords({ ...nine, y: "asleepMin" }, text)).toBe("0:09 h lower (0:05 to 0:13)");
    expect(sizeInWords({ ...nine, y: "bedAt" }, text)).toBe("0:09 h earlier (0:05 to 0:13)");
  });

  it("uses no forbidden word, whatever its level", () => {
    for (const level of ["clear", "tentative", "nothing-clear", "too-early", "no-spread"] as const)
      expect(say(level)).not.toMatch(forbidden);
    expect(JSON.stringify({ ...en.insightsText, metrics: {} })).not.toMatch(forbidden);
  });

  it("has a decimal comma in German", () => {
    expect(say("nothing-clear", de.insightsText)).toContain("r ≈ 0,35");
  });
});

describe("a look at metrics of noise", () => {
  const { summary } = scanCorrelations(noiseHistory(5, 200));

  it("says nothing clear, and what could have been seen", () => {
    const model = prepareInsights(summary, text);
    expect(model.findings).toEqual([]);
    expect(model.nothing?.title).toBe("Nothing clear");
    expect(model.summary).toMatch(
      /^225 comparisons, none with q ≤ 0\.10: nothing clear\. A link of r ≈ 0\.\d\d/,
    );
  });

  it("does not say “nothing clear” where patterns hold that nobody chooses, but where they are", () => {
    const model = prepareInsights({ ...summary, holding: 7, strongest: [] }, text);
    expect(model.nothing?.title).toBe("Nothing you choose stands out");
    expect(model.nothing?.detail).toMatch(/^7 patterns hold, .* The matrix shows them\.$/);
  });

  it("says how many days are missing when it is too early", () => {
    const early = scanCorrelations(noiseHistory(21, 40)).summary;
    const { summary, nothing } = prepareInsights(early, text);
    expect(summary).toBe("About 20 more days are needed before we can say anything.");
    expect(nothing?.title).toBe("Too early");
    expect(nothing?.detail).toContain("60 days");
  });
});

describe("the matrix", () => {
  const next = normals(6);
  const strain = carryingOver(250, 0.3, next);
  const series = seriesOf([
    { metric: "strain", values: strain },
    { metric: "spo2Pct", values: strain.map((_, day) => 0.8 * (strain[day - 1] ?? 0) + 0.6 * next()) },
    { metric: "recovery", values: carryingOver(250, 0.4, next) },
    { metric: "hrvMs", values: carryingOver(250, 0.4, next).map((value) => 60 + value) },
  ]);
  const { summary, comparisons } = scanCorrelations(series);
  const view = (lag: number) => ({
    summary,
    comparisons: comparisons.filter(({ lagDays }) => lagDays === lag),
  });

  it("holds the found pair in the row of what came first, and hatches what is related by construction", () => {
    const model = prepareMatrix(view(1), 1, text);
    const states = model.rows.map((row) => row.map((cell) => (cell === null ? "self" : stateOf(cell))));
    expect(states[0]?.[1]).toBe("clear");
    expect(states[1]?.[0]).not.toBe("clear");
    expect(states[2]?.[3]).toBe("mechanical");
    expect(states[2]?.[2]).toBe("self");
    expect(cellInWords(model, 0, 1)).toMatch(
      /^Day strain → Blood oxygen, the next day: r 0\.\d\d \(0\.\d\d to 0\.\d\d\), \d+ days worth about \d+\. Clear\.$/,
    );
    expect(cellInWords(model, 2, 3)).toBe("Recovery → HRV, the next day: Related by construction.");
  });

  it("shows the same on both sides of the diagonal on one day, and lists each pair once", () => {
    const model = prepareMatrix(view(0), 0, text);
    expect(model.rows[0]?.[1]).toEqual(model.rows[1]?.[0]);
    expect(matrixTable(model).rows).toHaveLength(5);
    expect(matrixTable(prepareMatrix(view(2), 2, text)).rows).toHaveLength(10);
  });

  it("has a file with the very numbers that were computed, and writes no q as zero", () => {
    const { comparisons } = view(1);
    const { rows } = matrixTable(prepareMatrix(view(1), 1, text));
    for (const { x, y, n, found } of comparisons) {
      if (found === null) continue;
      const row = rows.find(([pair]) => pair?.value === `${x} ${y}`);
      const { r, interval, effectiveN, q } = found;
      expect(row?.slice(1, 7).map((cell) => cell?.value)).toEqual([
        r,
        interval.low,
        interval.high,
        n,
        effectiveN,
        q,
      ]);
      expect(row?.[6]?.shown).not.toMatch(/^0\.000$/);
    }
    expect(rows.some((row) => row[6]?.shown === "< 0.001")).toBe(true);
  });
});

describe("an opened pair as it is drawn", () => {
  const next = normals(3);
  const strain = carryingOver(120, 0.3, next).map((value) => 11 + 2 * value);
  const recovery = carryingOver(120, 0.3, next).map((value) => Math.round(55 + 12 * value));
  const { range } = seriesOf([{ metric: "strain", values: strain }]);
  const opened = openPair({
    x: "strain",
    y: "recovery",
    lagDays: 1,
    range,
    columnX: strain,
    columnY: recovery,
  });
  const shown = { lagsFound: [{ ...clear, level: "nothing-clear" as const }], family: 105, text };
  const model = preparePair(opened, { ...shown, bend: 1 });

  it("draws a curve only when it is asked for, over all of x, and says that it is no evidence", () => {
    expect(model.scatter?.curve).toEqual([]);
    const bent = preparePair(opened, { ...shown, bend: 2 });
    const x = opened.points.map(([, value]) => value);
    expect(bent.scatter?.curve?.at(0)?.[0]).toBe(Math.min(...x));
    expect(bent.scatter?.curve?.at(-1)?.[0]).toBeCloseTo(Math.max(...x), 9);
    expect(bent.scatter?.head.lead).toContain(text.pair.curveLead);
    expect(bent.sentence).toBe(model.sentence);
    expect(bent.details).toEqual(model.details);
  });

  it("shows the size of what is not clear as a note, never as a finding", () => {
    expect(model.state).toBe("No clear pattern");
    expect(model.notes[0]).toContain("Recovery between the third of days");
  });

  it("has a row for every lag, zero in the middle, empty ones included", () => {
    expect(model.profile.rows).toHaveLength(8);
    expect(model.profile.rows.every(({ zero }) => zero === 0.5)).toBe(true);
    expect(model.profile.rows[1]?.words).toBe("−0.31 (−0.42 to −0.19), No clear pattern");
  });

  it("names each dot's day, and the table has them all", () => {
    if (model.scatter === null) throw new Error("no scatter");
    expect(describeDot(model.scatter, 0, text.calendar)).toMatchObject({ day: "2026-01-06" });
    const { rows } = scatterTable(model.scatter, text.calendar, "Day");
    expect(rows).toHaveLength(119);
    // The file has the readings as they are.
    expect(rows.map(([, x, y]) => [x?.value, y?.value])).toEqual(opened.points.map(([, x, y]) => [x, y]));
  });

  it("never writes p below 0.001, and greys what takes days for independent", () => {
    const values = model.details.map(({ value }) => value).join(" ");
    expect(values).not.toMatch(/0\.000/);
    expect(model.details.filter(({ plain }) => plain)).toHaveLength(2);
  });
});
