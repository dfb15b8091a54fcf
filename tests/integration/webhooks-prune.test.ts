import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { membersWithEvents } from "#sync/inbox/claim.ts";
import { prune } from "#sync/prune.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const dayMs = 24 * 3_600_000;

describe.each(databaseKinds)("pruning (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 0.1, seed: 3 }));
    await install.connect(memberId, userId);
    await install.sync(memberId);
  });
  afterAll(() => install.stop());

  const ago = (days: number) => new Date(install.clock.now().getTime() - days * dayMs);
  const leaveTraces = async (at: Date) => {
    const { db } = install;
    const { appId } = await db.connection.findUniqueOrThrow({ where: { memberId } });
    await db.syncRun.create({
      data: {
        memberId,
        kind: "light",
        trigger: "schedule",
        types: [],
        state: "done",
        requestedAt: at,
        finishedAt: at,
      },
    });
    await db.requestLedger.create({ data: { appId, at, count: 1 } });
    await db.webhookEvent.create({
      data: {
        appId,
        memberId,
        traceId: randomUUID(),
        type: "sleep.updated",
        objectId: randomUUID(),
        receivedAt: at,
        nextAttemptAt: at,
        state: "done",
        finishedAt: at,
      },
    });
    await db.connectAttempt.create({
      data: {
        memberId,
        appId,
        begunBy: "cli",
        stateHash: randomUUID(),
        redirectUri: "",
        createdAt: at,
        expiresAt: at,
      },
    });
    await db.session.create({
      data: { tokenHash: randomUUID(), memberId, viewingId: memberId, createdAt: at, expiresAt: at },
    });
    await db.oneTimeCode.create({
      data: { codeHash: randomUUID(), purpose: "setup", createdAt: at, expiresAt: at },
    });
  };

  it("removes traces older than 90 days, attempts to connect after one, keeps younger ones, and never touches a record or its versions", async () => {
    const { db, ctx } = install;
    await leaveTraces(ago(91));
    await leaveTraces(ago(89));
    const count = async () => [
      await db.syncRun.count(),
      await db.requestLedger.count(),
      await db.webhookEvent.count(),
      await db.session.count(),
      await db.oneTimeCode.count(),
    ];
    const kept = async () => [
      await db.sleep.count(),
      await db.cycle.count(),
      await db.recovery.count(),
      await db.workout.count(),
      await db.recordVersion.count(),
      await db.connection.count(),
    ];
    const attempts = await db.connectAttempt.count();
    const before = await count();
    const keptBefore = await kept();
    expect(await prune(ctx)).toBe(7);
    expect(await db.connectAttempt.count()).toBe(attempts - 2);
    expect(await count()).toEqual(before.map((rows) => rows - 1));
    expect(await kept()).toEqual(keptBefore);
    expect(await prune(ctx)).toBe(0);
  });

  it("leaves events of a removed member to time, and nobody follows them", async () => {
    const { db, ctx, clock } = install;
    const gone = await install.addMember("sam");
    await db.webhookEvent.create({
      data: {
        appId: 1,
        memberId: gone.memberId,
        traceId: randomUUID(),
        type: "sleep.updated",
        objectId: randomUUID(),
        receivedAt: clock.now(),
        nextAttemptAt: clock.now(),
      },
    });
    expect(await membersWithEvents(ctx)).toEqual([gone.memberId]);
    await db.member.delete({ where: { id: gone.memberId } });
    expect(await membersWithEvents(ctx)).toEqual([]);
    clock.advance(91 * dayMs);
    await prune(ctx);
    expect(await db.webhookEvent.count({ where: { memberId: gone.memberId } })).toBe(0);
  });
});
