import { describe, expect, test } from "vitest";
import { columnsOf, exportFiles } from "../../support/exports/export-files.ts";
import { headers } from "../../support/exports/languages.ts";
import { type MadeRow, makeExport } from "../../support/exports/made-export.ts";
import { readAll } from "../../support/exports/read-all.ts";

type FileType = "cycles" | "sleeps" | "workouts" | "journal";

/** A file of the given rows as WHOOP would write it. */
function fileOf(type: FileType, rows: MadeRow[], change: (text: string) => string = (text) => text): string {
  const columns = columnsOf(type, "2024");
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [
    columns.map((column) => headers.english[column] ?? ""),
    ...rows.map((row) => columns.map((column) => quoted(row[column] ?? ""))),
  ];
  return change(lines.map((line) => `${line.join(",")}\n`).join(""));
}

const night: MadeRow = {
  cycleStart: "2026-03-01 23:10:05",
  cycleEnd: "2026-03-02 22:40:59",
  zone: "UTC+01:00",
  recovery: "66",
  restingBpm: "51",
  hrvMs: "80",
  skinTempC: "33.12",
  spo2Pct: "95.25",
  dayStrain: "12.3",
  energyKcal: "2000",
  maxBpm: "171",
  averageBpm: "68",
  sleepOnset: "2026-03-01 23:10:05",
  wakeOnset: "2026-03-02 07:00:00",
  performancePct: "90",
  respiratoryRate: "15.1",
  asleepMin: "420",
  inBedMin: "469",
  lightMin: "200",
  deepMin: "100",
  remMin: "120",
  awakeMin: "49",
  needMin: "500",
  debtMin: "21",
  efficiencyPct: "101",
  consistencyPct: "77",
  nap: "false",
};
const workout: MadeRow = {
  cycleStart: "2026-03-01 23:10:05",
  zone: "UTC+01:00",
  workoutStart: "2026-03-02 10:00:00",
  workoutEnd: "2026-03-02 10:50:00",
  durationMin: "50",
  activityName: "Hiking/Rucking",
  activityStrain: "8.0",
  energyKcal: "254.0",
  maxBpm: "171",
  averageBpm: "130",
  zone1Pct: "10",
  zone2Pct: "20",
  zone3Pct: "30",
  zone4Pct: "5",
  zone5Pct: "0",
  gpsEnabled: "true",
  distanceM: "5123.45",
  altitudeGainM: "120.50",
  altitudeChangeM: "-3.25",
};
const answer: MadeRow = {
  cycleStart: "2026-03-01 23:10:05",
  cycleEnd: "2026-03-02 22:40:59",
  zone: "UTC+01:00",
  question: "Have any caffeine? ",
  answeredYes: "true",
  notes: "",
};

describe("units", () => {
  test("a cycle's row is a cycle, its recovery and its night in the database's units", async () => {
    const { cycles, recoveries, sleeps } = await readAll({ "c.csv": fileOf("cycles", [night]) });
    expect(cycles).toEqual([
      {
        file: "c.csv",
        row: 2,
        id: null,
        day: null,
        raw: null,
        startAt: new Date("2026-03-01T22:10:05Z"),
        endAt: new Date("2026-03-02T21:40:59Z"),
        offsetMin: 60,
        scoreState: "SCORED",
        strain: 12.3,
        energyKj: 8368,
        averageBpm: 68,
        maxBpm: 171,
      },
    ]);
    expect(recoveries).toMatchObject([
      {
        sleepStartAt: new Date("2026-03-01T22:10:05Z"),
        of: "night",
        recovery: 66,
        restingBpm: 51,
        hrvMs: 80,
        spo2Pct: 95.25,
        skinTempC: 33.12,
        calibrating: null,
      },
    ]);
    expect(sleeps).toMatchObject([
      {
        nap: false,
        endAt: new Date("2026-03-02T06:00:00Z"),
        inBedMs: 469 * 60_000,
        lightMs: 200 * 60_000,
        needMs: 500 * 60_000,
        needDebtMs: 21 * 60_000,
        needBaselineMs: null,
        noDataMs: null,
        efficiencyPct: 101,
        consistencyPct: 77,
      },
    ]);
  });

  test("a workout's zones are shares of its length, and zone 0 is not known", async () => {
    const { workouts } = await readAll({ "w.csv": fileOf("workouts", [workout]) });
    expect(workouts).toMatchObject([
      {
        energyKj: expect.closeTo(254 * 4.184, 6),
        zone0Ms: null,
        zone1Ms: 5 * 60_000,
        zone2Ms: 10 * 60_000,
        zone5Ms: 0,
        distanceM: 5123.45,
        altitudeChangeM: -3.25,
        gpsEnabled: true,
      },
    ]);
  });

  test("an empty cell is unknown and a zero is a zero", async () => {
    const row = { ...night, spo2Pct: "", respiratoryRate: "0.0" };
    const { recoveries, sleeps } = await readAll({ "c.csv": fileOf("cycles", [row]) });
    expect(recoveries[0]?.spo2Pct).toBeNull();
    expect(sleeps[0]?.respiratoryRate).toBe(0);
  });

  test("what was not scored keeps its times and has no score", async () => {
    const { sleeps, workouts } = await readAll({
      "s.csv": fileOf("sleeps", [
        { ...night, inBedMin: "", asleepMin: "", lightMin: "", performancePct: "" },
      ]),
      "w.csv": fileOf("workouts", [{ ...workout, activityStrain: "", zone1Pct: "0", zone2Pct: "0" }]),
    });
    expect(sleeps).toMatchObject([{ scoreState: "UNSCORABLE", inBedMs: null, respiratoryRate: 15.1 }]);
    expect(workouts).toMatchObject([{ scoreState: "UNSCORABLE", strain: null, zone1Ms: 0 }]);
  });
});

