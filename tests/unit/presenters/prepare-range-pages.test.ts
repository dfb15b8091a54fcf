import { describe, expect, test } from "vitest";
import { heartText as germanHeart } from "#app/texts/de/heart.ts";
import { sleepText as germanSleep } from "#app/texts/de/sleep.ts";
import { heartText } from "#app/texts/en/heart.ts";
import { recoveryText } from "#app/texts/en/recovery.ts";
import { sleepText } from "#app/texts/en/sleep.ts";
import { parseDay } from "#domain/day.ts";
import type { HeartView } from "#domain/heart-view.ts";
import type { RecoveryView } from "#domain/recovery-view.ts";
import type { SleepView } from "#domain/sleep-view.ts";
import { figureCsv } from "#presenters/figure-table.ts";
import { prepareHeart } from "#presenters/prepare-heart.ts";
import { prepareRecovery } from "#presenters/prepare-recovery.ts";
import { prepareSleep } from "#presenters/prepare-sleep.ts";
import { scatterTable } from "#presenters/scatter-words.ts";
import { columnValues } from "#presenters/series-model.ts";
import { known, tooFew } from "#stats/estimate.ts";

const from = parseDay("2026-03-02");
const range = { from, to: parseDay("2026-03-04") };
const slots = { from, stepDays: 1 as const, count: 3, partial: [] };
const summary = (...middle: (number | null)[]) => ({ middle, low: middle, high: middle });

function recoveryView(changes: Partial<RecoveryView> = {}): RecoveryView {
  return {
    range,
    slots,
    openIndex: 2,
    recovery: summary(80, null, 40),
    strain: summary(12, 9, 4),
    weekMedians: { whole: [null, null, null], partial: [60, 60, 60] },
    usualStrain: [{ low: 8, median: 11, high: 15 }, null, null],
    median: known(60, 2),
    shares: { days: { green: 1, yellow: 1, red: 0 }, known: 2, of: 3 },
    weekdays: [known({ median: 60, low: 50, high: 70 }, 9), ...Array(6).fill(tooFew(2, 6))],
    quadrants: {
      from,
      recovery: [80, null, 40],
      strain: [12, null, 6],
      medianRecovery: known(60, 2),
      medianStrain: known(9, 2),
    },
    ...changes,
  };
}

describe("the Recovery page", () => {
  const page = prepareRecovery(recoveryView(), recoveryText);

  test("shares one axis between recovery and strain, and draws only the strain of today as so far", () => {
    expect(page.series.panels).toHaveLength(2);
    expect(page.series.partial).toEqual([2]);
    const growing = page.series.columns.filter(({ grows }) => grows).map(({ id }) => id);
    expect(growing).toEqual(["strain"]);
  });

  test("keeps a day without recovery as a gap, also in the usual strain", () => {
    expect(columnValues(page.series, "recovery")).toEqual([80, null, 40]);
    expect(columnValues(page.series, "usualStrainLow")).toEqual([8, null, null]);
  });

  test("has the three ranges in words beside their colours", () => {
    expect(page.shares.parts.map(({ label, words }) => `${label}: ${words}`)).toEqual([
      "Low: 0 of 2 days · 0 %",
      "Adequate: 1 of 2 days · 50 %",
      "Sufficient: 1 of 2 days · 50 %",
    ]);
  });

  test("gives each weekday with interval and n, or says what is missing", () => {
    expect(page.weekdays.rows[0]).toEqual({
      label: "Monday",
      place: { low: 0.5, level: 0.6, high: 0.7 },
      words: "60 % (50–70), 9 days",
    });
    expect(page.weekdays.rows[1]).toMatchObject({ place: null, words: "2 of 6 days needed" });
  });

  test("counts the quadrants around the member's own medians", () => {
    expect(page.quadrants?.corners?.map(({ days }) => days)).toEqual([
      "Days: 0",
      "Days: 1",
      "Days: 1",
      "Days: 0",
    ]);
    if (page.quadrants === null) throw new Error("no quadrants");
    expect(page.quadrants.points).toEqual([
      [0, 12, 80],
      [2, 6, 40],
    ]);
    expect(figureCsv(scatterTable(page.quadrants, recoveryText.calendar, "Day"))).toBe(
      "day,recovery,strain\r\n2026-03-02,80,12\r\n2026-03-04,40,6\r\n",
    );
  });

  test("says so where nothing is known", () => {
    const empty = recoveryView({
      median: tooFew(0, 1),
      shares: { days: { green: 0, yellow: 0, red: 0 }, known: 0, of: 3 },
      quadrants: { ...recoveryView().quadrants, medianRecovery: tooFew(0, 1) },
    });
    expect(prepareRecovery(empty, recoveryText)).toMatchObject({
      summary: recoveryText.summary.unknown,
      shares: { empty: recoveryText.summary.unknown },
      quadrants: null,
    });
  });

  test("does not deny recoveries that count for nothing yet because WHOOP was still learning", () => {
    const learning = recoveryView({ median: tooFew(0, 1) });
    expect(prepareRecovery(learning, recoveryText).summary).toMatch(/^2 of 3 days have a recovery\. WHOOP/);
  });
});

