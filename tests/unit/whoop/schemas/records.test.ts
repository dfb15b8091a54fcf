import { describe, expect, it } from "vitest";
import { bodySchema } from "#whoop/schemas/body.ts";
import { cycleSchema } from "#whoop/schemas/cycle.ts";
import { profileSchema } from "#whoop/schemas/profile.ts";
import { recoverySchema } from "#whoop/schemas/recovery.ts";
import { sleepSchema } from "#whoop/schemas/sleep.ts";
import { workoutSchema } from "#whoop/schemas/workout.ts";
import { fixture } from "../fixture.ts";

describe("a cycle", () => {
  it("keeps ids beyond 2^32 exactly, as bigint", () => {
    const cycle = cycleSchema.parse(fixture("cycle-open"));
    expect(cycle.id).toBe(6442450945n);
  });

  it("is open when its end is null, and when its end is left out", () => {
    expect(cycleSchema.parse(fixture("cycle-open")).end).toBeNull();
    expect(cycleSchema.parse(fixture("cycle-pending")).end).toBeNull();
  });

  it("has instants as Dates, whatever zone the machine is in", () => {
    const start = (text: string) => cycleSchema.parse({ ...fixture("cycle-open"), start: text }).start;
    expect(start("2026-02-10T22:31:15.020Z")).toEqual(new Date(Date.UTC(2026, 1, 10, 22, 31, 15, 20)));
    expect(start("2026-02-10T23:31:15+01:00")).toEqual(new Date(Date.UTC(2026, 1, 10, 22, 31, 15)));
    expect(start("2026-02-10T22:31:15")).toEqual(new Date(Date.UTC(2026, 1, 10, 22, 31, 15)));
  });

  it("may say Z for its offset, and an offset from -12:00 to +14:00, but not a zone's name", () => {
    const accepts = (offset: string) =>
      cycleSchema.safeParse({ ...fixture("cycle-open"), timezone_offset: offset }).success;
    expect(["Z", "+05:30", "-12:00", "+14:00"].map(accepts)).toEqual([true, true, true, true]);
    expect(["Europe/Berlin", "+24:00", "+05:75", "05:30", ""].map(accepts)).not.toContain(true);
  });

  it.each([
    ["+0530", "+05:30"],
    ["-0800", "-08:00"],
    ["+0000", "+00:00"],
    ["+05", "+05:00"],
    ["UTC+5:30", "+05:30"],
    ["GMT", "Z"],
    ["z", "Z"],
  ])("whose offset is written %s has the offset %s", (written, offset) => {
    expect(cycleSchema.parse({ ...fixture("cycle-open"), timezone_offset: written }).timezone_offset).toBe(
      offset,
    );
  });

  it.each([
    "2026-02-10T22:31:15+0000",
    "2026-02-11T04:01:15+5:30",
    "2026-02-10T22:31:15.000+00",
    "2026-02-11 04:01:15+0530",
    "2026-02-10T22:31:15,000000000Z",
    "2026-02-10T22:31:15 UTC",
    "2026-02-10T223115Z",
  ])("that starts at %s starts where it says", (start) => {
    expect(cycleSchema.parse({ ...fixture("cycle-open"), start }).start).toEqual(
      new Date(Date.UTC(2026, 1, 10, 22, 31, 15)),
    );
  });

  it("that starts in a leap second starts in the second before it, which clocks show twice", () => {
    const { start } = cycleSchema.parse({ ...fixture("cycle-open"), start: "2016-12-31T23:59:60Z" });
    expect(start).toEqual(new Date(Date.UTC(2016, 11, 31, 23, 59, 59)));
  });

  it.each([
    "292278994-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "-0044-03-15T12:00:00Z",
    "1970-01-01T00:00:00Z",
    "2100-01-01T00:00:00Z",
    "2026-02-10T25:00:00Z",
    "2026-02-10",
    "",
  ])("does not start at %s", (start) => {
    expect(cycleSchema.safeParse({ ...fixture("cycle-open"), start }).success).toBe(false);
  });

  it("passes with fields we do not know, which the typed record leaves out", () => {
    expect(cycleSchema.parse(fixture("cycle-open"))).not.toHaveProperty("a_field_of_the_future");
  });

  it("has no score while the score is pending, even if one is sent", () => {
    expect(cycleSchema.parse(fixture("cycle-pending")).score).toBeNull();
    const early = { ...fixture("cycle-open"), score_state: "PENDING_SCORE" };
    expect(cycleSchema.parse(early).score).toBeNull();
  });

  it("is kept when it calls itself scored without a score, and the score is named", () => {
    expect(cycleSchema.parse({ ...fixture("cycle-pending"), score_state: "SCORED" })).toMatchObject({
      score: null,
      unreadable: ["score"],
    });
  });

  it("is kept when its state is a new one, which is named, and has no score then", () => {
    expect(cycleSchema.parse({ ...fixture("cycle-open"), score_state: "RESCORING" })).toMatchObject({
      score_state: null,
      score: null,
      unreadable: ["score_state"],
    });
  });

  it("is refused when its id lost digits, is none of WHOOP's or beyond 64 bits, and when its day does not exist", () => {
    const refused = (change: object) =>
      !cycleSchema.safeParse({ ...fixture("cycle-open"), ...change }).success;
    for (const id of [2 ** 60, -5, 0, "9999999999999999999", null])
      expect(refused({ id }), `${id}`).toBe(true);
    expect(refused({ start: "2026-02-30T00:00:00Z" })).toBe(true);
  });

  it("has an id that may also come as text, beyond what a JSON number can hold", () => {
    expect(cycleSchema.parse({ ...fixture("cycle-open"), id: "9007199254740993" }).id).toBe(
      9007199254740993n,
    );
  });
});

