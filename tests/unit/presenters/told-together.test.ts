import { describe, expect, test } from "vitest";
import { dataText } from "#app/texts/en/data.ts";
import { figureText } from "#app/texts/en/figure.ts";
import { insightsText } from "#app/texts/en/insights.ts";
import { metricText } from "#app/texts/en/metrics.ts";
import { modelText } from "#app/texts/en/model.ts";
import { recoveryText } from "#app/texts/en/recovery.ts";
import { strainText } from "#app/texts/en/strain.ts";
import { trendFindingsText } from "#app/texts/en/trend-findings.ts";
import { trendsText } from "#app/texts/en/trends.ts";
import { addDays, parseDay } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { sizeOf } from "#presenters/correlation-sentence.ts";
import { outcomeTogether } from "#presenters/model-words.ts";
import { prepareComparison } from "#presenters/prepare-comparison.ts";
import { prepareDistribution } from "#presenters/prepare-distribution.ts";
import { prepareRecordChanges } from "#presenters/prepare-record-changes.ts";
import { prepareRecovery } from "#presenters/prepare-recovery.ts";
import { prepareStrain } from "#presenters/prepare-strain.ts";
import { prepareContributors } from "#presenters/prepare-today-contributors.ts";
import { prepareDials } from "#presenters/prepare-today-dials.ts";
import { prepareReadings } from "#presenters/prepare-today-readings.ts";
import { prepareVerdict } from "#presenters/prepare-today-verdict.ts";
import { prepareTrendFindings } from "#presenters/prepare-trend-findings.ts";
import { prepareTrendWeekdays } from "#presenters/prepare-trend-weekdays.ts";
import { prepareCalendarPeriods, type TrendsInput } from "#presenters/prepare-trends.ts";
import { column, timeAxis } from "#presenters/series-parts.ts";
import { describeSlot } from "#presenters/series-words.ts";
import { known } from "#stats/estimate.ts";
import { loadHistoryOf, recoveryViewOf } from "./page-views.ts";
import { morning, pillar, reading, text } from "./today-builder.ts";

const from = parseDay("2026-03-02");
const range = { from, to: addDays(from, 27) };

function input(metric: MetricName, here: number[], other: number[] | null = null): TrendsInput {
  const columnsOf = (values: number[], days: typeof range): DayColumns<MetricName> => {
    const all = Object.fromEntries(
      metricNames.map((name) => [name, name === metric ? values : values.map(() => null)]),
    ) as unknown as DayColumns<MetricName>["shown"];
    return { range: days, shown: all, counted: all, openIndex: null };
  };
  return {
    range,
    metrics: [metric],
    days: columnsOf(here, range),
    other: other === null ? null : columnsOf(other, { from: addDays(from, -28), to: addDays(from, -1) }),
  };
}

const month = (level: number) => Array.from({ length: 28 }, (_, day) => level + (day % 4) * 0.1);