describe("time", () => {
  test.each([
    ["UTC+05:30", "2026-03-01T17:40:05Z", 330],
    ["UTC-08:00", "2026-03-02T07:10:05Z", -480],
    ["UTCZ", "2026-03-01T23:10:05Z", 0],
    ["UTC-00:00", "2026-03-01T23:10:05Z", 0],
    ["UTC+14:00", "2026-03-01T09:10:05Z", 840],
  ])("%s is the row's own clock", async (zone, startAt, offsetMin) => {
    const { cycles } = await readAll({ "c.csv": fileOf("cycles", [{ ...night, zone }]) });
    expect(cycles).toMatchObject([{ startAt: new Date(startAt), offsetMin }]);
  });

  test("the end of one cycle is the start of the next, although their clocks differ", {
    timeout: 30_000,
  }, async () => {
    const result = await readAll(exportFiles(makeExport({ days: 400 })));
    const byStart = result.cycles.toSorted((a, b) => a.startAt.getTime() - b.startAt.getTime());
    expect(byStart.length).toBe(400);
    for (const [index, cycle] of byStart.entries()) {
      const next = byStart[index + 1];
      if (next) expect(cycle.endAt).toEqual(next.startAt);
    }
  });

  test.each([
    ["no zone", { zone: "" }, "bad-zone"],
    ["a zone's name", { zone: "Europe/Berlin" }, "bad-zone"],
    ["a zone nowhere on earth", { zone: "UTC+19:00" }, "bad-zone"],
    ["no start", { cycleStart: "" }, "missing-time"],
    ["a day that never was", { cycleStart: "2026-02-30 23:10:05" }, "bad-time"],
    ["the year 1970", { cycleStart: "1970-01-01 00:00:00" }, "bad-time"],
    ["a spreadsheet's day number", { cycleStart: "46082.9653" }, "bad-time"],
    ["an end before its start", { cycleEnd: "2026-03-01 10:00:00" }, "ends-before-start"],
    ["a word for a number", { recovery: "high" }, "bad-number"],
    ["perhaps thousands", { energyKcal: "2.134" }, "bad-number"],
    ["a night of a month", { inBedMin: "43200" }, "bad-number"],
    ["a number with too many digits", { energyKcal: "9".repeat(40) }, "bad-number"],
  ])("a row with %s is skipped with its reason and the rest goes on", async (_what, wrong, reason) => {
    const rows = [
      { ...night, ...wrong },
      { ...night, cycleStart: "2026-02-27 23:00:00", cycleEnd: "2026-02-28 23:00:00" },
    ];
    const { cycles, problems, done } = await readAll({ "c.csv": fileOf("cycles", rows) });
    expect(problems).toMatchObject([{ file: "c.csv", row: 2, reason }]);
    expect(cycles).toHaveLength(1);
    expect(done).toEqual([{ kind: "done", file: "c.csv", type: "cycles", read: 2, kept: 1, skipped: 1 }]);
  });
});

