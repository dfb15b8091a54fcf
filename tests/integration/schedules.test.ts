import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { environmentSchedules, type Schedule } from "#lib/schedule.ts";
import { loadSchedules, loadTimetable, nextRunOf } from "#queries/status/schedules.ts";
import { forgetSchedules, saveSchedules } from "#sync/run/schedules.ts";
import { createTimetable } from "#worker/timetable.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const env = { syncSchedule: "*/30 * * * *", syncHour: 4, timeZone: "UTC" };
const morning: Schedule = { expression: "0 7 * * *", kind: "light", types: ["sleeps", "recoveries"] };
const evening: Schedule = { expression: "0 19 * * *", kind: "light", types: ["cycles", "workouts"] };
const hourMs = 3_600_000;

describe("schedules", () => {
  let install: TestInstall;
  let memberId: number;

  beforeAll(async () => {
    install = await createTestInstall("embedded");
    const member = await install.addMember("robin", { years: 0.1, seed: 3 });
    memberId = member.memberId;
    await install.connect(member.memberId, member.userId);
  });
  afterAll(() => install.stop());

  beforeEach(async () => {
    await install.db.syncRun.deleteMany();
    await forgetSchedules(install.ctx);
  });

  const runs = () =>
    install.db.syncRun.findMany({
      where: { memberId },
      orderBy: { requestedAt: "asc" },
      select: { kind: true, types: true, trigger: true, state: true },
    });
  const finishAll = () =>
    install.db.syncRun.updateMany({ data: { state: "done", finishedAt: install.clock.now() } });
  const ranJustNow = () =>
    install.db.syncRun.create({
      data: {
        memberId,
        kind: "deep",
        trigger: "user",
        types: ["cycles", "sleeps", "recoveries", "workouts"],
        state: "done",
        requestedAt: install.clock.now(),
      },
    });

  it("a saved timetable wins over the environment, until it is forgotten", async () => {
    expect(await loadTimetable(install.db, env)).toEqual({
      schedules: environmentSchedules(env),
      savedAt: null,
    });
    await saveSchedules(install.ctx, [morning, evening]);
    expect((await loadTimetable(install.db, env)).schedules).toEqual([morning, evening]);
    await forgetSchedules(install.ctx);
    expect((await loadTimetable(install.db, env)).savedAt).toBeNull();
  });

  it("each type has the next run of the schedules that read it", async () => {
    await saveSchedules(install.ctx, [morning, evening]);
    const { schedules } = await loadSchedules(install.db, env);
    expect(nextRunOf("sleeps", schedules)?.getUTCHours()).toBe(7);
    expect(nextRunOf("workouts", schedules)?.getUTCHours()).toBe(19);
    expect(nextRunOf("workouts", schedules.slice(0, 1))).toBeNull();
  });

  it("runs missed while the machine was off are made up once, each with its own types", async () => {
    await saveSchedules(install.ctx, [morning, evening]);
    await ranJustNow();
    install.clock.advance(4 * 24 * hourMs);
    const timetable = createTimetable(install.ctx, env);
    await timetable.follow();
    await timetable.follow();
    await timetable.stop();
    expect((await runs()).slice(1)).toEqual([
      { kind: "light", types: ["sleeps", "recoveries"], trigger: "schedule", state: "requested" },
      { kind: "light", types: ["cycles", "workouts"], trigger: "schedule", state: "requested" },
    ]);
  });

  it("nothing is made up when the machine was on, nor from before the timetable was saved", async () => {
    await ranJustNow();
    const timetable = createTimetable(install.ctx, { ...env, syncSchedule: "0 0 1 1 *" });
    await timetable.follow();
    install.clock.advance(10_000);
    await saveSchedules(install.ctx, [morning, evening]);
    await timetable.follow();
    await timetable.stop();
    const restarted = createTimetable(install.ctx, env);
    await restarted.follow();
    await restarted.stop();
    expect(await runs()).toHaveLength(1);
  });

  it("a worker that slept with its machine makes up what it slept through", async () => {
    await ranJustNow();
    const timetable = createTimetable(install.ctx, env);
    await timetable.follow();
    expect(await runs()).toHaveLength(1);
    install.clock.advance(3 * hourMs);
    await timetable.follow();
    await timetable.stop();
    expect((await runs()).slice(1)).toMatchObject([{ kind: "light", trigger: "schedule" }]);
    await finishAll();
  });

  it("the worker follows a change with its next look", async () => {
    await ranJustNow();
    const timetable = createTimetable(install.ctx, env);
    await timetable.follow();
    await saveSchedules(install.ctx, [morning]);
    install.clock.advance(1_000);
    await timetable.follow();
    install.clock.advance(26 * hourMs);
    await timetable.follow();
    await timetable.stop();
    expect((await runs()).slice(1)).toEqual([
      { kind: "light", types: ["sleeps", "recoveries"], trigger: "schedule", state: "requested" },
    ]);
  });
});
