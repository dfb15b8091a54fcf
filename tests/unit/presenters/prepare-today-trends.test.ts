import { describe, expect, test } from "vitest";
import { figureText } from "#app/texts/en/figure.ts";
import { figureCsv } from "#presenters/figure-table.ts";
import { prepareTodayTrends } from "#presenters/prepare-today-trends.ts";
import { columnValues, isPartial } from "#presenters/series-model.ts";
import { seriesTable } from "#presenters/series-table.ts";
import { describeSlot } from "#presenters/series-words.ts";
import { morning, text } from "./today-builder.ts";

const trends = prepareTodayTrends(morning(), text);
const trendOf = (id: string) => {
  const found = trends.find((model) => model.id === id);
  if (found === undefined) throw new Error(`no trend ${id}`);
  return found;
};

describe("the trends of Today", () => {
  test("begin with recovery and leave out what has no reading at all", () => {
    expect(trends.map(({ id }) => id)).toEqual(["recovery", "hrvMs", "restingBpm", "strain", "asleepMin"]);
    const input = morning();
    const empty = { ...input, trend: { ...input.trend, restingBpm: [null, null, null] } };
    expect(prepareTodayTrends(empty, text).map(({ id }) => id)).not.toContain("restingBpm");
  });

  test("keep a day without a reading as a gap, and are plain JSON", () => {
    expect(columnValues(trendOf("hrvMs"), "hrvMs")).toEqual([60, null, 78.2]);
    expect(JSON.parse(JSON.stringify(trends))).toEqual(trends);
  });

  test("say value and difference from usual, but do not compare a day that goes on", () => {
    const said = (id: string) => describeSlot(trendOf(id), 2, figureText.words).readings[0];
    expect(said("hrvMs")).toMatchObject({ value: "78 ms", word: "+12 from usual 66 ms" });
    expect(said("asleepMin")).toMatchObject({ value: "7:12", word: "+0:06 from usual 7:06" });
    expect(said("strain")).toMatchObject({ value: "5.6", word: "so far" });
    expect(said("recovery")?.word).toBe("Sufficient, +11 from usual 61 %");
  });

  test("mark only strain as so far: the morning's values are complete", () => {
    expect(trends.filter((model) => isPartial(model, model.id, 2)).map(({ id }) => id)).toEqual(["strain"]);
  });

  test("draw the usual range only where it is known", () => {
    expect(trendOf("recovery").panels[0]?.zones).toEqual([{ low: 46, high: 76 }]);
    const { usual: unknown } = morning().readings.spo2Pct;
    const input = morning();
    const young = prepareTodayTrends({ ...input, recovery: { ...input.recovery, usual: unknown } }, text);
    expect(young[0]?.panels[0]?.zones).toEqual([]);
    expect(young[0]?.lead).toBe(text.trend.leadUnknown);
  });

  test("have every value and the usual range inside their axis", () => {
    for (const { columns, panels } of trends) {
      const [panel] = panels;
      const values = columns.flatMap((column) => column.values).filter((value) => value !== null);
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(panel?.low ?? Number.POSITIVE_INFINITY);
        expect(value).toBeLessThanOrEqual(panel?.high ?? Number.NEGATIVE_INFINITY);
      }
    }
  });

  test("are files with one line per calendar day, unrounded, under the catalogue's names", () => {
    expect(figureCsv(seriesTable(trendOf("asleepMin"), figureText.words))).toBe(
      "day,asleepMin,needMin\r\n2026-11-19,400,500\r\n2026-11-20,,\r\n2026-11-21,432,510\r\n",
    );
  });
});
