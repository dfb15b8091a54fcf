import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleDays, assembleOneDay } from "#domain/assemble-days.ts";
import { addDays } from "#domain/day.ts";
import { valueForStatistics } from "#domain/day-record.ts";
import type { HealthRows } from "#domain/health-rows.ts";
import { metricNames } from "#domain/metrics.ts";
import { sleepBalanceMin } from "#domain/sleep-debt.ts";
import { always, at, cycle, firstDay, nap, night, ordinaryDays, recovery, workout } from "./row-builders.ts";

const day = firstDay;
const none: HealthRows = { cycles: [], sleeps: [], recoveries: [], workouts: [] };
const ordinary = ordinaryDays(1);
const assemble = (rows: HealthRows) => assembleOneDay(day, rows, always);

describe("one day", () => {
  it("takes the morning from its night and strain from its cycle", () => {
    const { values } = assemble(ordinary);
    expect(values).toMatchObject({ recovery: 66, hrvMs: 61.5, asleepMin: 450, needMin: 480, strain: 12.4 });
    expect(values).toMatchObject({ debtMin: 30, bedAt: 660, wakeAt: 1140, napMin: 0 });
    expect(values).toMatchObject({ workouts: 1, workoutMin: 60, workoutStrain: 9.1, zone1Min: 30 });
  });

  it("does not count time without data as sleep", () => {
    expect(
      assemble({ ...ordinary, sleeps: [night(day, { inBedMs: 12 * 3_600_000 })] }).values.asleepMin,
    ).toBe(450);
  });

  it("keeps missing missing: no zeros where there is no record", () => {
    const { values, states } = assembleOneDay(day, none, always);
    expect(metricNames.filter((name) => values[name] !== null)).toEqual([]);
    expect(states).toEqual({ recovery: "missing", sleep: "missing", strain: "missing" });
  });

  it("counts no workouts as 0 only where all workouts of the time are stored", () => {
    const restDay = { ...ordinary, workouts: [] };
    expect(assembleOneDay(day, restDay, always).values).toMatchObject({ workouts: 0, workoutMin: 0 });
    expect(assembleOneDay(day, restDay, always).values.workoutStrain).toBeNull();
    expect(assembleOneDay(day, restDay, []).values).toMatchObject({ workouts: null, zone5Min: null });
  });

  it("does not add strain up: the day has its hardest workout's", () => {
    const second = workout(day, { id: "second", strain: 4 });
    expect(assemble({ ...ordinary, workouts: [...ordinary.workouts, second] }).values).toMatchObject({
      workouts: 2,
      workoutStrain: 9.1,
      workoutMin: 120,
    });
  });
});

describe("naps", () => {
  const withNap: HealthRows = {
    ...ordinary,
    sleeps: [nap(day), ...ordinary.sleeps],
    recoveries: [
      recovery(day, { sleepId: `nap-${day}`, main: false, recovery: 3, hrvMs: 20 }),
      ...ordinary.recoveries,
    ],
  };

  it("never shift a night: they change their own minutes and nothing else", () => {
    const plain = assemble(ordinary);
    const napped = assemble(withNap);
    expect(napped.values).toEqual({ ...plain.values, napMin: 45 });
    expect(napped.sleepId).toBe(plain.sleepId);
  });

  it("make their minutes unknown while one of them is not scored", () => {
    const pending = { ...withNap, sleeps: [nap(day, { scoreState: "PENDING_SCORE" }), ...ordinary.sleeps] };
    expect(assemble(pending).values.napMin).toBeNull();
  });

  it("are unknown, not zero, while the night is not scored", () => {
    const pending = { ...ordinary, sleeps: [night(day, { scoreState: "PENDING_SCORE" })] };
    expect(assemble(pending).values.napMin).toBeNull();
  });
});

