import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

describe.each(databaseKinds)("the first sync and the ones after it (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 2, seed: 7 }));
    expect(await install.connect(memberId, userId)).toEqual({ step: "accepted", problem: null });
  });
  afterAll(() => install.stop());

  const requests = () => install.sandbox.cloud.requestCount(/^\/developer\/v2\/(cycle|recovery|activity)/);

  it("stores exactly what the cloud has", async () => {
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("tells how many records of each type it stored", async () => {
    const run = await install.db.syncRun.findFirstOrThrow({ where: { memberId } });
    const progress = run.progress as Record<string, object>;
    const cloud = install.sandbox.cloud.records(userId);
    for (const [type, records] of [
      ["cycles", cloud.cycle],
      ["sleeps", cloud.sleep],
      ["recoveries", cloud.recovery],
      ["workouts", cloud.workout],
    ] as const)
      expect([type, progress[type]]).toMatchObject([
        type,
        { new: records.length, changed: 0, rejected: 0, deleted: 0 },
      ]);
  });

  it("finds nothing new a second time, in four data requests", async () => {
    const before = requests();
    const outcome = await install.sync(memberId);
    expect(requests() - before).toBe(4);
    const run = await install.db.syncRun.findUniqueOrThrow({ where: { id: outcome?.runId ?? "" } });
    for (const counts of Object.values(run.progress as Record<string, { new: number; changed: number }>)) {
      expect(counts).toMatchObject({ new: 0, changed: 0 });
    }
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("follows a member through a week of new days, one light sync a day", async () => {
    for (let day = 0; day < 7; day += 1) {
      install.clock.advance(24 * 3_600_000);
      expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    }
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("updates a recovery re-scored within the trailing window, in place", async () => {
    const [recent] = install.sandbox.cloud.records(userId).recovery;
    install.clock.advance(60_000);
    install.sandbox.cloud.mutate(userId, {
      kind: "rescore",
      collection: "recovery",
      id: recent?.sleep_id ?? "",
      score: { recovery_score: 12 },
    });
    await install.sync(memberId);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    const row = await install.db.recovery.findUniqueOrThrow({
      where: { memberId_sleepId: { memberId, sleepId: recent?.sleep_id ?? "" } },
    });
    expect(row.recovery).toBe(12);
  });

  it("keeps what a re-scored record said before", async () => {
    const version = await install.db.recordVersion.findFirst({
      where: { memberId, type: "recoveries" },
      orderBy: { id: "desc" },
    });
    expect(version?.raw).toMatchObject({ score_state: "SCORED" });
    expect(version?.raw).not.toMatchObject({ score: { recovery_score: 12 } });
  });

  it("finds a ten-day-old re-score with the deep sync", async () => {
    const old = install.sandbox.cloud
      .records(userId)
      .sleep.find(
        (sleep) =>
          !sleep.nap &&
          sleep.score &&
          install.clock.now().getTime() - Date.parse(sleep.start) > 10 * 86_400_000,
      );
    install.clock.advance(60_000);
    install.sandbox.cloud.mutate(userId, {
      kind: "rescore",
      collection: "sleep",
      id: old?.id ?? "",
      score: { respiratory_rate: 15.5 },
    });
    await install.sync(memberId, { kind: "deep" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("marks a record deleted once WHOOP says it does not exist, its recovery with it, and keeps both (S7)", async () => {
    const sleep = install.sandbox.cloud.records(userId).sleep.find((each) => !each.nap);
    install.sandbox.cloud.mutate(userId, { kind: "delete", collection: "sleep", id: sleep?.id ?? "" });
    await install.sync(memberId);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    const row = await install.db.sleep.findUniqueOrThrow({
      where: { memberId_id: { memberId, id: sleep?.id ?? "" } },
    });
    expect(row.deletedReason).toBe("not-found");
    expect(row.deletedAt).not.toBeNull();
  });

  it("brings a deleted record back when WHOOP lists it again (S7)", async () => {
    const [workout] = install.sandbox.cloud.records(userId).workout;
    if (!workout) throw new Error("the member has workouts");
    install.sandbox.cloud.mutate(userId, { kind: "delete", collection: "workout", id: workout.id });
    await install.sync(memberId, { kind: "deep" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    install.clock.advance(60_000);
    install.sandbox.cloud.mutate(userId, { kind: "put", collection: "workout", record: workout });
    await install.sync(memberId, { kind: "deep" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("deletes nothing when the cloud answers with empty lists for a day (S7)", async () => {
    install.sandbox.cloud.setFaults([{ kind: "empty-page" }]);
    await install.sync(memberId, { kind: "deep" });
    install.sandbox.cloud.setFaults([]);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("repairs a copy that lost rows by reading everything again", async () => {
    await install.db.workout.deleteMany({
      where: { memberId, startAt: { lt: new Date("2025-06-01T00:00:00Z") } },
    });
    expect(await install.sync(memberId, { kind: "full" })).toMatchObject({ state: "done" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });
});