describe("a recovery", () => {
  it("reads 91.0 as 91 and keeps HRV in milliseconds", () => {
    const { score } = recoverySchema.parse(fixture("recovery-scored"));
    expect(score?.recovery_score).toBe(91);
    expect(score?.hrv_rmssd_milli).toBe(74.1523);
  });

  it("of an older strap has null for oxygen and skin temperature", () => {
    const { score } = recoverySchema.parse(fixture("recovery-nap-old-strap"));
    expect(score).toMatchObject({ spo2_percentage: null, skin_temp_celsius: null, user_calibrating: true });
  });

  it("names its sleep in lower case, so that it equals the sleep's id", () => {
    const recovery = recoverySchema.parse(fixture("recovery-nap-old-strap"));
    expect(recovery.sleep_id).toBe("0f9e8d7c-6b5a-4938-8271-605f4e3d2c1b");
  });
});

describe("a sleep", () => {
  it("is the same record whether optional values are null or left out", () => {
    expect(sleepSchema.parse(fixture("sleep-scored-missing"))).toEqual(
      sleepSchema.parse(fixture("sleep-scored-nulls")),
    );
  });

  it("has null, and never a missing key, where WHOOP has no value", () => {
    const sleep = sleepSchema.parse(fixture("sleep-scored-missing"));
    expect(Object.keys(sleep.score ?? {})).toContain("sleep_consistency_percentage");
    expect(sleep.score?.sleep_consistency_percentage).toBeNull();
  });

  it("keeps the nap's share of the need negative", () => {
    const sleep = sleepSchema.parse(fixture("sleep-scored-nulls"));
    expect(sleep.score?.sleep_needed?.need_from_recent_nap_milli).toBe(-1_800_000);
  });

  it("with one null among its eight stages keeps the seven others, and the eighth is null and named", () => {
    const night = fixture("sleep-scored-nulls") as { score: { stage_summary: Record<string, unknown> } };
    const stage_summary = { ...night.score.stage_summary, total_rem_sleep_time_milli: null };
    const sleep = sleepSchema.parse({ ...night, score: { ...night.score, stage_summary } });
    expect(sleep.score?.stage_summary).toEqual(stage_summary);
    expect(sleep.unreadable).toEqual(["score.stage_summary.total_rem_sleep_time_milli"]);
    expect(sleepSchema.parse(night).unreadable).toEqual([]);
  });

  it.each([
    ["score.stage_summary", { stage_summary: "none" }],
    ["score.sleep_needed.baseline_milli", { sleep_needed: { baseline_milli: 1e300 } }],
    ["score.respiratory_rate", { respiratory_rate: "fast" }],
    ["score.sleep_efficiency_percentage", { sleep_efficiency_percentage: [] }],
  ])("of which %s cannot be read is kept without it", (name, change) => {
    const night = fixture("sleep-scored-nulls") as { score: object };
    expect(sleepSchema.parse({ ...night, score: { ...night.score, ...change } }).unreadable).toContain(name);
  });

  it("that cannot be scored has no score, not zeros", () => {
    expect(sleepSchema.parse(fixture("sleep-unscorable")).score).toBeNull();
  });
});