function sleepView(changes: Partial<SleepView> = {}): SleepView {
  const each = (value: number) => [value, null, value];
  const average = (value: number) => known(value, 2);
  return {
    range,
    slots,
    openIndex: 2,
    stages: {
      awakeMin: each(30),
      lightMin: each(240),
      remMin: each(120),
      deepMin: each(90),
      needMin: each(480),
      asleepMin: each(450),
    },
    averages: {
      awakeMin: average(30),
      lightMin: average(240),
      remMin: average(120),
      deepMin: average(90),
      asleepMin: average(450),
      needMin: average(480),
    },
    bedAt: summary(660, null, 690),
    wakeAt: summary(1140, null, 1170),
    usualBed: known({ meanMin: 675, sdMin: 15 }, 9),
    usualWake: tooFew(2, 7),
    need: {
      day: range.to,
      baselineMin: 450,
      debtMin: 30,
      strainMin: 15,
      napMin: -15,
      needMin: 480,
      asleepMin: 450,
    },
    balanceMin: [-30, null, null],
    debt: {
      shortfallMin: known(420, 12),
      balanceMin: tooFew(2, 10),
      nights: { have: 12, of: 14 },
      decayingMin: 28,
      vendorMin: 30,
    },
    regularity: { index: known(85.4166666667, 6), withoutTravel: null, socialJetlagMin: tooFew(1, 4) },
    quality: { efficiencyPct: summary(93, null, 94), respiratoryRate: summary(14.5, null, 15) },
    napMin: [0, null, 20],
    naps: { days: 1, totalMin: 20 },
    ...changes,
  };
}

describe("the Sleep page", () => {
  const page = prepareSleep(sleepView(), sleepText);

  test("stacks deep, REM, light and awake in minutes, and a missing night stays missing", () => {
    expect(columnValues(page.stages, "deepMinTop")).toEqual([90, null, 90]);
    expect(columnValues(page.stages, "awakeMinTop")).toEqual([480, null, 480]);
    expect(page.stages.panels[0]?.layers[1]).toMatchObject({ kind: "steps", of: "needMin" });
  });

  test("lists the stages from awake to deep with minutes and share", () => {
    expect(page.shares.parts.map(({ label, words }) => `${label} ${words}`)).toEqual([
      "Awake 0:30 · 6 %",
      "Light 4:00 · 50 %",
      "REM 2:00 · 25 %",
      "Deep 1:30 · 19 %",
    ]);
  });

  test("takes the need apart so that each part begins where the one before ended", () => {
    expect(page.need?.steps.map(({ value }) => value)).toEqual([
      "7:30",
      "+0:30",
      "+0:15",
      "−0:15",
      "8:00",
      "7:30",
    ]);
    const [, debt, strain, nap] = page.need?.steps ?? [];
    expect(debt?.to).toBe(strain?.from);
    expect(nap?.to).toBe(strain?.to);
    expect(page.need?.gap).toBe("0:30 less than needed");
  });

  test("has the evening on top, three-hour ticks, and usual bands only where they are known", () => {
    const panel = page.times.panels[0];
    expect(panel?.fromTop).toBe(true);
    expect(panel?.yTicks[0]?.label).toBe("21:00");
    expect(panel?.zones).toEqual([{ low: 660, high: 690 }]);
  });

  test("leads with the two-week shortfall and names the other definitions", () => {
    expect(page.debt.figure).toBe("7:00 short in two weeks");
    expect(page.debt.note).toMatch(/^From 12 of 14 nights, scaled to two weeks\./);
    expect(page.debt.others[0]?.note).toContain("from 12 of 14 nights");
    expect(page.debt.others.map(({ value }) => value)).toEqual(["7:00", null, "0:28", "0:30"]);
  });

  test("gives regularity with its pairs, or what is missing", () => {
    expect(page.regularity[0]).toMatchObject({ value: "85", note: expect.stringContaining("6 pairs") });
    expect(page.regularity[1]).toMatchObject({ value: "23:15" });
    expect(page.regularity[2]).toMatchObject({ value: null, note: "2 of 7 nights needed" });
  });

  test.each([sleepText, germanSleep])("never calls a shortfall scaled from fewer nights a sum", (text) => {
    const { debt } = prepareSleep(sleepView(), text);
    const words = [debt.figure, debt.note, ...debt.others.map(({ note }) => note)].join(" ");
    expect(words).not.toMatch(/\b(sum|summe)\b/i);
    const whole = sleepView();
    whole.debt = { ...whole.debt, shortfallMin: known(420, 14), nights: { have: 14, of: 14 } };
    expect(prepareSleep(whole, text).debt.note).not.toMatch(/scaled|hochgerechnet/);
  });
});