describe("a difference never reads as equal", () => {
  test("between two periods: both means and the difference get the decimals it takes", () => {
    const figure = prepareComparison(input("restingBpm", month(55), month(55.2)), metricText, trendsText);
    expect(figure?.rows[0]?.words).toMatch(
      /−0\.2\d* \(−0\.\d+ to −0\.\d+\); 55\.\d+ \(n 28\) against 55\.\d+ \(n 28\)$/,
    );
    const [own, other] = [...(figure?.rows[0]?.words ?? "").matchAll(/55\.\d+/g)].map(([number]) => number);
    expect(own).not.toBe(other);
  });

  test("between the mean of a month and its lowest and highest day", () => {
    const figure = prepareCalendarPeriods(
      input("restingBpm", month(55)),
      "restingBpm",
      "month",
      metricText,
      trendsText,
    );
    expect(figure.rows[0]?.words).toMatch(/^55\.\d+ \(55\.0+ – 55\.30*\)/);
    expect(figure.table.rows[0]?.slice(1, 4).map((cell) => cell?.shown)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^55\.\d/)]),
    );
  });

  test("between the median of a weekday and the interval it lies in", () => {
    const values = Array.from({ length: 28 * 3 }, (_, day) => 55 + (Math.floor(day / 7) % 3) * 0.1);
    const wide = { ...input("restingBpm", values), range: { from, to: addDays(from, 83) } };
    const { rows } = prepareTrendWeekdays(wide, "restingBpm", metricText, trendsText);
    expect(rows[0]?.words).toBe("55.1 (55.0 – 55.2), n 12");
  });

  test("between the weekdays of recovery", () => {
    const view = recoveryViewOf(range, known({ median: 60.2, low: 59.8, high: 60.4 }, 9));
    expect(prepareRecovery(view, recoveryText).weekdays.rows[0]?.words).toBe("60.2 % (59.8–60.4), 9 days");
  });

  test("between the borders of a distribution, in the unit that is shown", () => {
    const kcal = { ...trendsText, calendar: { ...trendsText.calendar, energy: "kcal" as const } };
    const values = Array.from({ length: 28 }, (_, day) => 9000 + (day % 7));
    const { xTicks, bars } = prepareDistribution(input("energyKj", values), "energyKj", metricText, kcal);
    expect(new Set(xTicks.map(({ label }) => label)).size).toBe(xTicks.length);
    for (const { words } of bars) expect(words).not.toMatch(/^(\S+) up to \1:/);
  });

  test("between a reading and what is usual, in the words of a chart's slot", () => {
    const model = {
      id: "x",
      title: "",
      unit: "",
      lead: "",
      partial: [],
      shaded: [],
      panels: [],
      keys: [],
      ...timeAxis({ from, to: from }, { from, stepDays: 1, count: 1 }, trendsText.calendar),
      columns: [
        column({ id: "restingBpm", label: "Resting", unit: "bpm", usual: "usual" }, [55]),
        column({ id: "usual", label: "", unit: "bpm", listed: false }, [55.3]),
      ],
    };
    expect(describeSlot(model, 0, figureText.words).readings[0]).toMatchObject({
      value: "55 bpm",
      word: expect.stringContaining("−0.3"),
    });
    expect(describeSlot(model, 0, figureText.words).readings[0]?.word).toContain("55.3");
  });

  test("between this morning and what is usual", () => {
    const near = morning({
      recovery: pillar(61, "adequate", { mean: 61.3, sd: 10 }),
      readings: { ...morning().readings, restingBpm: reading(52, { mean: 52.2, sd: 0.1 }) },
      contributors: [{ metric: "restingBpm", value: 52, z: -2 }],
    });
    expect(prepareDials(near, text)[1]?.versusUsual).toBe("0.3 below usual 61.3");
    expect(prepareVerdict(near, text)).toContain("resting heart rate 52.0 bpm (usual 52.2)");
    expect(prepareContributors(near, text)[0]).toMatchObject({ value: "52.0 bpm", usual: "usual 52.2" });
    expect(prepareReadings(near, text).find(({ id }) => id === "restingBpm")).toMatchObject({
      value: "52.0",
      note: "usual 52.2",
    });
  });

  test("between a week's load and the weeks before: 1.004 times is not 1.00 times", () => {
    const load = loadHistoryOf({
      ratio: known(1.004, 7),
      weeklyChange: known({ low: -0.02, high: 0.04 }, 90),
    });
    const days = {
      range,
      shown: { strain: [], energyKj: [] },
      counted: { strain: [], energyKj: [] },
      openIndex: null,
    };
    const page = prepareStrain({ range, days, load, weeks: [] }, "minutes", strainText);
    expect(page.loadSentence).toContain("1.004 times");
    expect(page.changeSentence).toContain("−0.02 to +0.04");
  });

  test("between the levels before and after a step: 55.1 and 55.4, not 55 and 55", () => {
    const step = {
      aroundDay: from,
      earliestDay: from,
      latestDay: from,
      q: 0.01,
      meanBefore: 55.1,
      meanAfter: 55.4,
      countBefore: 60,
      countAfter: 60,
      p: 0.01,
    };
    const found = {
      metric: "restingBpm" as const,
      trend: known(
        {
          per30Days: 0.5,
          interval: { low: 0.2, high: 1 },
          percent: true,
          lineFrom: 55,
          lineTo: 56,
          p: 0.01,
          q: 0.01,
          phi: 0,
          level: "clear" as const,
        },
        90,
      ),
      changes: [step],
    };
    const [told] = prepareTrendFindings(
      [found as Parameters<typeof prepareTrendFindings>[0][number]],
      trendFindingsText,
    );
    expect(told?.words).toContain("+0.5 % per 30 days (+0.2 % to +1.0 %)");
    expect(told?.steps[0]).toMatch(/55\.1 bpm .*55\.4 bpm/);
  });

  test("between the size of an effect and the interval it lies in", () => {
    const effect = known({ difference: 1.2, low: 0.8, high: 1.4, days: 30 }, 90);
    expect(sizeOf({ y: "restingBpm", effect, effectInPercent: false }, insightsText)).toEqual({
      estimate: "1.2 bpm higher",
      interval: "0.8 to 1.4",
    });
    const percent = known({ difference: 0.5, low: 0.2, high: 1, days: 30 }, 90);
    expect(sizeOf({ y: "hrvMs", effect: percent, effectInPercent: true }, insightsText)).toEqual({
      estimate: "0.5 % higher",
      interval: "0.2 to 1.0",
    });
  });

  test("between a coefficient and its interval", () => {
    const write = outcomeTogether("recovery", [-2.14, -2.12, -2.2], { metrics: metricText, text: modelText });
    expect([-2.14, -2.12, -2.2].map(write)).toEqual(["−2.14", "−2.12", "−2.20"]);
  });

  test("between what a record said before and says now", () => {
    const score = (ms: number) => ({ score: { hrv_rmssd_milli: ms } });
    expect(prepareRecordChanges(score(61.26), score(61.28), dataText.record)).toMatchObject([
      { before: "61.26 ms", after: "61.28 ms" },
    ]);
    const time = (ms: number) => ({ score: { stage_summary: { total_rem_sleep_time_milli: ms } } });
    expect(prepareRecordChanges(time(7_200_000), time(7_205_000), dataText.record)).toMatchObject([
      { before: "2:00:00 h", after: "2:00:05 h" },
    ]);
  });
});
