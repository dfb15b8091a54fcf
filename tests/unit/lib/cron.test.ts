import { describe, expect, it } from "vitest";
import { cronProblem, nextRunAt } from "#lib/cron.ts";
import { parseEnv } from "#lib/env.ts";
import { environmentSchedules, scheduleList } from "#lib/schedule.ts";

describe("cron expressions", () => {
  it("accepts five fields, with lists, ranges, steps and names", () => {
    for (const expression of ["*/30 * * * *", "0 7,19 * * 1-5", "0 4 * * mon", "15 6-10/2 1 * *"])
      expect(cronProblem(expression)).toBeNull();
  });

  it("names the field that does not exist, or says how many are missing", () => {
    expect(cronProblem("61 * * * *")).toBe("has minute 61, which does not exist");
    expect(cronProblem("0 25 * * *")).toBe("has hour 25, which does not exist");
    expect(cronProblem("0 4 * *")).toMatch(/^has 4 fields where five are needed/);
    expect(cronProblem("*/10 * * * * *")).toMatch(/^has 6 fields/);
  });

  it("fires next by the wall clock of the time zone", () => {
    const next = nextRunAt("0 4 * * *", "Asia/Kolkata");
    expect(next?.toISOString()).toMatch(/T22:30:00\.000Z$/);
    expect(next?.getTime()).toBeGreaterThan(Date.now());
  });

  it("refuses the 30th of February", () => expect(cronProblem("0 0 30 2 *")).toMatch(/day of the month/));
});

describe("the timetable", () => {
  it("comes from SYNC_SCHEDULE and SYNC_HOUR until one is saved", () => {
    expect(environmentSchedules(parseEnv({ SYNC_SCHEDULE: "*/20 * * * *", SYNC_HOUR: "5" }))).toEqual([
      { expression: "*/20 * * * *", kind: "light", types: ["cycles", "sleeps", "recoveries", "workouts"] },
      { expression: "0 5 * * *", kind: "deep", types: ["cycles", "sleeps", "recoveries", "workouts"] },
    ]);
  });

  it("stops the start by name when SYNC_SCHEDULE is wrong", () =>
    expect(() => parseEnv({ SYNC_SCHEDULE: "every morning" })).toThrow(/^SYNC_SCHEDULE is not a cron/));

  it("refuses lines without an hour that exists, without types, and none at all", () => {
    const line = { expression: "0 7 * * *", kind: "light", types: ["sleeps"] };
    expect(scheduleList.safeParse([line]).success).toBe(true);
    for (const wrong of [[{ ...line, expression: "0 99 * * *" }], [{ ...line, types: [] }], []])
      expect(scheduleList.safeParse(wrong).success).toBe(false);
  });
});
