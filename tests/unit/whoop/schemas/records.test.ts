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
    expect([cycle.id, cycle.user_id]).toEqual([6442450945n, 4294967301n]);
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
    expect(["Europe/Berlin", "+5:30", "+0530", "+24:00", ""].map(accepts)).not.toContain(true);
  });

  it("passes with fields we do not know, which the typed record leaves out", () => {
    expect(cycleSchema.parse(fixture("cycle-open"))).not.toHaveProperty("a_field_of_the_future");
  });

  it("has no score while the score is pending, even if one is sent", () => {
    expect(cycleSchema.parse(fixture("cycle-pending")).score).toBeNull();
    const early = { ...fixture("cycle-open"), score_state: "PENDING_SCORE" };
    expect(cycleSchema.parse(early).score).toBeNull();
  });

  it("is kept when it calls itself scored without a score", () => {
    expect(cycleSchema.parse({ ...fixture("cycle-pending"), score_state: "SCORED" }).score).toBeNull();
  });

  it("is refused when its state is a new one, when an id lost digits, and when a day does not exist", () => {
    const refused = (change: object) =>
      !cycleSchema.safeParse({ ...fixture("cycle-open"), ...change }).success;
    expect(refused({ score_state: "RESCORING" })).toBe(true);
    expect(refused({ id: 2 ** 60 })).toBe(true);
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
    expect(Object.keys(sleep)).toContain("v1_id");
    expect(sleep.v1_id).toBeNull();
    expect(sleep.score?.sleep_consistency_percentage).toBeNull();
  });

  it("keeps the nap's share of the need negative", () => {
    const sleep = sleepSchema.parse(fixture("sleep-scored-nulls"));
    expect(sleep.score?.sleep_needed.need_from_recent_nap_milli).toBe(-1_800_000);
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

it("profile and body are read as they come, the user's id as bigint", () => {
  expect(profileSchema.parse(fixture("profile"))).toMatchObject({ user_id: 4294967301n, first_name: "Kim" });
  expect(bodySchema.parse(fixture("body"))).toEqual(fixture("body"));
});