describe("naps", () => {
  const nap = {
    ...night,
    sleepOnset: "2026-03-02 14:00:03",
    wakeOnset: "2026-03-02 14:40:00",
    asleepMin: "30",
    recovery: "7",
    consistencyPct: "",
  };

  test("a cycle row that shows the nap gives the nap's recovery, and the night comes from the sleeps", async () => {
    const { cycles, recoveries, sleeps } = await readAll({
      "c.csv": fileOf("cycles", [nap]),
      "s.csv": fileOf("sleeps", [{ ...nap, nap: "true" }, night]),
    });
    expect(cycles).toHaveLength(1);
    expect(recoveries).toMatchObject([
      { of: "nap", recovery: 7, sleepStartAt: new Date("2026-03-02T13:00:03Z") },
    ]);
    expect(sleeps.map((sleep) => [sleep.nap, sleep.startAt.toISOString()])).toEqual([
      [true, "2026-03-02T13:00:03.000Z"],
      [false, "2026-03-01T22:10:05.000Z"],
    ]);
  });

  test("without the sleeps it is not clear whose recovery it is, and no sleep is made of it", async () => {
    const { recoveries, sleeps } = await readAll({ "c.csv": fileOf("cycles", [nap]) });
    expect(recoveries).toMatchObject([{ of: "unclear", recovery: 7 }]);
    expect(sleeps).toEqual([]);
  });

  test("an only sleep in the afternoon is the night's, and so is one a second late", async () => {
    const late = { ...night, sleepOnset: "2026-03-01 23:10:06" };
    const afternoon = {
      ...nap,
      cycleStart: "2026-02-27 23:00:00",
      cycleEnd: "2026-03-01 23:10:05",
      sleepOnset: "2026-02-28 14:00:00",
      wakeOnset: "2026-02-28 18:00:00",
    };
    const { recoveries } = await readAll({
      "c.csv": fileOf("cycles", [late, afternoon]),
      "s.csv": fileOf(
        "sleeps",
        [afternoon].map((row) => ({ ...row, nap: "false" })),
      ),
    });
    expect(recoveries.map(({ of }) => of)).toEqual(["night", "night"]);
  });

  test("every cycle of an export of March 2026 keeps its night, and nap recoveries are the naps'", async () => {
    const made = makeExport({ days: 100, napOverride: true });
    const { recoveries, sleeps } = await readAll(exportFiles(made));
    expect(made.napRecoveries).toBeGreaterThan(5);
    expect(recoveries.filter(({ of }) => of === "nap")).toHaveLength(made.napRecoveries);
    expect(recoveries.filter(({ of }) => of === "unclear")).toEqual([]);
    expect(sleeps).toHaveLength(made.expected.sleeps);
  });
});

