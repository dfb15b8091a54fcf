import { describe, expect, test } from "vitest";
import { isWorn } from "#whoop-simulator/generator/edge-cases.ts";
import { startTimeline } from "#whoop-simulator/generator/timeline.ts";
import { RecordStore } from "#whoop-simulator/record-store.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

function live(seed: number, years = 2, nowMs = now) {
  const timeline = startTimeline({
    seed,
    userId: 5000 + seed,
    fromMs: now - years * 365 * 86_400_000,
    toMs: null,
    offset: seed % 2 ? "Z" : "+01:00",
    summerTime: true,
    oldStrapDays: 60,
  });
  const store = new RecordStore();
  const changes = timeline.changesUntil(nowMs);
  for (const change of changes) store.apply(change);
  return { timeline, store, changes, records: store.all() };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const sd = (values: number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const correlation = (pairs: [number, number][]) => {
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const [xMean, yMean] = [mean(xs), mean(ys)];
  return mean(pairs.map(([x, y]) => (x - xMean) * (y - yMean))) / (sd(xs) * sd(ys));
};
const ms = (text: string) => Date.parse(text);

describe.each([1, 2, 3, 4, 5])("the life of seed %i", (seed) => {
  const { records, changes } = live(seed);
  const mainSleeps = records.sleep.filter((sleep) => !sleep.nap);

  test("is the same each time it is told", () => {
    expect(live(seed).records).toEqual(records);
  });

  test("is told the same in one piece and day by day", () => {
    const piecemeal = live(seed, 2, now - 40 * 86_400_000);
    for (let hour = 40 * 24; hour >= 0; hour -= 7) {
      for (const change of piecemeal.timeline.changesUntil(now - hour * 3_600_000))
        piecemeal.store.apply(change);
    }
    for (const change of piecemeal.timeline.changesUntil(now)) piecemeal.store.apply(change);
    expect(piecemeal.store.all()).toEqual(records);
  });

  test("has stages that add up to the time in bed, which is the sleep's length", () => {
    for (const { score, start, end } of records.sleep) {
      if (!score) continue;
      const stages = score.stage_summary;
      const sum =
        stages.total_awake_time_milli +
        stages.total_no_data_time_milli +
        stages.total_light_sleep_time_milli +
        stages.total_slow_wave_sleep_time_milli +
        stages.total_rem_sleep_time_milli;
      expect(sum).toBe(stages.total_in_bed_time_milli);
      expect(sum).toBe(ms(end) - ms(start));
      expect(score.sleep_needed.need_from_recent_nap_milli).toBeLessThanOrEqual(0);
    }
  });

  test("has zones that add up to the workout's length", () => {
    for (const { score, start, end } of records.workout) {
      if (!score) continue;
      const sum = Object.values(score.zone_durations).reduce((total, zone) => total + zone, 0);
      expect(sum).toBe(ms(end) - ms(start));
      expect(score.percent_recorded).toBeLessThanOrEqual(1);
    }
  });

  test("has cycles that begin with their main sleep and never overlap; only the newest may be open", () => {
    const cycles = new Map(records.cycle.map((cycle) => [cycle.id, cycle]));
    for (const sleep of mainSleeps) expect(cycles.get(sleep.cycle_id)?.start).toBe(sleep.start);
    records.cycle.forEach((cycle, index) => {
      const newer = records.cycle[index - 1];
      if (newer) expect(ms(cycle.end ?? "")).toBeLessThanOrEqual(ms(newer.start));
    });
    const joined = records.cycle.filter((cycle, index) => cycle.end === records.cycle[index - 1]?.start);
    expect(joined.length).toBeGreaterThan(0.9 * records.cycle.length);
  });

  test("writes no record before it happened, and no change before the record's creation", () => {
    for (const change of changes) {
      if (change.kind === "delete") continue;
      expect(ms(change.record.updated_at)).toBe(change.atMs);
      expect(ms(change.record.created_at)).toBeLessThanOrEqual(change.atMs);
      if ("start" in change.record) expect(ms(change.record.start)).toBeLessThan(change.atMs);
    }
  });

  test("stays within what has been measured in real people", () => {
    const scores = records.recovery.flatMap((recovery) => recovery.score ?? []);
    for (const score of scores) {
      expect(score.recovery_score).toBeGreaterThanOrEqual(1);
      expect(score.recovery_score).toBeLessThanOrEqual(99);
      expect(score.resting_heart_rate).toBeGreaterThan(29);
      expect(score.hrv_rmssd_milli).toBeLessThan(314);
      expect(score.spo2_percentage ?? 95).toBeGreaterThan(77);
    }
    const mains = new Set(mainSleeps.map((sleep) => sleep.id));
    const mornings = records.recovery.filter((recovery) => mains.has(recovery.sleep_id));
    const hrvMs = mornings.flatMap((recovery) => recovery.score?.hrv_rmssd_milli ?? []);
    const restingBpm = mornings.flatMap((recovery) => recovery.score?.resting_heart_rate ?? []);
    const recoveryPct = mornings.flatMap((recovery) => recovery.score?.recovery_score ?? []);
    const strain = records.cycle.flatMap((cycle) => cycle.score?.strain ?? []);
    expect(sd(hrvMs) / mean(hrvMs)).toBeGreaterThan(0.13);
    expect(sd(hrvMs) / mean(hrvMs)).toBeLessThan(0.26);
    expect(sd(restingBpm)).toBeGreaterThan(1.8);
    expect(sd(restingBpm)).toBeLessThan(4);
    expect(Math.abs(mean(recoveryPct) - 60)).toBeLessThan(5);
    expect(Math.abs(mean(strain) - 11)).toBeLessThan(1.5);
    expect(Math.max(...strain)).toBeLessThan(20.7);
  });

  test("answers a hard day with a lower recovery the next morning", () => {
    const mains = new Set(mainSleeps.map((sleep) => sleep.id));
    const byCycle = new Map(
      records.recovery.filter((one) => mains.has(one.sleep_id)).map((one) => [one.cycle_id, one.score]),
    );
    const pairs = records.cycle.slice(1).flatMap((cycle, index): [number, number][] => {
      const next = byCycle.get(records.cycle[index]?.id ?? 0)?.recovery_score;
      return cycle.score && next !== undefined ? [[cycle.score.strain, next]] : [];
    });
    expect(correlation(pairs)).toBeLessThan(-0.1);
  });
});

test.each([1, 2, 3, 4, 5])("the life of seed %i contains every oddity of real histories", (seed) => {
  const { records, changes } = live(seed);
  const mainSleeps = records.sleep.filter((one) => !one.nap);
  const { sleep, workout, recovery, cycle } = records;
  const slept = new Set(mainSleeps.map((one) => one.cycle_id));
  const states = changes.flatMap((one) => (one.kind === "delete" ? [] : [one.record.score_state]));
  const recoveries = new Set(recovery.map((one) => one.sleep_id));
  expect(cycle.filter((one) => !slept.has(one.id)).length).toBeGreaterThan(0);
  expect(sleep.some((one) => one.nap && recoveries.has(one.id) && slept.has(one.cycle_id))).toBe(true);
  expect(sleep.some((one) => one.score_state === "UNSCORABLE" && !one.score)).toBe(true);
  expect(workout.some((one) => one.score_state === "UNSCORABLE")).toBe(true);
  expect(states).toContain("PENDING_SCORE");
  expect(changes.some((one) => one.kind === "delete" && one.collection === "sleep")).toBe(true);
  expect(sleep.some((one) => ms(one.created_at) < ms(one.end) && ms(one.updated_at) > ms(one.end))).toBe(
    true,
  );
  expect(recovery.some((one) => ms(one.updated_at) - ms(one.created_at) === 10 * 86_400_000)).toBe(true);
  const offsets = mainSleeps.map((one) => one.timezone_offset);
  expect(offsets).toEqual(expect.arrayContaining(["Z", "+05:30", "-05:00"]));
  expect(recovery.at(-1)?.score).toMatchObject({ user_calibrating: true, spo2_percentage: null });
  expect(recovery[0]?.score?.spo2_percentage).toEqual(expect.any(Number));
  expect(mainSleeps.at(-1)?.score?.sleep_consistency_percentage).toBeNull();
  expect(workout.some((one) => one.score && one.score.distance_meter === null)).toBe(true);
  expect(workout.some((one) => one.sport_name === "reformer-pilates")).toBe(true);
  expect(workout.some((one, index) => one.start === workout[index + 1]?.start)).toBe(true);
  const bedAt = new Set(mainSleeps.map((one) => one.start));
  expect(workout.some((one) => bedAt.has(one.end))).toBe(true);
  expect(cycle.some((one) => one.id > 2 ** 31)).toBe(true);
  const cut = cycle.filter((one) => one.end && ms(one.end) - ms(one.start) === 86_400_000);
  expect(cut.length).toBeGreaterThan(0);
});

test("today's cycle appears only after waking, and the one before ends in the same moment", () => {
  const { changes } = live(1, 1);
  const creations = changes.filter((one) => one.kind === "put" && one.collection === "cycle");
  for (const created of creations.slice(-30)) {
    if (created.kind !== "put" || created.collection !== "cycle") continue;
    expect(created.atMs - ms(created.record.start)).toBeGreaterThan(2 * 3_600_000);
    const closed = changes.filter(
      (one) =>
        one.kind === "replace" && one.collection === "cycle" && one.record.end === created.record.start,
    );
    for (const one of closed) expect(one.atMs).toBe(created.atMs);
  }
});

test("the strap is worn on most nights and always in the first two weeks", () => {
  const days = Array.from({ length: 1000 }, (_, day) => isWorn(3, day));
  expect(days.slice(0, 14)).not.toContain(false);
  expect(days.filter(Boolean).length).toBeGreaterThan(950);
});

test("ten years come into being within seconds", () => {
  const { records } = live(1, 10);
  const total = Object.values(records).reduce((sum, list) => sum + list.length, 0);
  expect(total).toBeGreaterThan(13_000);
});
