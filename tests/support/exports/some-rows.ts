import type { ArchivedRows, ArchiveType, ScoreState } from "#export-files/rows.ts";
import { Chance } from "./random.ts";

const msPerDay = 86_400_000;
const states: readonly [ScoreState, ...ScoreState[]] = ["SCORED", "SCORED", "SCORED", "UNSCORABLE"];
const texts = [
  "plain",
  "=cmd|' /C calc'!A0",
  "-1",
  ";=1",
  'a\t=1;"@b',
  "list\n- one\n'- two",
  "'quoted'",
  "'=1",
  'He said "no", twice',
  "two\nlines\r\nand more",
  "\ttab",
  "Füße 睡眠 😀",
  "  blanks around  ",
  "true",
  "12",
] as const;

/**
 * Rows as the database has them: to the millisecond, unrounded, with ids, WHOOP's JSON and holes; newest first, a night
 * and perhaps a nap in each cycle.
 */
export function someRows(seed: number): { [T in ArchiveType]: ArchivedRows[T][] } {
  const chance = new Chance(seed);
  const rows: ReturnType<typeof someRows> = {
    cycles: [],
    recoveries: [],
    sleeps: [],
    workouts: [],
    journal: [],
  };
  const days = chance.whole(3, 12);
  for (let index = 0; index < days; index += 1) addDay(rows, chance, days - index, index === 0);
  return rows;
}

function addDay(rows: ReturnType<typeof someRows>, chance: Chance, number: number, open: boolean): void {
  const startAt = new Date(Date.UTC(2025, 9, 20) + number * msPerDay + chance.whole(0, 3_600_000));
  const endAt = open ? null : new Date(startAt.getTime() + 22 * 3_600_000 + chance.whole(0, 999));
  const offsetMin = chance.pick([0, 60, -480, 330, 840]);
  const maybe = (low: number, high: number) =>
    chance.share() < 0.15 ? null : low + chance.share() * (high - low);
  const maybeMs = (low: number, high: number) => {
    const value = maybe(low, high);
    return value === null ? null : Math.round(value);
  };
  const record = () => ({
    id: chance.pick([`${chance.whole(1, 2 ** 31)}`, "ecfc6a15-4661-442f-a9a4-f160dd7afae8"]),
    day: startAt.toISOString().slice(0, 10),
    offsetMin,
    scoreState: chance.pick(states),
    raw: { score: { kilojoule: chance.share() * 9000 }, note: chance.pick(texts), none: null },
  });
  rows.cycles.push({
    ...record(),
    startAt,
    endAt,
    strain: maybe(0, 21),
    energyKj: maybe(4000, 20_000),
    averageBpm: maybeMs(50, 100),
    maxBpm: maybeMs(100, 200),
  });
  const sleeps = [{ startAt, nap: false, lengthMs: 7 * 3_600_000 }];
  if (chance.share() < 0.3)
    sleeps.unshift({ startAt: new Date(startAt.getTime() + 14 * 3_600_000), nap: true, lengthMs: 1_800_000 });
  for (const sleep of sleeps) {
    rows.sleeps.push({
      ...record(),
      startAt: sleep.startAt,
      endAt: new Date(sleep.startAt.getTime() + sleep.lengthMs + chance.whole(0, 999_999)),
      nap: sleep.nap,
      cycleStartAt: startAt,
      cycleEndAt: endAt,
      inBedMs: maybeMs(25_000_000, 29_000_000),
      awakeMs: maybeMs(0, 3_000_000),
      noDataMs: maybeMs(0, 60_000),
      lightMs: maybeMs(8_000_000, 12_000_000),
      deepMs: maybeMs(2_000_000, 6_000_000),
      remMs: maybeMs(2_000_000, 6_000_000),
      sleepCycles: maybeMs(1, 6),
      disturbances: maybeMs(0, 20),
      needMs: maybeMs(25_000_000, 33_000_000),
      needBaselineMs: maybeMs(25_000_000, 30_000_000),
      needDebtMs: maybeMs(0, 3_000_000),
      needStrainMs: maybeMs(0, 1_000_000),
      needNapMs: maybeMs(-1_000_000, 0),
      respiratoryRate: maybe(12, 18),
      performancePct: maybe(40, 100),
      consistencyPct: maybe(40, 100),
      efficiencyPct: maybe(70, 100),
    });
  }
  rows.recoveries.push({
    ...record(),
    sleepStartAt: startAt,
    cycleStartAt: startAt,
    of: "night",
    calibrating: chance.pick([true, false, null]),
    recovery: maybe(1, 99),
    // One value at least: a row without any is no recovery in WHOOP's layout.
    restingBpm: chance.whole(40, 70),
    hrvMs: maybe(20, 150),
    spo2Pct: maybe(92, 99),
    skinTempC: maybe(31, 36),
  });
  const workoutStartAt = new Date(startAt.getTime() + 10 * 3_600_000 + chance.whole(0, 999));
  rows.workouts.push({
    ...record(),
    startAt: workoutStartAt,
    endAt: new Date(workoutStartAt.getTime() + chance.whole(60_000, 7_200_000)),
    cycleStartAt: startAt,
    cycleEndAt: endAt,
    sportName: chance.pick(["running", "hiking-rucking", "Activity", ...texts]),
    sportId: chance.pick([0, 52, null]),
    strain: maybe(0, 21),
    averageBpm: maybeMs(80, 150),
    maxBpm: maybeMs(100, 200),
    energyKj: maybe(10, 4000),
    recordedFraction: maybe(0, 1),
    distanceM: maybe(0, 20_000),
    altitudeGainM: maybe(0, 500),
    altitudeChangeM: maybe(-100, 100),
    zone0Ms: maybeMs(0, 10_000),
    zone1Ms: maybeMs(0, 10_000),
    zone2Ms: maybeMs(0, 10_000),
    zone3Ms: maybeMs(0, 10_000),
    zone4Ms: maybeMs(0, 10_000),
    zone5Ms: maybeMs(0, 10_000),
    gpsEnabled: chance.pick([true, false, null]),
  });
  for (const [index, question] of ["Have any caffeine?", ...texts].slice(0, chance.whole(0, 6)).entries())
    rows.journal.push({
      day: startAt.toISOString().slice(0, 10),
      offsetMin,
      cycleStartAt: startAt,
      cycleEndAt: endAt,
      question,
      answeredYes: index % 2 === 0,
      notes: chance.share() < 0.5 ? null : chance.pick(texts),
    });
}