describe("a workout", () => {
  it("has the recorded part as a fraction, whether WHOOP sends 0-1 or 0-100", () => {
    const part = (name: string) => workoutSchema.parse(fixture(name)).score?.percent_recorded;
    expect(part("workout-fraction")).toBe(0.99999595);
    expect(part("workout-percent-unknown-sport")).toBeCloseTo(0.975, 10);
  });

  it("keeps the name of a sport nobody has heard of, and needs no sport id", () => {
    const workout = workoutSchema.parse(fixture("workout-percent-unknown-sport"));
    expect(workout).toMatchObject({ sport_name: "reformer-pilates", sport_id: null });
    expect(workout.score?.distance_meter).toBeNull();
  });
});

it.each([
  [
    { user_id: 1, first_name: "Ann", last_name: null },
    { first_name: "Ann", last_name: null, email: null },
  ],
  [{ user_id: 1 }, { first_name: null, last_name: null, email: null }],
  [
    { user_id: "1", email: 7, first_name: ["A"], last_name: {} },
    { first_name: null, last_name: null },
  ],
])("of a profile only the user's id is needed: %j", (sent, read) => {
  expect(profileSchema.parse(sent)).toMatchObject({ ...read, user_id: 1n });
});

it.each([
  {},
  null,
  [],
  { user_id: null },
  { user_id: -1 },
  { user_id: 1.5 },
  { user_id: "9999999999999999999" },
])("a profile without an id that an account can have is none: %j", (sent) => {
  expect(profileSchema.safeParse(sent).success).toBe(false);
});

it.each([
  [
    { height_meter: 1.8, weight_kilogram: null },
    { height_meter: 1.8, weight_kilogram: null, max_heart_rate: null },
  ],
  [
    { height_meter: "1.8", weight_kilogram: 1e12, max_heart_rate: 190.5 },
    { height_meter: null, weight_kilogram: null, max_heart_rate: null },
  ],
  [{ max_heart_rate: 190 }, { height_meter: null, weight_kilogram: null, max_heart_rate: 190 }],
])("body measurements are kept one by one, each that can be read: %j", (sent, read) => {
  expect(bodySchema.parse(sent)).toEqual(read);
});

it.each([
  ["cycle-open", cycleSchema],
  ["recovery-scored", recoverySchema],
  ["sleep-scored-nulls", sleepSchema],
  ["workout-fraction", workoutSchema],
] as const)("whose it is and when it was made or changed need not be told: %s", (name, schema) => {
  const { user_id: _, created_at: __, ...record } = fixture(name);
  expect(schema.parse(record)).toMatchObject({ created_at: null, unreadable: ["created_at"] });
  if (name !== "recovery-scored")
    expect(schema.parse({ ...record, updated_at: 7 }).unreadable).toEqual(["created_at", "updated_at"]);
});

it("a workout without a sport's name, zones or part recorded is kept, and they are named", () => {
  const workout = fixture("workout-fraction") as { score: object };
  const score = { ...workout.score, zone_durations: null, percent_recorded: "all" };
  expect(workoutSchema.parse({ ...workout, sport_name: null, score })).toMatchObject({
    sport_name: null,
    score: { zone_durations: null, percent_recorded: null },
    unreadable: ["sport_name", "score.percent_recorded", "score.zone_durations"],
  });
});

it("profile and body are read as they come, the user's id as bigint", () => {
  expect(profileSchema.parse(fixture("profile"))).toMatchObject({ user_id: 4294967301n, first_name: "Kim" });
  expect(bodySchema.parse(fixture("body"))).toEqual(fixture("body"));
});