describe("rows that are special", () => {
  test("the first row is the open cycle: a recovery, no end and no strain", async () => {
    const open = { ...night, cycleEnd: "", dayStrain: "", energyKcal: "", maxBpm: "", averageBpm: "" };
    const { cycles, recoveries } = await readAll({ "c.csv": fileOf("cycles", [open]) });
    expect(cycles).toMatchObject([{ endAt: null, scoreState: "PENDING_SCORE", strain: null }]);
    expect(recoveries).toHaveLength(1);
  });

  test("an open row without any value is still the open cycle; an old one is nothing", async () => {
    const empty = (cycleStart: string) => ({ cycleStart, zone: "UTCZ" });
    const rows = [empty("2026-03-03 22:00:00"), night, empty("2025-06-01 00:00:00")];
    const { cycles, problems } = await readAll({ "c.csv": fileOf("cycles", rows) });
    expect(cycles.map(({ endAt }) => endAt?.toISOString() ?? null)).toEqual([
      null,
      "2026-03-02T21:40:59.000Z",
    ]);
    expect(problems).toMatchObject([{ row: 4, reason: "empty" }]);
  });

  test("a cycle without sleep has strain and no recovery", async () => {
    const { cycleStart = "", cycleEnd = "", zone = "", dayStrain = "" } = night;
    const { cycles, recoveries, sleeps } = await readAll({
      "c.csv": fileOf("cycles", [{ cycleStart, cycleEnd, zone, dayStrain }]),
    });
    expect(cycles).toMatchObject([{ scoreState: "SCORED", strain: 12.3 }]);
    expect([...recoveries, ...sleeps]).toEqual([]);
  });

  test("the same question twice in a cycle counts once, and blanks around it do not make it another", async () => {
    const rows = [answer, { ...answer, question: "Have any caffeine?" }, { ...answer, question: "Ate late" }];
    const { journal, problems } = await readAll({ "j.csv": fileOf("journal", rows) });
    expect(journal.map(({ question }) => question)).toEqual(["Have any caffeine?", "Ate late"]);
    expect(problems).toMatchObject([{ row: 3, reason: "duplicate" }]);
  });

  test("a no is a no, a note keeps its line breaks, and an answer that is neither is skipped", async () => {
    const notes = 'Two, "strong"\nand late';
    const rows = [
      { ...answer, answeredYes: "false", notes },
      { ...answer, question: "Ate late", answeredYes: "maybe" },
      { ...answer, question: "Read", answeredYes: "" },
    ];
    const { journal, problems } = await readAll({ "j.csv": fileOf("journal", rows) });
    expect(journal).toMatchObject([{ answeredYes: false, notes }]);
    expect(problems.map(({ reason }) => reason)).toEqual(["bad-flag", "missing-value"]);
  });

  test("a question or a name no index could hold is skipped", async () => {
    const { problems } = await readAll({
      "j.csv": fileOf("journal", [{ ...answer, question: "x".repeat(501) }]),
      "w.csv": fileOf("workouts", [{ ...workout, activityName: "x".repeat(501) }]),
    });
    expect(problems.map(({ reason }) => reason)).toEqual(["bad-value", "bad-value"]);
  });

  test("a file that stops inside its last row loses that row and says so", async () => {
    const whole = fileOf("cycles", [night, { ...night, cycleStart: "2026-02-27 23:00:00" }]);
    const { cycles, problems } = await readAll({ "c.csv": whole.slice(0, -1) });
    expect(cycles).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 3, reason: "cut-off" }]);
  });

  test("a row with fewer or more cells than the header is skipped", async () => {
    const text = fileOf("cycles", [night, { ...night, cycleStart: "2026-02-27 23:00:00" }]);
    const lines = text.split("\n");
    const shorter = [lines[0], lines[1]?.replace(/,77$/, ""), `${lines[2]},1`, ""].join("\n");
    const { problems } = await readAll({ "c.csv": shorter });
    expect(problems.map(({ reason }) => reason)).toEqual(["wrong-columns", "wrong-columns"]);
  });

  test("a problem's words hold nothing of a note", async () => {
    const { problems } = await readAll({
      "j.csv": fileOf("journal", [{ ...answer, answeredYes: "secret", notes: "secret" }]),
    });
    expect(JSON.stringify(problems)).not.toContain("secret");
  });
});

