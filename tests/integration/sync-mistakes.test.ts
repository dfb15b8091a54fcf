import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDay } from "#domain/day.ts";
import { loadDays } from "#queries/days/days.ts";
import type { MemberRecords } from "#whoop-simulator/records.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { dataRequests } from "../support/worker-processes.ts";

const hourMs = 3_600_000;

describe.each(databaseKinds)("mistakes others made when they synced (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 0.4, seed: 17, offset: "+12:00" }));
    await install.connect(memberId, userId);
    await install.sync(memberId);
  });
  afterAll(() => install.stop());

  const equal = () => expectEqualToCloud(install.db, install.sandbox, memberId, userId);

  it("watermark on start time: a late re-score and an edit of what was read before are found by the next light sync (S6)", async () => {
    const { sleep, workout } = install.sandbox.cloud.records(userId);
    const [night, training] = [sleep.find((one) => one.score), workout[0]];
    if (!night || !training) throw new Error("the member has slept and trained");
    install.clock.advance(hourMs);
    const rescored = { kind: "rescore", collection: "sleep", id: night.id } as const;
    install.sandbox.cloud.mutate(userId, { ...rescored, score: { sleep_performance_percentage: 41 } });
    const end = new Date(Date.parse(training.end) + 60_000).toISOString();
    install.sandbox.cloud.mutate(userId, { kind: "extend", collection: "workout", id: training.id, end });
    await install.sync(memberId);
    await equal();
  });

  it("watermark on start time: a workout that is uploaded late, and began before the newest one, is found too", async () => {
    const [training] = install.sandbox.cloud.records(userId).workout;
    if (!training) throw new Error("the member has trained");
    const earlier = (at: string) => new Date(Date.parse(at) - 20 * hourMs).toISOString();
    const record = {
      ...training,
      id: "0b9f2f0e-6a53-4d0e-8f7a-7b6f4f3f2a11",
      start: earlier(training.start),
      end: earlier(training.end),
    };
    install.clock.advance(hourMs);
    install.sandbox.cloud.mutate(userId, { kind: "put", collection: "workout", record });
    await install.sync(memberId);
    await equal();
  });

  it("reload of everything on each token refresh: a sync with a new token reads what is new, in four requests", async () => {
    install.clock.advance(2 * hourMs);
    const tokens = () => install.sandbox.cloud.requestCount("/oauth/oauth2/token");
    const before = { data: dataRequests(install), tokens: tokens() };
    await install.sync(memberId);
    expect({ data: dataRequests(install), tokens: tokens() }).toEqual({
      data: before.data + 4,
      tokens: before.tokens + 1,
    });
  });

  it("UTC days: a night far east of Greenwich belongs to the local morning on which it ended", async () => {
    const nights = await install.db.sleep.findMany({ where: { memberId, main: true, deletedAt: null } });
    const localDay = (at: Date, offsetMin: number) =>
      new Date(at.getTime() + offsetMin * 60_000).toISOString().slice(0, 10);
    for (const night of nights) expect(night.day).toBe(localDay(night.endAt, night.offsetMin));
    expect(nights.some((night) => night.day !== night.endAt.toISOString().slice(0, 10))).toBe(true);
  });

  it("naps multiply rows or vanish: every nap is a row of its own, and a cycle has one main sleep at most", async () => {
    const { sleep } = install.sandbox.cloud.records(userId);
    const naps = sleep.filter(({ nap }) => nap).length;
    expect(naps).toBeGreaterThan(0);
    expect(await install.db.sleep.count({ where: { memberId, nap: true, deletedAt: null } })).toBe(naps);
    const mains = await install.db.sleep.groupBy({
      by: ["cycleId"],
      where: { memberId, main: true, deletedAt: null },
      _count: true,
    });
    expect(Math.max(...mains.map((one) => one._count))).toBe(1);
  });

  /** Replaces a stretch of the newest scored night as WHOOP might, and answers its day as a page would see it. */
  const dayAfter = async (
    change: (night: MemberRecords["sleep"][number]) => MemberRecords["sleep"][number],
  ) => {
    const night = install.sandbox.cloud.records(userId).sleep.find((one) => !one.nap && one.score);
    if (!night) throw new Error("the member has slept");
    install.clock.advance(hourMs);
    install.sandbox.cloud.mutate(userId, { kind: "put", collection: "sleep", record: change(night) });
    await install.sync(memberId);
    const { day } = await install.db.sleep.findUniqueOrThrow({
      where: { memberId_id: { memberId, id: night.id } },
    });
    const [record] = await loadDays(install.db, { memberId, from: parseDay(day), to: parseDay(day) });
    return record?.values;
  };

  it("no-data time counted as sleep: hours in which the strap knew nothing are neither sleep nor waking", async () => {
    const day = await dayAfter((night) => {
      if (!night.score) return night;
      const stages = night.score.stage_summary;
      const moved = Math.floor(stages.total_light_sleep_time_milli / 2);
      const stage_summary = {
        ...stages,
        total_light_sleep_time_milli: stages.total_light_sleep_time_milli - moved,
        total_no_data_time_milli: stages.total_no_data_time_milli + moved,
      };
      return { ...night, score: { ...night.score, stage_summary } };
    });
    const minutes = (name: "lightMin" | "deepMin" | "remMin" | "inBedMin" | "awakeMin") => day?.[name] ?? 0;
    expect(day?.asleepMin).toBeCloseTo(minutes("lightMin") + minutes("deepMin") + minutes("remMin"), 5);
    expect(day?.asleepMin).toBeLessThan(minutes("inBedMin") - minutes("awakeMin") - 30);
  });

  it("missing = 0: a night WHOOP has not scored yet has no numbers, and none of them is zero", async () => {
    const day = await dayAfter(({ score: _score, ...night }) => ({ ...night, score_state: "PENDING_SCORE" }));
    expect(day).toMatchObject({ asleepMin: null, deepMin: null, performancePct: null, disturbances: null });
  });
});
