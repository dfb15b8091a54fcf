import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleOneDay } from "#domain/assemble-days.ts";
import { dailySeries, daysBefore, lastDay } from "#domain/daily-series.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { hrvBand, hrvDaysOutside } from "#domain/hrv-band.ts";
import { fosterMonotony, loadOf } from "#domain/load.ts";
import { clockTimeSpread, type SleepInterval, sleepRegularityIndex } from "#domain/regularity.ts";
import {
  decayingShortfallMin,
  sleepBalanceMin,
  twoWeekBalanceMin,
  twoWeekShortfallMin,
} from "#domain/sleep-debt.ts";
import { compareWithUsual } from "#domain/usual.ts";
import { seededIndex } from "#stats/random.ts";
import { always, cycle, firstDay, nap, night, ordinaryDays } from "./row-builders.ts";

const from = parseDay("2026-03-02");
const series = (values: (number | null)[]) => ({ from, values });

describe("a daily series", () => {
  it("leaves gaps where days are missing, and windows go by the calendar", () => {
    const items = [0, 1, 4].map((index) => ({ day: addDays(from, index), value: index * 10 }));
    const dense = dailySeries(items, { from, to: addDays(from, 4) }, ({ value }) => value);
    expect(dense.values).toEqual([0, 10, null, null, 40]);
    expect(daysBefore(dense, addDays(from, 4), 3)).toEqual([10, null, null]);
    expect(daysBefore(dense, from, 2)).toEqual([null, null]);
    expect(lastDay(dense)).toBe("2026-03-06");
  });
});

describe("usual", () => {
  const values = Array.from({ length: 30 }, (_, index) => 50 + (index % 3));

  it("never includes the day itself", () => {
    const day = addDays(from, 30);
    const withToday = compareWithUsual(99, series([...values, 99]), day);
    expect(withToday.usual).toMatchObject({ n: 30, value: { mean: 51 } });
    expect(withToday.median30).toMatchObject({ value: 51 });
    expect(withToday.differenceFromUsual).toBe(48);
  });

  it("takes HRV on the log scale and gives it back in ms: 40 and 90 average to 60", () => {
    const alternating = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 40 : 90));
    const { usual, z } = compareWithUsual(90, series(alternating), addDays(from, 30), "log");
    expect(usual.known && z.known).toBe(true);
    if (!usual.known || !z.known) return;
    expect(usual.value.mean).toBeCloseTo(60, 10);
    expect(usual.value.low * usual.value.high).toBeCloseTo(60 * 60, 8);
    expect(z.value).toBeCloseTo(Math.sqrt(29 / 30), 10);
  });

  it("counts down until there are 14 nights", () => {
    const { usual, differenceFromUsual } = compareWithUsual(60, series([50, null, 51, 60]), addDays(from, 3));
    expect(usual).toEqual({ known: false, why: "too-few-days", have: 2, need: 14 });
    expect(differenceFromUsual).toBeNull();
  });
});

