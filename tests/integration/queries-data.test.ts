import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadChangedRecords } from "#queries/records/changed-records.ts";
import { loadDeletedRecords } from "#queries/records/deleted-records.ts";
import { loadRecordHistory, recordPlace } from "#queries/records/record-history.ts";
import { loadUnreadableRecords } from "#queries/records/unreadable.ts";
import { loadRequestUsage } from "#queries/status/request-usage.ts";
import { loadActiveRun, loadRuns } from "#queries/status/run.ts";
import { loadStoredSpans, loadStoredTypes } from "#queries/status/stored-types.ts";
import { loadWebhookInbox } from "#queries/status/webhook-inbox.ts";
import { setWebhooksOn } from "#sync/inbox/webhook-switch.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const limit = 5;

describe("what the Data page asks the database", () => {
  let install: TestInstall;
  let memberId: number;
  let strangerId: number;
  let rescoredId: string;
  let deletedSleepId: string;

  beforeAll(async () => {
    install = await createTestInstall("embedded");
    const member = await install.addMember("robin", { years: 0.2, seed: 4 });
    memberId = member.memberId;
    strangerId = (await install.addMember("somebody else")).memberId;
    await install.connect(memberId, member.userId);
    await install.sync(memberId, { trigger: "connect" });
    const { cloud } = install.sandbox;
    const { recovery } = cloud.records(member.userId);
    rescoredId = recovery[1]?.sleep_id ?? "";
    deletedSleepId = recovery[3]?.sleep_id ?? "";
    for (const score of [12, 64]) {
      install.clock.advance(60_000);
      cloud.mutate(member.userId, {
        kind: "rescore",
        collection: "recovery",
        id: rescoredId,
        score: { recovery_score: score },
      });
      if (score === 64)
        cloud.mutate(member.userId, { kind: "delete", collection: "sleep", id: deletedSleepId });
      await install.sync(memberId, { kind: "deep" });
    }
  });
  afterAll(() => install.stop());

  it("stored types: counts and spans leave deleted records out, and say until when WHOOP agrees", async () => {
    const types = await loadStoredTypes(install.db, memberId);
    expect(types.map(({ type }) => type)).toEqual(["cycles", "sleeps", "recoveries", "workouts"]);
    const sleeps = types.find(({ type }) => type === "sleeps");
    expect(sleeps?.records).toBe(await install.db.sleep.count({ where: { memberId, deletedAt: null } }));
    expect(sleeps).toMatchObject({ problem: null, historyComplete: true });
    expect(sleeps?.firstDay?.localeCompare(sleeps.lastDay ?? "")).toBe(-1);
    expect(sleeps?.lastChangeAt).not.toBeNull();
  });

  it("stored types: a member without records has zeros and no days", async () =>
    expect(await loadStoredTypes(install.db, strangerId)).toMatchObject(
      Array.from({ length: 4 }, () => ({ records: 0, firstDay: null, lastDay: null, lastSuccessAt: null })),
    ));

  it("runs: the last asked for first, with every count and what it cost", async () => {
    const runs = await loadRuns(install.db, { memberId, limit });
    expect(runs.map(({ kind }) => kind)).toEqual(["deep", "deep", "light"]);
    expect(runs[0]?.progress["sleeps"]).toMatchObject({ deleted: 1 });
    expect(runs[0]?.progress["recoveries"]).toMatchObject({ changed: 1, rejected: 0 });
    expect(runs[0]?.requests).toBeGreaterThan(3);
    expect(await loadRuns(install.db, { memberId: strangerId, limit })).toEqual([]);
  });

  it("active run: one under way goes before one that waits, and that before one that is paused", async () => {
    const common = { memberId, kind: "light", trigger: "user", types: ["cycles"] };
    const ids: string[] = [];
    for (const state of ["paused", "requested", "running"]) {
      const run = await install.db.syncRun.create({
        data: { ...common, state, requestedAt: install.clock.now() },
      });
      expect(await loadActiveRun(install.db, memberId)).toMatchObject({ id: run.id, state });
      ids.push(run.id);
    }
    await install.db.syncRun.deleteMany({ where: { id: { in: ids } } });
  });

  it("changed records: named by their day, with how many earlier states are kept", async () => {
    const [changed] = await loadChangedRecords(install.db, { memberId, limit });
    const stored = await install.db.recovery.findUnique({
      where: { memberId_sleepId: { memberId, sleepId: rescoredId } },
    });
    expect(changed).toMatchObject({ type: "recoveries", id: rescoredId, versions: 2, day: stored?.day });
    expect(await loadChangedRecords(install.db, { memberId: strangerId, limit })).toEqual([]);
  });

  it("record history: every state newest first, with WHOOP's time and when we saw it", async () => {
    const history = await loadRecordHistory(install.db, { memberId, type: "recoveries", id: rescoredId });
    const scores = history?.states.map(
      ({ raw }) => (raw as { score: { recovery_score: number } }).score.recovery_score,
    );
    expect(scores?.slice(0, 2)).toEqual([64, 12]);
    expect(scores).toHaveLength(3);
    const [now, before, first] = history?.states ?? [];
    expect(now?.seenAt?.getTime()).toBeGreaterThan(before?.seenAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(now?.whoopUpdatedAt?.getTime()).toBeGreaterThan(
      before?.whoopUpdatedAt?.getTime() ?? Number.POSITIVE_INFINITY,
    );
    expect(first?.seenAt).toBeNull();
  });

  it("record history: another member's record is not there, and a wrong id is no address", async () => {
    expect(
      await loadRecordHistory(install.db, { memberId: strangerId, type: "recoveries", id: rescoredId }),
    ).toBeNull();
    expect(recordPlace.safeParse({ type: "cycles", id: "1; drop" }).success).toBe(false);
    expect(recordPlace.safeParse({ type: "members", id: "1" }).success).toBe(false);
    expect(recordPlace.safeParse({ type: "recoveries", id: rescoredId }).success).toBe(true);
  });

  it("deleted records: kept, with when and why; a recovery because its sleep went", async () => {
    const { records, total } = await loadDeletedRecords(install.db, { memberId, limit });
    expect(total).toBe(2);
    expect(records).toContainEqual(
      expect.objectContaining({ type: "sleeps", id: deletedSleepId, reason: "not-found" }),
    );
    expect(records).toContainEqual(
      expect.objectContaining({ type: "recoveries", id: deletedSleepId, reason: "sleep-deleted" }),
    );
    expect(
      await loadRecordHistory(install.db, { memberId, type: "sleeps", id: deletedSleepId }),
    ).toMatchObject({
      deletedReason: "not-found",
    });
  });

  it("unreadable: each with its reason or the fields it is stored without, the last seen first, counted beside its type", async () => {
    const common = { memberId, type: "sleeps", problem: "start: is not an instant", raw: {} };
    for (const [index, key] of ["older", "newer"].entries())
      await install.db.rejectedRecord.create({
        data: { ...common, key, lastSeenAt: new Date(install.clock.now().getTime() + 1 + index) },
      });
    const night = await install.db.sleep.findFirstOrThrow({ where: { memberId, deletedAt: null } });
    const where = { memberId_id: { memberId, id: night.id } };
    await install.db.sleep.update({ where, data: { unreadable: ["score.respiratory_rate"] } });
    const { records, total } = await loadUnreadableRecords(install.db, { memberId, limit: 3 });
    expect({ records, total }).toMatchObject({
      records: [
        { key: "newer", problem: common.problem, fields: [] },
        { key: "older" },
        { key: night.id, problem: null, fields: ["score.respiratory_rate"] },
      ],
      total: 3,
    });
    const spans = await loadStoredSpans(install.db, { memberId });
    expect(spans.map(({ type, unreadable }) => [type, unreadable])).toContainEqual(["sleeps", 3]);
  });

  it("request usage: the last minute and day of the whole app, against the lower of both limits, and none in the sandbox", async () => {
    const now = new Date(install.clock.now().getTime() + 3_600_000);
    const { appId } = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
    await install.db.requestLedger.deleteMany();
    for (const [secondsAgo, count] of [
      [10, 7],
      [3_600, 20],
      [90_000, 500],
    ] as const)
      await install.db.requestLedger.create({
        data: { appId, at: new Date(now.getTime() - secondsAgo * 1000), count },
      });
    await install.db.whoopApp.update({ where: { id: appId }, data: { minuteLimit: 60, dayLimit: null } });
    const ceiling = { perMinute: 100, perDay: 10_000 };
    expect(await loadRequestUsage(install.db, { memberId, now, ceiling })).toEqual({
      minute: { used: 7, limit: 60 },
      day: { used: 27, limit: 10_000 },
      blockedUntil: null,
    });
    expect(await loadRequestUsage(install.db, { memberId: strangerId, now, ceiling })).toBeNull();
    const set = (cloud: string) =>
      install.db.whoopApp.update({ where: { id: appId }, data: { cloud, minuteLimit: null } });
    await set("sandbox");
    const inSandbox = await loadRequestUsage(install.db, { memberId, now, ceiling });
    await set("whoop");
    expect(inSandbox).toMatchObject({ minute: { used: 7, limit: null }, day: { used: 27, limit: null } });
  });

  it("webhook inbox: what was given up comes first, with its problem; the switch is off until switched on", async () => {
    const { appId } = await install.db.connection.findUniqueOrThrow({ where: { memberId } });
    for (const [index, state] of ["done", "pending", "dead"].entries())
      await install.db.webhookEvent.create({
        data: {
          appId,
          memberId,
          traceId: `trace-${index}`,
          type: "sleep.updated",
          objectId: deletedSleepId,
          receivedAt: install.clock.now(),
          nextAttemptAt: install.clock.now(),
          state,
          problem: state === "dead" ? "WHOOP could not be reached." : null,
        },
      });
    const before = await loadWebhookInbox(install.db, { memberId, limit });
    expect(before).toMatchObject({ on: false, counts: { pending: 1, done: 1, dead: 1 } });
    expect(before.events[0]).toMatchObject({ state: "dead", problem: "WHOOP could not be reached." });
    await setWebhooksOn(install.ctx, true);
    expect((await loadWebhookInbox(install.db, { memberId: strangerId, limit })).on).toBe(true);
  });
});
