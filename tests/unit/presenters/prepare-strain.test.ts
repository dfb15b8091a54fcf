import { describe, expect, test } from "vitest";
import { strainText } from "#app/texts/en/strain.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { prepareStrain, type StrainInput } from "#presenters/prepare-strain.ts";
import { prepareZoneWeeks } from "#presenters/prepare-zone-weeks.ts";
import { columnValues, isPartial } from "#presenters/series-model.ts";
import { known, noSpread, tooFew } from "#stats/estimate.ts";

const from = parseDay("2026-03-02");
const range = { from, to: parseDay("2026-03-04") };

function input(changes: Partial<StrainInput> = {}): StrainInput {
  const strain = [12, null, 4];
  const energyKj = [9000, null, 3000];
  return {
    range,
    days: { range, shown: { strain, energyKj }, counted: { strain, energyKj }, openIndex: 2 },
    load: {
      acute: [10, 10.5, 11],
      chronic: [9, 9, 9],
      usualLow: [8, 8, 8],
      usualHigh: [12, 12, 12],
      weeklyChange: known({ low: -1.5, high: 1.7 }, 200),
      ratio: known(1.32, 7),
      weeksAbove: { above: 6, of: 52 },
    },
    weeks: [
      { begin: from, partial: true, zonesMin: [10, 20, 30, 0, 0, 0], workouts: 2, withoutZones: 1 },
      { begin: parseDay("2026-03-09"), partial: false, zonesMin: null, workouts: 0, withoutZones: 0 },
    ],
    ...changes,
  };
}

describe("zones of workouts that only an import knows", () => {
  test("are drawn from zone 1 on, and it is said why; none of them is called a workout without zones", () => {
    const range = { from: parseDay("2026-03-02"), to: parseDay("2026-03-08") };
    const weeks = [
      {
        begin: range.from,
        partial: false,
        zonesMin: [null, 18, 36, 72, 36, 0],
        workouts: 3,
        withoutZones: 0,
      },
    ];
    const { zones, zoneNote } = prepareZoneWeeks({ range, weeks }, "minutes", strainText);
    expect(zoneNote).toBe(strainText.zones.withoutZone0);
    expect(zones.keys.map(({ label }) => label)).not.toContain("Zone 0");
    const values = (id: string) => zones.columns.find((column) => column.id === id)?.values;
    expect([values("zone-0"), values("zone-3"), values("to-zone-5")]).toEqual([[null], [72], [162]]);
    const shares = prepareZoneWeeks({ range, weeks }, "share", strainText).zones;
    expect(shares.columns.find(({ id }) => id === "zone-3")?.values[0]).toBeCloseTo((100 * 72) / 162, 10);
  });
});

describe("the Strain page", () => {
  const page = prepareStrain(input(), "minutes", strainText);

  test("draws the day that goes on as so far, and a day without a score as a gap", () => {
    expect(columnValues(page.day, "strain")).toEqual([12, null, 4]);
    expect(isPartial(page.day, "strain", 2)).toBe(true);
    expect(isPartial(page.day, "strain", 0)).toBe(false);
  });

  test("leaves the day that goes on out of the medians and extremes of stretches", () => {
    const long = { from, to: addDays(from, 419) };
    const shown = Array.from({ length: 420 }, (_, day) => (day === 419 ? 2 : 12));
    const counted = shown.map((value, day) => (day === 419 ? null : value));
    const days = {
      range: long,
      shown: { strain: shown, energyKj: shown },
      counted: { strain: counted, energyKj: counted },
      openIndex: 419,
    };
    const { day } = prepareStrain(input({ range: long, days }), "minutes", strainText);
    expect(columnValues(day, "strainLowest").at(-1)).toBe(12);
    expect(columnValues(day, "energyKjLowest").at(-1)).toBe(12);
  });

  test("says the ratio in the one allowed sentence, without any verdict", () => {
    expect(page.loadSentence).toBe(
      "This week's load is 1.32 times your previous three weeks; you have been above that in 6 of the last 52 weeks.",
    );
    expect(page.changeSentence).toContain("−1.5 to +1.7");
  });

  test("says so where the weeks before had no load at all, and never that 21 of 21 days are too few", () => {
    const { loadSentence } = prepareStrain(
      input({ load: { ...input().load, ratio: noSpread(21) } }),
      "minutes",
      strainText,
    );
    expect(loadSentence).toBe(strainText.load.ratioNothing);
  });

  test("counts down where the history is too short", () => {
    const young = input();
    const { loadSentence } = prepareStrain(
      { ...young, load: { ...young.load, ratio: tooFew(9, 15) } },
      "minutes",
      strainText,
    );
    expect(loadSentence).toContain("9 of 15 days");
  });

  test("stacks the zones of a week from 0 up, marks the week the range cuts, and leaves an unknown one open", () => {
    expect(columnValues(page.zones, "zone-2")).toEqual([30, null]);
    expect(columnValues(page.zones, "to-zone-2")).toEqual([60, null]);
    expect(page.zones.partial).toEqual([0]);
    expect(page.zoneNote).toContain("1");
  });

  test("shows the mean of every four complete weeks over years", () => {
    const range = { from: parseDay("2016-01-04"), to: parseDay("2025-12-28") };
    const weeks = Array.from({ length: 521 }, (_, week) => ({
      begin: addDays(range.from, week * 7),
      partial: week === 520,
      zonesMin: [week, 0, 0, 0, 0, 0],
      workouts: 1,
      withoutZones: 0,
    }));
    const { zones } = prepareStrain({ ...input({ weeks }), range }, "minutes", strainText);
    expect(zones).toMatchObject({ stepDays: 28, count: 131, partial: [130] });
    expect(columnValues(zones, "zone-0").slice(0, 2)).toEqual([1.5, 5.5]);
    expect(columnValues(zones, "zone-0").at(-1)).toBeNull();
  });

  test("shows each zone's share of its week, which add up to 100", () => {
    const { zones } = prepareStrain(input(), "share", strainText);
    expect(columnValues(zones, "to-zone-5")[0]).toBeCloseTo(100, 9);
    expect(columnValues(zones, "zone-1")[0]).toBeCloseTo(33.333, 3);
  });

  test("has nothing to draw, and still an axis, where no week is known", () => {
    const { zones } = prepareStrain(input({ weeks: [] }), "minutes", strainText);
    expect(zones.count).toBe(0);
    expect(zones.panels[0]?.high).toBeGreaterThan(0);
  });
});