describe("a second night", () => {
  const second = night(day, {
    id: "early",
    main: false,
    endAt: at(day, 1),
    lightMs: 3_600_000,
    deepMs: 1_800_000,
    remMs: 1_800_000,
  });

  it("in one cycle is never a nap: the day is marked split and counts it as sleep of its own", () => {
    const record = assemble({ ...ordinary, sleeps: [second, ...ordinary.sleeps] });
    expect(record.values).toMatchObject({ napMin: 0, asleepMin: 450 });
    expect(record.flags).toEqual(["split"]);
    expect(record.otherNightsMin).toBe(120);
    expect(sleepBalanceMin(record)).toBe(450 + 120 - 480);
  });

  it("that is not scored makes the day's whole sleep unknown, never less", () => {
    const pending = { ...second, scoreState: "PENDING_SCORE" };
    const record = assemble({ ...ordinary, sleeps: [pending, ...ordinary.sleeps] });
    expect(record.otherNightsMin).toBeNull();
    expect(sleepBalanceMin(record)).toBeNull();
  });

  it("of another cycle with the same date, as on the date line, counts likewise", () => {
    const other = { cycleId: 7n, id: "line", startAt: at(day, 20), endAt: at(day, 22) };
    const record = assemble({
      ...ordinary,
      cycles: [...ordinary.cycles, cycle(day, { id: 7n, startAt: at(day, 20), strain: 3 })],
      sleeps: [...ordinary.sleeps, night(day, other)],
    });
    expect(record.flags).toEqual(["split"]);
    expect(record.values.napMin).toBe(0);
    expect(record.otherNightsMin).toBe(450);
  });
});

describe("a cycle without an end", () => {
  const next = addDays(day, 1);

  it("is open only when it is the newest: an older one ends where the next begins", () => {
    const rows = ordinaryDays(2);
    const endless = { ...rows, cycles: rows.cycles.map((row) => ({ ...row, endAt: null })) };
    const [older, newest] = assembleDays([day, next], endless, always);
    expect([older?.open, newest?.open]).toEqual([false, true]);
    expect(older && valueForStatistics(older, "strain")).toBe(12.4);
    expect(assembleOneDay(day, endless, always).open).toBe(false);
  });

  it("is not open when a later one is told that was not read", () => {
    const row = cycle(day, { endAt: null, nextStartAt: at(day, 10) });
    const record = assemble({ ...ordinary, cycles: [row] });
    expect(record.open).toBe(false);
    expect(record.flags).toEqual(["short-cycle"]);
  });
});

describe("scores that are not there", () => {
  it.each(["PENDING_SCORE", "UNSCORABLE"])(
    "%s leaves the morning as empty as an absent row",
    (scoreState) => {
      const unscored = {
        ...ordinary,
        sleeps: [night(day, { scoreState })],
        recoveries: [recovery(day, { scoreState })],
      };
      const absent = { ...ordinary, sleeps: [], recoveries: [] };
      const morning = ["recovery", "hrvMs", "asleepMin", "needMin", "bedAt"] as const;
      for (const name of morning) expect(assemble(unscored).values[name]).toBe(assemble(absent).values[name]);
      expect(assemble(unscored).values.strain).toBe(12.4);
    },
  );

  it("say so instead of showing a number", () => {
    const states = (scoreState: string) =>
      assemble({ ...ordinary, recoveries: [recovery(day, { scoreState })] }).states.recovery;
    expect(states("PENDING_SCORE")).toBe("pending");
    expect(states("UNSCORABLE")).toBe("unscorable");
    expect(states("SCORED")).toBe("scored");
  });

  it("of what only an import knows are on nobody's way: no reading, not being scored", () => {
    const unscored = { scoreState: "PENDING_SCORE", imported: true };
    const rows = {
      ...ordinary,
      cycles: [cycle(day, { ...unscored, endAt: null })],
      sleeps: [night(day, unscored)],
      recoveries: [],
    };
    expect(assemble(rows).states).toEqual({ recovery: "missing", sleep: "missing", strain: "missing" });
  });

  it("a recovery is on its way, not missing, while its night is being scored", () => {
    const waking = { ...ordinary, sleeps: [night(day, { scoreState: "PENDING_SCORE" })], recoveries: [] };
    expect(assemble(waking).states).toMatchObject({ recovery: "pending", sleep: "pending" });
  });
});