describe("files saved by a spreadsheet", () => {
  const times = (rewrite: (time: string) => string) => (text: string) =>
    text.replaceAll(/(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)/g, rewrite);
  const later = {
    ...night,
    cycleStart: "2026-03-13 23:10:05",
    cycleEnd: "2026-03-14 22:40:59",
    sleepOnset: "2026-03-13 23:10:05",
    wakeOnset: "2026-03-14 07:00:00",
  };
  const parts = (time: string) => {
    const [, year = "", month = "", day = "", hour = "", minute = "", second = ""] =
      /(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+)/.exec(time) ?? [];
    return { year, month, day, hour, minute, second };
  };

  test.each([
    [
      "28.02.2026 22:03:07",
      (t: string) => {
        const p = parts(t);
        return `${p.day}.${p.month}.${p.year} ${p.hour}:${p.minute}:${p.second}`;
      },
    ],
    [
      "28/02/2026 22:03:07",
      (t: string) => {
        const p = parts(t);
        return `${p.day}/${p.month}/${p.year} ${p.hour}:${p.minute}:${p.second}`;
      },
    ],
    [
      "2/28/26 22:03:07",
      (t: string) => {
        const p = parts(t);
        return `${Number(p.month)}/${Number(p.day)}/${p.year.slice(2)} ${p.hour}:${p.minute}:${p.second}`;
      },
    ],
    [
      "2/28/2026 10:03:07 PM",
      (t: string) => {
        const p = parts(t);
        const h = Number(p.hour);
        return `${Number(p.month)}/${Number(p.day)}/${p.year} ${h % 12 || 12}:${p.minute}:${p.second} ${h < 12 ? "AM" : "PM"}`;
      },
    ],
    ["2026/02/28 22:03:07", (t: string) => t.replaceAll("-", "/")],
    ["2026-02-28T22:03:07", (t: string) => t.replace(" ", "T")],
  ])("dates like %s are read when a day above twelve shows their order", async (_what, rewrite) => {
    const original = await readAll({ "c.csv": fileOf("cycles", [later, night]) });
    const resaved = await readAll({ "c.csv": fileOf("cycles", [later, night], times(rewrite)) });
    expect(resaved.cycles).toEqual(original.cycles);
    expect(resaved.recoveries).toEqual(original.recoveries);
    expect(resaved.files).toMatchObject([{ resaved: true, newestStartAt: new Date("2026-03-13T22:10:05Z") }]);
  });

  test("where every day could be a month, each row is refused with that reason", async () => {
    const rewrite = times((time) => {
      const p = parts(time);
      return `${p.day}/${p.month}/${p.year} ${p.hour}:${p.minute}:${p.second}`;
    });
    const { cycles, problems } = await readAll({ "c.csv": fileOf("cycles", [night], rewrite) });
    expect(cycles).toEqual([]);
    expect(problems).toMatchObject([{ row: 2, reason: "ambiguous-date" }]);
  });

  test("dates that contradict each other are refused", async () => {
    const text = fileOf("cycles", [night, later])
      .replaceAll("2026-03-01 23:10:05", "13/03/2026 23:10:05")
      .replaceAll("2026-03-13 23:10:05", "03/13/2026 23:10:05");
    const { cycles, problems } = await readAll({ "c.csv": text });
    expect(cycles).toEqual([]);
    expect(problems.map(({ reason }) => reason)).toEqual(["ambiguous-date", "ambiguous-date"]);
  });

  const cutSeconds = times((time) => time.slice(0, -3));

  test("lost seconds are found again in the files that still have them", async () => {
    const { journal, problems } = await readAll({
      "c.csv": fileOf("cycles", [later, night]),
      "j.csv": fileOf("journal", [answer], cutSeconds),
    });
    expect(problems).toEqual([]);
    expect(journal).toMatchObject([
      { cycleStartAt: new Date("2026-03-01T22:10:05Z"), cycleEndAt: new Date("2026-03-02T21:40:59Z") },
    ]);
  });

  test("where no file has them, or two instants share the minute, the row is refused", async () => {
    const alone = await readAll({ "j.csv": fileOf("journal", [answer], cutSeconds) });
    expect(alone.journal).toEqual([]);
    expect(alone.problems).toMatchObject([{ reason: "lost-seconds" }]);
    const twice = await readAll({
      "c.csv": fileOf("cycles", [{ ...night, cycleStart: "2026-03-01 23:10:44" }, night]),
      "j.csv": fileOf("journal", [answer], cutSeconds),
    });
    expect(twice.problems).toMatchObject([{ file: "j.csv", reason: "lost-seconds" }]);
  });

  test("semicolons, decimal commas and a spreadsheet's own words for true are read", async () => {
    const text = fileOf("cycles", [night])
      .replaceAll(",", ";")
      .replace("12.3", "12,3")
      .replace("33.12", "33,12");
    const sleeps = fileOf("sleeps", [night])
      .replaceAll(",", ";")
      .replace("15.1", "15,1")
      .replace("false", "FALSCH");
    const result = await readAll({ "c.csv": text, "s.csv": sleeps });
    expect(result.problems).toEqual([]);
    expect(result.cycles).toMatchObject([{ strain: 12.3 }]);
    expect(result.recoveries).toMatchObject([{ skinTempC: 33.12 }]);
    expect(result.sleeps).toMatchObject([{ respiratoryRate: 15.1, nap: false }]);
    expect(result.files.every(({ resaved }) => resaved)).toBe(true);
  });

  test("a value a spreadsheet turned into a date is refused", async () => {
    const { problems } = await readAll({ "c.csv": fileOf("cycles", [{ ...night, dayStrain: "12. Mrz" }]) });
    expect(problems).toMatchObject([{ reason: "bad-number" }]);
  });
});