describe("HRV band", () => {
  const even = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 50 : 60));

  it("puts the week's geometric mean against the 60 days before the week", () => {
    const band = hrvBand(series([...even, 70, 70, 70, 70, 70, 70, 70]), addDays(from, 66));
    expect(band.bandMs).toMatchObject({ known: true, n: 60 });
    if (band.bandMs.known) expect(band.bandMs.value.centre).toBeCloseTo(Math.sqrt(50 * 60), 8);
    if (band.levelMs.known) expect(band.levelMs.value).toBeCloseTo(70, 8);
    expect(band.state).toBe("above");
    expect(band.variationPct).toMatchObject({ value: 0 });
  });

  it("has no state without 4 readings in the week and 30 before it", () => {
    expect(hrvBand(series([...even, 70, 70, 70]), addDays(from, 66))).toMatchObject({
      state: null,
      levelMs: { known: false, have: 3, need: 4 },
    });
    expect(hrvBand(series(even.slice(0, 20)), addDays(from, 19)).state).toBeNull();
  });

  it("counts on how many of the last year's days the level was outside the band, of those that can tell", () => {
    const quiet = Array.from({ length: 70 }, (_, day) => (day % 2 === 0 ? 50 : 60));
    const values = [...quiet, ...Array<number>(7).fill(90)];
    const last = addDays(from, values.length - 1);
    // The first 36 days have too few before their week; the level leaves the band on the first of the days at 90.
    expect(hrvDaysOutside(series(values), last)).toEqual({ outside: 7, of: 77 - 36 });
    expect(hrvDaysOutside(series(quiet.slice(0, 30)), addDays(from, 29))).toEqual({ outside: 0, of: 0 });
  });

  it("is outside its band on about 45 % of ordinary days: half a standard deviation is a convention", () => {
    const random = seededIndex(11);
    const bell = () =>
      Array.from({ length: 12 }, () => random(1000) / 1000).reduce((sum, each) => sum + each, -6);
    let carried = 0;
    const values = Array.from({ length: 432 * 12 }, () => {
      carried = 0.3 * carried + bell();
      return 60 * Math.exp(0.1 * carried);
    });
    let [outside, of] = [0, 0];
    for (let year = 0; year < 12; year += 1) {
      const own = { from, values: values.slice(year * 432, (year + 1) * 432) };
      const days = hrvDaysOutside(own, addDays(from, 431));
      outside += days.outside;
      of += days.of;
    }
    expect(of).toBe(12 * 365);
    expect(outside / of).toBeGreaterThan(0.3);
    expect(outside / of).toBeLessThan(0.6);
  });
});

describe("load", () => {
  const loads = "10 12 8 14 6 11 9 13 7 15 10 8 12 9 11 10 14 6 9 12 8 13 15 16 14 17 13 18"
    .split(" ")
    .map(Number);
  const day = addDays(from, 27);

  it("gives the worked ratios", () => {
    const load = loadOf(series(loads), day);
    expect(load.coupledRatio).toMatchObject({ known: true });
    if (load.coupledRatio.known) expect(load.coupledRatio.value).toBeCloseTo(1.325, 10);
    if (load.uncoupledRatio.known) expect(load.uncoupledRatio.value).toBeCloseTo(1.48598130841, 10);
    expect(load.weighted).toMatchObject({ known: true });
    if (load.weighted.known) {
      expect(load.weighted.value.acute).toBeCloseTo(14.832771499, 8);
      expect(load.weighted.value.chronic).toBeCloseTo(12.1114351579, 8);
      expect(load.weighted.value.ratio).toBeCloseTo(1.22469148418, 8);
    }
  });

  it("is unknown, not lower, when too many days are missing", () => {
    const holes = loads.map((value, index) => (index > 20 && index < 24 ? null : value));
    const load = loadOf(series(holes), day);
    expect(load.acute).toEqual({ known: false, why: "too-few-days", have: 4, need: 5 });
    expect(load.coupledRatio.known).toBe(false);
    expect(load.weighted.known).toBe(false);
  });

  it("has no monotony in a week of identical days", () => {
    expect(fosterMonotony(series([5, 5, 5, 5, 5, 5, 5]), addDays(from, 6))).toMatchObject({
      why: "no-spread",
    });
  });
});

