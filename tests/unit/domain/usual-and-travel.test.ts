import { describe, expect, it } from "vitest";
import { addDays, parseDay, startOfUtcDay } from "#domain/day.ts";
import { regularityAndTravel, type SleepInterval, sleepRegularityIndex } from "#domain/regularity.ts";
import { unusualDays } from "#domain/unusual-days.ts";
import { usualOver } from "#domain/usual.ts";
import { zoneLoad } from "#domain/zone-load.ts";

const from = parseDay("2026-03-02");

/** Nights from 23:00 to 07:00 on the clock of each day. */
function nights(offsetsMin: readonly number[]): SleepInterval[] {
  return offsetsMin.map((offsetMin, index) => {
    const nightOf = addDays(from, index);
    const at = (hour: number) =>
      new Date(startOfUtcDay(nightOf).getTime() + hour * 3_600_000 - offsetMin * 60_000);
    return { startAt: at(-1), endAt: at(7), offsetMin, nightOf };
  });
}

describe("sleep regularity and travel", () => {
  it("leaves out the last day on the old clock and the first on the new one", () => {
    const sleeps = nights([60, 60, 60, 60, 60, 60, 60, 540, 540, 540, 540, 540, 540]);
    const late = sleeps.map((sleep, index) =>
      index === 7 ? { ...sleep, startAt: new Date(sleep.startAt.getTime() + 4 * 3_600_000) } : sleep,
    );
    const found = regularityAndTravel(late);
    expect(found.travelDays).toEqual([addDays(from, 6), addDays(from, 7)]);
    expect(found.index.known && found.index.value).toBeLessThan(100);
    expect(found.withoutTravel).toMatchObject({ known: true, value: 100, n: 9 });
  });

  it("is the plain index alone when the clock moved by an hour at most", () => {
    const sleeps = nights([60, 60, 60, 120, 120, 120, 120]);
    expect(regularityAndTravel(sleeps)).toEqual({
      index: sleepRegularityIndex(sleeps),
      withoutTravel: null,
      travelDays: [],
    });
  });
});

describe("what is usual", () => {
  const series = { from, values: Array.from({ length: 60 }, (_, day) => 50 + (day % 5)) };

  it("can be taken over a week, without the day itself", () => {
    const { usual, z } = usualOver(7, 90, series, addDays(from, 40));
    expect(usual).toMatchObject({ known: true, n: 7 });
    expect(z.known && z.value).toBeGreaterThan(10);
  });

  it("counts the days that lay two spreads away, out of those that could tell", () => {
    const column = series.values.map((value, day) => (day === 50 ? 80 : day === 55 ? null : value));
    expect(unusualDays(column, 20)).toEqual({ unusual: 1, of: 19 });
    expect(unusualDays(column.slice(0, 10), 20)).toEqual({ unusual: 0, of: 0 });
  });
});

describe("zone-weighted minutes", () => {
  it("weigh a minute by its zone, and are unknown on a day that lacks one", () => {
    const column = (minutes: number) => [minutes, null];
    expect(zoneLoad([10, 20, 0, 5, 1].map(column))).toEqual([10 + 40 + 20 + 5, null]);
    expect(zoneLoad([])).toEqual([]);
  });
});
