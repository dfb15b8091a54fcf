import type { ArchiveType } from "#export-files/rows.ts";
import { Chance } from "./random.ts";

/** One row by the column's own name; a column that is missing is an empty cell. */
export type MadeRow = Record<string, string>;

/** An export of a made-up member, newest row first, and how many rows of each type it must give. */
export interface MadeExport {
  cycles: MadeRow[];
  sleeps: MadeRow[];
  workouts: MadeRow[];
  journal: MadeRow[];
  expected: Record<ArchiveType, number>;
  /** Rows that are in the files twice. */
  duplicates: number;
  /** Recoveries that are a nap's. */
  napRecoveries: number;
}

export interface MadeOptions {
  days: number;
  seed?: number;
  /** Whether cycle rows of nap days show the nap instead of the night, as exports of March 2026 do. */
  napOverride?: boolean;
  /** Days whose night, in the sleeps file, names the cycle before the one it begins, on that cycle's clock. */
  nightsNamingCycleBefore?: readonly number[];
}

const msPerDay = 86_400_000;
const msPerMinute = 60_000;
const firstDayAt = Date.UTC(2022, 9, 1);

/** "2022-10-01 22:31:07" on the clock of the row. */
function wall(at: number, offsetMin: number): string {
  return new Date(at + offsetMin * msPerMinute).toISOString().slice(0, 19).replace("T", " ");
}

/** Two clocks a year, and a journey to a half-hour zone and one to UTC. */
function zoneOf(day: number): { offsetMin: number; name: string } {
  if (day % 50 === 20) return { offsetMin: 330, name: "UTC+05:30" };
  if (day % 50 === 40) return { offsetMin: 0, name: "UTCZ" };
  return day % 365 < 180 ? { offsetMin: -300, name: "UTC-05:00" } : { offsetMin: -240, name: "UTC-04:00" };
}

/**
 * A made-up member's export with everything real ones have: an open first row, a stub as the last, cycles without sleep,
 * naps, two clocks, unscored sleeps and workouts, empty oxygen, answers given twice, notes over several lines.
 */
export function makeExport({
  days,
  seed = 1,
  napOverride = false,
  nightsNamingCycleBefore = [],
}: MadeOptions): MadeExport {
  const chance = new Chance(seed);
  const made: MadeExport = {
    cycles: [],
    sleeps: [],
    workouts: [],
    journal: [],
    expected: { cycles: 0, recoveries: 0, sleeps: 0, workouts: 0, journal: 0 },
    duplicates: 0,
    napRecoveries: 0,
  };
  const startOfDay = (day: number) =>
    day === 0
      ? firstDayAt - zoneOf(0).offsetMin * msPerMinute
      : firstDayAt + day * msPerDay + startSeconds(day) * 1000;
  // The stub of the first day starts at midnight.
  for (let day = 0; day < days; day += 1)
    addDay(made, chance, {
      day,
      startAt: startOfDay(day),
      endAt: startOfDay(day + 1),
      open: day === days - 1,
      napOverride,
      before: nightsNamingCycleBefore.includes(day)
        ? { startAt: startOfDay(day - 1), endAt: startOfDay(day) }
        : null,
    });
  for (const type of ["cycles", "sleeps", "workouts", "journal"] as const) made[type].reverse();
  return made;
}

/** Between 02:00 and 04:00 UTC, at odd seconds. */
function startSeconds(day: number): number {
  return 7200 + ((day * 2711) % 7200);
}

interface DayToMake {
  day: number;
  startAt: number;
  endAt: number;
  open: boolean;
  napOverride: boolean;
  /** The cycle that the night names instead of its own. */
  before: { startAt: number; endAt: number } | null;
}

function addDay(
  made: MadeExport,
  chance: Chance,
  { day, startAt, endAt, open, napOverride, before }: DayToMake,
): void {
  const { offsetMin, name } = zoneOf(day);
  const cycle = {
    cycleStart: wall(startAt, offsetMin),
    cycleEnd: open ? "" : wall(endAt, offsetMin),
    zone: name,
  };
  const stub = day === 0;
  const withoutSleep = stub || day % 19 === 7;
  const row: MadeRow = { ...cycle, ...(open ? {} : strainCells(chance)) };
  if (!withoutSleep) {
    const night = sleepCells(chance, startAt, offsetMin, 400 + (day % 90));
    const unscored = day % 37 === 5;
    const shown = unscored ? unscoredCells(night) : night;
    const named = { ...cycle, ...shown, nap: "false" };
    made.sleeps.push(before === null ? named : { ...named, ...namingBefore(before, day, shown, offsetMin) });
    made.expected.sleeps += 1;
    const recovery = recoveryCells(chance, day);
    Object.assign(row, recovery, shown);
    made.expected.recoveries += 1;
    if (day % 11 === 3) {
      const nap = sleepCells(chance, startAt + 12 * 3_600_000, offsetMin, 45);
      const napRow: MadeRow = { ...nap, consistencyPct: "" };
      made.sleeps.push({ ...cycle, ...napRow, nap: "true" });
      made.expected.sleeps += 1;
      if (napOverride) {
        Object.assign(row, napRow, { recovery: "7" });
        made.napRecoveries += 1;
      }
    }
  }
  made.cycles.push(row);
  made.expected.cycles += 1;
  for (let index = 0; index < (day % 4) - 1; index += 1) {
    made.workouts.push({
      ...cycle,
      ...workoutCells(chance, startAt + (10 + 2 * index) * 3_600_000, offsetMin, day),
    });
    made.expected.workouts += 1;
  }
  if (!stub) addAnswers(made, chance, cycle, day);
}