describe("what is shown but enters no statistic", () => {
  it("strain so far of an open cycle, while its morning is usable", () => {
    const open = assemble({ ...ordinary, cycles: [cycle(day, { endAt: null, strain: 4.2 })] });
    expect(open.open).toBe(true);
    expect(open.values.strain).toBe(4.2);
    expect(valueForStatistics(open, "strain")).toBeNull();
    expect(valueForStatistics(open, "energyKj")).toBeNull();
    expect(valueForStatistics(open, "recovery")).toBe(66);
  });

  it("a recovery from the days WHOOP was still learning the member", () => {
    const calibrating = assemble({ ...ordinary, recoveries: [recovery(day, { calibrating: true })] });
    expect(calibrating.values.recovery).toBe(66);
    expect(valueForStatistics(calibrating, "hrvMs")).toBeNull();
    expect(valueForStatistics(calibrating, "asleepMin")).toBe(450);
  });

  it("strain of a cycle under 12 or over 36 hours, whose morning stays", () => {
    const short = assemble({ ...ordinary, cycles: [cycle(day, { endAt: at(day, 10) })] });
    const long = assemble({ ...ordinary, cycles: [cycle(day, { endAt: at(day, 36) })] });
    expect([short.flags, long.flags]).toEqual([["short-cycle"], ["long-cycle"]]);
    for (const odd of [short, long]) {
      expect(odd.values.strain).toBe(12.4);
      expect(valueForStatistics(odd, "strain")).toBeNull();
      expect(valueForStatistics(odd, "recovery")).toBe(66);
    }
  });
});

describe("two cycles with one label", () => {
  const shortNight = { cycleId: 7n, id: "short", startAt: at(day, 20), endAt: at(day, 22) };
  const split: HealthRows = {
    ...ordinary,
    cycles: [...ordinary.cycles, cycle(day, { id: 7n, startAt: at(day, 20), strain: 3 })],
    sleeps: [...ordinary.sleeps, night(day, shortNight)],
    recoveries: [...ordinary.recoveries, recovery(day, { cycleId: 7n, sleepId: "short", recovery: 20 })],
  };

  it("speak through the one with the longer main sleep, and the day is flagged", () => {
    const record = assemble(split);
    expect(record.flags).toEqual(["split"]);
    expect(record.values).toMatchObject({ recovery: 66, strain: 12.4, asleepMin: 450, napMin: 0 });
  });
});