describe("sleep debt", () => {
  const fortnight = [-60, 60, -60, 60, -60, 60, -60, 60, -60, 60, null, null, null, null];
  const day = addDays(from, 13);

  it("as shortfall is not cancelled by extra sleep, as balance it is", () => {
    expect(twoWeekShortfallMin(series(fortnight), day)).toEqual({ known: true, value: 420, n: 10 });
    expect(twoWeekBalanceMin(series(fortnight), day)).toEqual({ known: true, value: 0, n: 10 });
  });

  it("counts naps, measures against WHOOP's need, and waits for the day to end", () => {
    const rows = ordinaryDays(1);
    const balance = (change: Partial<typeof rows>) =>
      sleepBalanceMin(assembleOneDay(firstDay, { ...rows, ...change }, always));
    expect(balance({})).toBe(450 - 480);
    expect(balance({ sleeps: [night(firstDay), nap(firstDay)] })).toBe(450 + 45 - 480);
    expect(balance({ sleeps: [night(firstDay, { needStrainMs: null })] })).toBeNull();
    expect(balance({ cycles: [cycle(firstDay, { endAt: null })] })).toBeNull();
  });

  it("needs ten of fourteen days", () => {
    expect(twoWeekShortfallMin(series(fortnight.slice(1)), addDays(from, 12))).toMatchObject({
      have: 9,
      need: 10,
    });
  });

  it("as decaying shortfall stays put over missing days and never becomes an endless sum", () => {
    const levels = decayingShortfallMin(series([-100, null, -100]));
    expect(levels[0]).toBeCloseTo(30, 10);
    expect(levels[1]).toBeCloseTo(30, 10);
    expect(levels[2]).toBeCloseTo(51, 10);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300, max: 100 }), { maxLength: 400 }), (balance) => {
        for (const level of decayingShortfallMin(series(balance))) expect(level).toBeLessThanOrEqual(300);
      }),
      { seed: 3, numRuns: 50 },
    );
  });
});

describe("regularity", () => {
  const sleep = (index: number, bed: string, wake: string): SleepInterval => {
    const nightOf = addDays(from, index);
    const bedDay = bed > "12:00" ? addDays(nightOf, -1) : nightOf;
    return {
      startAt: new Date(`${bedDay}T${bed}:00Z`),
      endAt: new Date(`${nightOf}T${wake}:00Z`),
      offsetMin: 0,
      nightOf,
    };
  };
  const times = [
    "23:00 07:00",
    "23:00 07:00",
    "23:30 07:00",
    "00:00 08:00",
    "23:00 07:00",
    "23:00 06:30",
    "01:00 09:00",
  ];
  const nights = times.map((each, index) => sleep(index, each.slice(0, 5), each.slice(6)));
  const third = addDays(from, 2);
  const afternoon: SleepInterval = {
    startAt: new Date(`${third}T14:00:00Z`),
    endAt: new Date(`${third}T14:45:00Z`),
    offsetMin: 0,
    nightOf: null,
  };

  it("gives the worked index over seven nights and a nap", () => {
    const index = sleepRegularityIndex([...nights, afternoon]);
    expect(index).toMatchObject({ known: true, n: 6 });
    if (index.known) expect(index.value).toBeCloseTo(85.4166666667, 8);
  });

  it("is 100 for equal days on the local clock, also when the offset moves with the member", () => {
    const traveller = Array.from({ length: 6 }, (_, index) => {
      const { startAt, endAt, nightOf } = sleep(index, "23:00", "07:00");
      const offsetMin = index * 60;
      const onSite = (time: Date) => new Date(time.getTime() - offsetMin * 60_000);
      return { startAt: onSite(startAt), endAt: onSite(endAt), offsetMin, nightOf };
    });
    expect(sleepRegularityIndex(traveller)).toEqual({ known: true, value: 100, n: 5 });
  });

  it("compares only neighbouring nights and needs five pairs", () => {
    const withHole = nights.filter((_, index) => index !== 3);
    expect(sleepRegularityIndex(withHole)).toEqual({ known: false, why: "too-few-days", have: 4, need: 5 });
  });

  it("gives the usual bedtime from minutes after noon", () => {
    const spread = clockTimeSpread([660, 660, 690, 720, 660, 660, 780, null]);
    expect(spread).toMatchObject({ known: true, n: 7 });
    if (spread.known) expect(spread.value.sdMin).toBeCloseTo(42.4208388913, 8);
  });
});
