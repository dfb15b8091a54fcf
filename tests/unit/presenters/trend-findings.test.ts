import { describe, expect, it } from "vitest";
import { analyseTrends } from "#analysis/trends.ts";
import { de } from "#app/texts/de.ts";
import { en } from "#app/texts/en.ts";
import { prepareAwaitedFindings, prepareTrendFindings } from "#presenters/prepare-trend-findings.ts";
import { carryingOver, noiseHistory, normals, seriesOf } from "../analysis/histories.ts";

const text = en.trendFindingsText;

describe("drift and steps in words", () => {
  it("give a clear drift per 30 days with its range and days", () => {
    const next = normals(2);
    const restingBpm = Array.from({ length: 180 }, (_, day) => 58 - day / 20 + 0.5 * next());
    const [found] = prepareTrendFindings(
      analyseTrends(seriesOf([{ metric: "restingBpm", values: restingBpm }])).metrics,
      text,
    );
    expect(found?.state).toBe("Clear");
    expect(found?.words).toMatch(
      /^−[12]\.\d\d bpm per 30 days \(−\d\.\d\d bpm to −\d\.\d\d bpm\), 180 days\.$/,
    );
  });

  it("keep a row for each metric while they are being computed", () => {
    expect(prepareAwaitedFindings(["recovery", "hrvMs"], text)).toMatchObject([
      { label: "Recovery", state: "Being computed", steps: [] },
      { label: "HRV", state: "Being computed", steps: [] },
    ]);
  });

  it("say that nothing is clear together with what would still fit", () => {
    const { metrics } = analyseTrends(noiseHistory(5, 120));
    const [first] = prepareTrendFindings(metrics, text);
    expect(first?.state).toBe("No clear pattern");
    expect(first?.words).toMatch(
      /^No clear drift: .+ per 30 days, and anything from −.+ to \+.+ would fit\. 120 days\.$/,
    );
  });

  it("measure HRV in percent and give a step's means in milliseconds, around a date", () => {
    const next = normals(4);
    const hrvMs = carryingOver(160, 0.3, next).map((value, day) =>
      Math.exp((day < 80 ? 4 : 4.4) + 0.05 * value),
    );
    const [found] = prepareTrendFindings(
      analyseTrends(seriesOf([{ metric: "hrvMs", values: hrvMs }])).metrics,
      text,
    );
    expect(found?.words).toContain("% per 30 days");
    expect(found?.steps[0]).toMatch(
      /^A step around 2[0-9] Mar 2026, most likely between 2\d Mar 2026 and 2\d Mar 2026: 5\d ms on average before, 8\d ms after\.$/,
    );
  });

  it("never say how well a date is known without saying between which days", () => {
    expect(JSON.stringify([en, de])).not.toMatch(/about a week\b|auf etwa eine Woche/);
  });

  it("say how many days are missing, and that a level never changes", () => {
    const flat = new Array(60).fill(0);
    const few = flat.map((_, day) => (day % 3 === 0 ? day : null));
    const series = seriesOf([
      { metric: "napMin", values: flat },
      { metric: "strain", values: few },
    ]);
    const said = prepareTrendFindings(analyseTrends(series).metrics, text);
    expect(said.map(({ words }) => words)).toEqual([
      "It never changes.",
      "20 of 30 days. A drift needs 30 readings over 45 days without a step.",
    ]);
  });
});