/** The cells that name the cycle before, and the night's own times on that cycle's clock. */
function namingBefore(
  { startAt, endAt }: { startAt: number; endAt: number },
  day: number,
  { sleepOnset = "", wakeOnset = "" }: MadeRow,
  offsetMin: number,
): MadeRow {
  const zone = zoneOf(day - 1);
  const moved = (text: string) =>
    wall(Date.parse(`${text.replace(" ", "T")}Z`) - offsetMin * msPerMinute, zone.offsetMin);
  return {
    cycleStart: wall(startAt, zone.offsetMin),
    cycleEnd: wall(endAt, zone.offsetMin),
    zone: zone.name,
    sleepOnset: moved(sleepOnset),
    wakeOnset: moved(wakeOnset),
  };
}

function strainCells(chance: Chance): MadeRow {
  return {
    dayStrain: (chance.whole(30, 200) / 10).toFixed(1),
    energyKcal: String(chance.whole(1500, 4000)),
    maxBpm: String(chance.whole(120, 190)),
    averageBpm: String(chance.whole(55, 90)),
  };
}

function recoveryCells(chance: Chance, day: number): MadeRow {
  return {
    recovery: String(chance.whole(1, 99)),
    restingBpm: String(chance.whole(42, 70)),
    hrvMs: String(chance.whole(20, 140)),
    skinTempC: day % 5 === 0 ? "" : (chance.whole(3200, 3500) / 100).toFixed(2),
    spo2Pct: day % 6 === 0 ? "" : (chance.whole(9300, 9900) / 100).toFixed(2),
  };
}

function sleepCells(chance: Chance, startAt: number, offsetMin: number, inBedMin: number): MadeRow {
  const asleepMin = inBedMin - chance.whole(5, 30);
  const deepMin = chance.whole(2, Math.floor(asleepMin / 4));
  const remMin = chance.whole(2, Math.floor(asleepMin / 4));
  return {
    sleepOnset: wall(startAt, offsetMin),
    wakeOnset: wall(startAt + inBedMin * msPerMinute, offsetMin),
    performancePct: String(chance.whole(40, 100)),
    respiratoryRate: (chance.whole(130, 170) / 10).toFixed(1),
    asleepMin: String(asleepMin),
    inBedMin: String(inBedMin),
    lightMin: String(asleepMin - deepMin - remMin),
    deepMin: String(deepMin),
    remMin: String(remMin),
    awakeMin: String(inBedMin - asleepMin),
    needMin: String(chance.whole(450, 560)),
    debtMin: String(chance.whole(0, 90)),
    efficiencyPct: String(chance.whole(80, 100)),
    consistencyPct: String(chance.whole(30, 95)),
  };
}

/** Onset, wake, breathing and consistency stay; the rest is empty. */
function unscoredCells(sleep: MadeRow): MadeRow {
  const { sleepOnset = "", wakeOnset = "", respiratoryRate = "", consistencyPct = "" } = sleep;
  return { sleepOnset, wakeOnset, respiratoryRate, consistencyPct };
}

function workoutCells(chance: Chance, startAt: number, offsetMin: number, day: number): MadeRow {
  const seconds = chance.whole(20, 7000);
  const scored = day % 23 !== 2;
  const zones = [10, 20, 30, 15, 5];
  return {
    workoutStart: wall(startAt, offsetMin),
    workoutEnd: wall(startAt + seconds * 1000, offsetMin),
    durationMin: String(Math.floor(seconds / 60)),
    activityName: chance.pick(["Activity", "Running", "Hiking/Rucking", "Barry's", "Operations - Tactical"]),
    ...(scored && {
      activityStrain: (chance.whole(10, 180) / 10).toFixed(1),
      energyKcal: `${chance.whole(10, 900)}.0`,
      maxBpm: String(chance.whole(110, 190)),
      averageBpm: String(chance.whole(90, 150)),
    }),
    ...Object.fromEntries(zones.map((share, index) => [`zone${index + 1}Pct`, scored ? String(share) : "0"])),
    gpsEnabled: chance.pick(["true", "false"]),
    distanceM: (chance.whole(0, 1_000_000) / 100).toFixed(2),
    altitudeGainM: (chance.whole(0, 30_000) / 100).toFixed(2),
    altitudeChangeM: (chance.whole(-3000, 3000) / 100).toFixed(2),
  };
}

const questions = [
  "Have any caffeine? ",
  "Viewed a screen device in bed?",
  "Ate late",
  'Felt =good, "mostly"',
] as const;

function addAnswers(made: MadeExport, chance: Chance, cycle: MadeRow, day: number): void {
  for (const [index, question] of questions.entries()) {
    const notes = day % 13 === 0 && index === 0 ? 'Two cups,\none "strong"' : "";
    const entry = { ...cycle, question, answeredYes: chance.pick(["true", "false"]), notes };
    made.journal.push(entry);
    made.expected.journal += 1;
    if (day % 29 === 4 && index === 1) {
      made.journal.push(entry);
      made.duplicates += 1;
    }
  }
}