describe("limits", () => {
  it("make an impossible reading null and list it", () => {
    const record = assemble({ ...ordinary, recoveries: [recovery(day, { hrvMs: 0, spo2Pct: 12 })] });
    expect(record.values).toMatchObject({ hrvMs: null, spo2Pct: null, restingBpm: 52 });
    expect(record.refused).toEqual([
      { metric: "hrvMs", value: 0 },
      { metric: "spo2Pct", value: 12 },
    ]);
  });

  it("take one impossible workout out and keep the good one of that day", () => {
    const broken = workout(day, { id: "broken", strain: 1e8, endAt: at(day, 17), zone3Ms: -1 });
    const record = assemble({ ...ordinary, workouts: [broken, ...ordinary.workouts] });
    expect(record.values).toMatchObject({
      workouts: 2,
      workoutStrain: 9.1,
      workoutMin: null,
      zone3Min: null,
    });
    expect(record.refused).toEqual([
      { metric: "workoutStrain", value: 1e8 },
      { metric: "workoutMin", value: -60 },
      { metric: "zone3Min", value: -1 / 60_000 },
    ]);
  });

  it("refuse the end of a night that lies before its beginning", () => {
    const record = assemble({ ...ordinary, sleeps: [night(day, { endAt: at(day, -2) })] });
    expect(record.values).toMatchObject({ bedAt: 660, wakeAt: null, asleepMin: 450 });
    expect(record.refused).toEqual([{ metric: "wakeAt", value: 600 }]);
    expect(record.wakeAt).toBeNull();
  });

  it("refuse a sum that is too long though its parts are possible", () => {
    const long = { inBedMs: 20 * 3_600_000, lightMs: 10 * 3_600_000, deepMs: 10 * 3_600_000 };
    const record = assemble({ ...ordinary, sleeps: [night(day, long)] });
    expect(record.values).toMatchObject({ asleepMin: null, lightMin: 600 });
    expect(record.refused).toEqual([{ metric: "asleepMin", value: 22 * 60 }]);
  });

  it("mark numbers of one record that cannot both be true, and keep them", () => {
    const hour = 3_600_000;
    const marked = (rows: Partial<HealthRows>) => {
      const { contradictions, unlikely, refused } = assemble({ ...ordinary, ...rows });
      expect(refused).toEqual([]);
      return { contradictions, unlikely };
    };
    expect(
      marked({ sleeps: [night(day, { lightMs: 8 * hour, deepMs: 2 * hour, remMs: 2 * hour })] }),
    ).toEqual({ contradictions: ["asleep-over-in-bed"], unlikely: ["asleepMin", "inBedMin"] });
    expect(marked({ sleeps: [night(day, { awakeMs: 3 * hour })] })).toEqual({
      contradictions: ["stages-over-in-bed"],
      unlikely: ["inBedMin", "awakeMin"],
    });
    expect(
      marked({ sleeps: [night(day, { needBaselineMs: 1, needDebtMs: 9 * hour, needNapMs: -2 * hour })] }),
    ).toEqual({
      contradictions: ["debt-over-need"],
      unlikely: ["needMin", "debtMin"],
    });
    expect(marked({ cycles: [cycle(day, { averageBpm: 170, maxBpm: 160 })] })).toEqual({
      contradictions: ["maximum-under-average"],
      unlikely: ["averageBpm", "maxBpm"],
    });
    expect(marked({ workouts: [workout(day, { zone5Ms: hour })] })).toEqual({
      contradictions: ["zones-over-workout"],
      unlikely: ["workoutMin"],
    });
  });

  it("let whole minutes of an export be a minute or two off without a mark", () => {
    const rounded = { noDataMs: null, awakeMs: 30 * 60_000, lightMs: (4 * 60 + 2) * 60_000 };
    expect(assemble({ ...ordinary, sleeps: [night(day, rounded)] }).contradictions).toEqual([]);
  });

  it("keep an unlikely reading and mark it", () => {
    const record = assemble({ ...ordinary, recoveries: [recovery(day, { restingBpm: 25 })] });
    expect(record.values.restingBpm).toBe(25);
    expect(record.unlikely).toEqual(["restingBpm"]);
  });

  it("call no morning's energy too low, since it still grows, but a whole day's", () => {
    const little = { energyKj: 900 };
    const open = assemble({ ...ordinary, cycles: [cycle(day, { ...little, endAt: null })] });
    expect(open.unlikely).toEqual([]);
    expect(assemble({ ...ordinary, cycles: [cycle(day, little)] }).unlikely).toEqual(["energyKj"]);
  });
});

describe("many days", () => {
  const rows = ordinaryDays(6);
  const crowded: HealthRows = {
    ...rows,
    sleeps: [...rows.sleeps, nap(day), night(addDays(day, 2), { id: "other", cycleId: 9n })],
    cycles: [...rows.cycles, cycle(addDays(day, 2), { id: 9n })],
  };
  const days = [0, 1, 2, 3, 4, 5, 6].map((index) => addDays(day, index));

  it("come out the same in whatever order their rows arrive", () => {
    const expected = assembleDays(days, crowded, always);
    const shuffled = fc.record({
      cycles: fc.shuffledSubarray([...crowded.cycles], { minLength: crowded.cycles.length }),
      sleeps: fc.shuffledSubarray([...crowded.sleeps], { minLength: crowded.sleeps.length }),
      recoveries: fc.shuffledSubarray([...crowded.recoveries], { minLength: crowded.recoveries.length }),
      workouts: fc.shuffledSubarray([...crowded.workouts], { minLength: crowded.workouts.length }),
    });
    fc.assert(
      fc.property(shuffled, (each) => {
        expect(assembleDays(days, each, always)).toEqual(expected);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it("never borrow from one another: a day without rows stays empty", () => {
    expect(assembleDays(days, crowded, always).at(-1)?.values.recovery).toBeNull();
    expect(assembleDays(days, crowded, always)).toHaveLength(7);
  });
});