describe("the Heart page", () => {
  const band = { low: 56, centre: 60, high: 64 };
  const vital = { summary: summary(50, null, 52), usual: [{ mean: 51, low: 50, high: 52 }, null, null] };
  const view: HeartView = {
    range,
    slots,
    hrvMs: summary(48, null, 71),
    hrvLevelMs: [58, null, 60],
    hrvLowMs: [56, null, 56],
    hrvHighMs: [64, null, 64],
    hrvDaysOutside: { outside: 160, of: 350 },
    hrvNow: {
      levelMs: known(54.2, 6),
      bandMs: known(band, 58),
      state: "below",
      variationPct: known(4.66, 6),
    },
    vitals: {
      restingBpm: vital,
      respiratoryRate: vital,
      spo2Pct: { summary: summary(null, null, null), usual: [] },
      skinTempC: { summary: summary(0.3, null, -0.2), usual: [] },
    },
  };
  const page = prepareHeart(view, heartText);

  test("says where the 7-day level lies without calling it good or bad", () => {
    expect(page.state).toBe("Your 7-day HRV is 54 ms: below your band of 56–64 ms.");
    expect(page.variation).toContain("4.7 % (6 nights)");
  });

  test("says how often the level is outside the band, and that half a standard deviation is a convention", () => {
    expect(page.outside).toBe(
      "You were outside your band on 160 of 350 days (46 %). About 45 % is typical: half a standard deviation to each side is a convention, not a limit.",
    );
    expect(prepareHeart({ ...view, hrvDaysOutside: { outside: 0, of: 0 } }, heartText).outside).toBe("");
  });

  test.each([heartText, germanHeart])("never calls a level outside the band unusual", (text) => {
    for (const state of ["above", "inside", "below"] as const) {
      const {
        hrv,
        state: said,
        outside,
      } = prepareHeart({ ...view, hrvNow: { ...view.hrvNow, state } }, text);
      expect([said, outside, hrv.lead].join(" ")).not.toMatch(/unusual|ungewöhnlich|\bnormal/i);
    }
  });

  test("tells a level just outside its band from the band's end", () => {
    const near = { ...view.hrvNow, levelMs: known(55.8, 6) };
    expect(prepareHeart({ ...view, hrvNow: near }, heartText).state).toBe(
      "Your 7-day HRV is 55.8 ms: below your band of 56.0–64.0 ms.",
    );
  });

  test("says how many nights are missing while the band is not known", () => {
    const young = { ...view, hrvNow: { ...view.hrvNow, bandMs: tooFew(12, 30), state: null } };
    expect(prepareHeart(young, heartText).state).toContain("needs 30 nights of the 60 before; 12 are there");
  });

  test("draws HRV on a log scale that holds every night", () => {
    expect(page.hrv.panels[0]).toMatchObject({ log: true, low: 40, high: 80 });
  });

  test("leaves out what has no reading, and shows skin temperature as a signed difference around zero", () => {
    expect(page.vitals.map(({ id }) => id)).toEqual(["restingBpm", "respiratoryRate", "skin-temperature"]);
    const skin = page.vitals.at(-1);
    expect(skin?.columns[0]?.format).toBe("signed");
    expect(skin?.panels[0]?.low).toBe(-(skin?.panels[0]?.high ?? 0));
  });
});
