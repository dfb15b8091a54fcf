import { describe, expect, test } from "vitest";
import { parseDay } from "#domain/day.ts";
import { recoveryShares } from "#domain/recovery-shares.ts";
import { usualStrainByRecovery } from "#domain/similar-recovery.ts";
import { lastOfSlots, slotMeans, slotsOf, summarise } from "#domain/slots.ts";
import { socialJetlagMin } from "#domain/social-jetlag.ts";
import { usualBands } from "#domain/usual-band.ts";
import { weekdayLevels } from "#domain/weekday-levels.ts";
import { weeklyMedians } from "#domain/weekly-medians.ts";
import { medianInterval } from "#stats/median-interval.ts";

const monday = parseDay("2026-03-02");
const range = (from: string, to: string) => ({ from: parseDay(from), to: parseDay(to) });

describe("slots", () => {
  test("are days up to 400, then weeks, then four weeks, all from a Monday", () => {
    expect(slotsOf(range("2026-01-01", "2026-12-31"), 1)).toMatchObject({ stepDays: 1, count: 365 });
    expect(slotsOf(range("2024-01-03", "2026-01-01"), 1)).toMatchObject({ stepDays: 7, from: "2024-01-01" });
    expect(slotsOf(range("2016-01-01", "2026-01-01"), 1)).toMatchObject({ stepDays: 28 });
  });

  test("know which stretches the range cuts", () => {
    const { count, partial } = slotsOf(range("2024-01-03", "2025-03-08"), 1);
    expect(partial).toEqual([0, count - 1]);
    expect(slotsOf(range("2024-01-01", "2025-03-09"), 1).partial).toEqual([]);
  });

  test("sum up a stretch by its median and lose no extreme; days outside the range count nowhere", () => {
    const column = [99, 10, null, 30, 20, 1, 2, 3];
    const slots = { from: monday, stepDays: 7, count: 1, partial: [] } as const;
    const days = range("2026-03-03", "2026-03-06");
    expect(summarise(column, monday, days, { ...slots, partial: [] })).toEqual({
      middle: [20],
      low: [10],
      high: [30],
    });
    expect(slotMeans(column, monday, days, { ...slots, partial: [] })).toEqual([20]);
    expect(lastOfSlots(column, monday, days, { ...slots, partial: [] })).toEqual([20]);
  });

  test("of a stretch without readings are gaps, not zeros", () => {
    const slots = { from: monday, stepDays: 1 as const, count: 2, partial: [] };
    expect(summarise([null, 5], monday, range("2026-03-02", "2026-03-03"), slots).middle).toEqual([null, 5]);
    expect(slotMeans([null, 5], monday, range("2026-03-02", "2026-03-03"), slots)).toEqual([null, 5]);
  });
});

describe("weekly medians", () => {
  test("stand on each day of their week, the cut week apart from the whole ones", () => {
    const column = [50, 60, 70, 80, null, null, null, 10, 20, 30, 40];
    const medians = weeklyMedians(column, monday, range("2026-03-02", "2026-03-12"), 1);
    expect(medians.whole).toEqual([...Array(7).fill(65), ...Array(4).fill(null)]);
    expect(medians.partial).toEqual([...Array(7).fill(null), ...Array(4).fill(25)]);
  });

  test("need four readings", () => {
    const medians = weeklyMedians(
      [50, 60, 70, null, null, null, null],
      monday,
      range("2026-03-02", "2026-03-08"),
      1,
    );
    expect(medians.whole).toEqual(Array(7).fill(null));
  });
});

describe("the interval of a median", () => {
  test("runs between the readings a fair coin gives: ranks 2 and 9 of ten", () => {
    const readings = [7, 1, 10, 4, 2, 8, 3, 9, 5, 6];
    expect(medianInterval(readings)).toEqual({ known: true, n: 10, value: { median: 5.5, low: 2, high: 9 } });
  });

  test("is the whole span for six readings and unknown for five", () => {
    expect(medianInterval([1, 2, 3, 4, 5, 6])).toMatchObject({ value: { low: 1, high: 6 } });
    expect(medianInterval([1, 2, 3, 4, 5])).toEqual({ known: false, why: "too-few-days", have: 5, need: 6 });
  });

  test("keeps working where a half to the power of n is no number any more: ranks 956 and 1045 of 2000", () => {
    const many = Array.from({ length: 2000 }, (_, index) => index + 1);
    const interval = medianInterval(many);
    expect(interval.known && interval.value.low).toBe(956);
    expect(interval.known && interval.value.high).toBe(1045);
  });
});

test("weekday levels begin with Monday whatever the first day is, and need six readings", () => {
  const sunday = parseDay("2026-03-01");
  const values = Array.from({ length: 42 }, (_, index) => (index % 7 === 0 ? 90 : 10 + (index % 7)));
  const levels = weekdayLevels(values, sunday);
  expect(levels.map((level) => level.known && level.value.median)).toEqual([11, 12, 13, 14, 15, 16, 90]);
  expect(weekdayLevels(values.slice(0, 35), sunday)[0]).toMatchObject({ known: false, have: 5, need: 6 });
});

test("recovery's shares count the shown percent and leave gaps out", () => {
  expect(recoveryShares([33.4, 33.5, 66.4, 66.5, null])).toEqual({
    days: { red: 1, yellow: 2, green: 1 },
    known: 4,
    of: 5,
  });
});

describe("usual strain on days with similar recovery", () => {
  const recovery = Array.from({ length: 40 }, (_, index) => (index < 20 ? 50 + (index % 5) : 90));
  const strain = Array.from({ length: 40 }, (_, index) => (index < 20 ? index : 5));

  test("is the middle eight tenths of days within ten points", () => {
    const usual = usualStrainByRecovery(recovery, strain)(52);
    expect(usual).toMatchObject({ known: true, n: 20, value: { median: 9.5 } });
    expect(usual.known && usual.value.low).toBeCloseTo(1.9, 10);
    expect(usual.known && usual.value.high).toBeCloseTo(17.1, 10);
  });

  test("is unknown where fewer than 14 such days exist", () => {
    expect(usualStrainByRecovery(recovery, strain)(20)).toMatchObject({ known: false, have: 0, need: 14 });
  });
});

test("social jetlag is the distance between the middles of sleep on weekends and workdays", () => {
  const isWeekend = (index: number) => index % 7 >= 5;
  const bed = Array.from({ length: 14 }, (_, index) => (isWeekend(index) ? 780 : 660));
  const wake = Array.from({ length: 14 }, (_, index) => (isWeekend(index) ? 1260 : 1140));
  expect(socialJetlagMin(bed, wake, monday)).toEqual({ known: true, value: 120, n: 14 });
  expect(socialJetlagMin(bed.slice(0, 7), wake.slice(0, 7), monday)).toMatchObject({ have: 2, need: 4 });
});

test("a usual band is that of the 30 days before, the day itself excluded, and needs 14 of them", () => {
  const column = [...Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? 50 : 52)), 90, 70];
  const [early, after] = usualBands(column, [13, 14]);
  expect(early).toBeNull();
  expect(after?.mean).toBeCloseTo(51, 10);
  expect(after?.high).toBeCloseTo(51 + Math.sqrt(14 / 13), 10);
});
