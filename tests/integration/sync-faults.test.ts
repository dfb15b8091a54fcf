import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Queryable, withTransaction } from "#db/client.ts";
import { systemClock } from "#lib/clock.ts";
import { claimLease, holdLease } from "#sync/run/lease.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { runNext } from "#sync/run/run-sync.ts";
import type { FaultRule } from "#whoop-simulator/faults.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { createTryAgain } from "#worker/try-again.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { dataRequests } from "../support/worker-processes.ts";

const faultKinds = [
  "429",
  "429-without-reset",
  "500",
  "502-html",
  "503",
  "reset",
  "truncated-body",
  "cut-json",
  "slow",
] as const;

/** This share of all answers is wrong, in one way as often as in another. */
function faultCampaign(share: number): FaultRule[] {
  return faultKinds.map((kind, index) => {
    const left = 1 - (share * index) / faultKinds.length;
    const probability = share / faultKinds.length / left;
    return { kind, path: "^/developer/", probability, resetSeconds: 2, delayMs: 30 };
  });
}

/** Requests that end as they do when nobody answers in time, besides what the cloud does wrong. */
function sometimesTimingOut(random: Random, share: number): typeof fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (!String(input).includes("/developer/") || !random.chance(share)) return answer;
    await answer.arrayBuffer();
    throw new DOMException("The operation was aborted due to timeout", "TimeoutError");
  };
}

describe.each(databaseKinds)("sync under faults (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;

  beforeEach(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 1, seed: 11 }));
    await install.connect(memberId, userId);
  });
  afterEach(() => install.stop());

  const syncUntilDone = async () => {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const outcome = await install.sync(memberId);
      const states = await install.db.syncState.findMany({ where: { memberId, problem: { not: null } } });
      if (outcome?.state === "done" && states.length === 0) return;
      install.clock.advance(120_000);
    }
    throw new Error("the sync never ended");
  };

  it.each([20, 30])(
    "%i percent of answers failing leave exactly the cloud's records, within three times the requests (S2)",
    async (percent) => {
      const unharmed = await install.addMember("unharmed", { years: 1, seed: 11 });
      await install.connect(unharmed.memberId, unharmed.userId);
      const idle = dataRequests(install);
      await install.sync(unharmed.memberId);
      const needed = dataRequests(install) - idle;

      const timeOuts = percent / 100 / 10;
      install.ctx.fetch = sometimesTimingOut(new Random(percent), timeOuts);
      install.sandbox.cloud.setFaults(faultCampaign(percent / 100 - timeOuts));
      const before = dataRequests(install);
      await syncUntilDone();
      expect(dataRequests(install) - before).toBeLessThanOrEqual(3 * needed);
      install.sandbox.cloud.setFaults([]);
      delete install.ctx.fetch;
      await install.sync(memberId, { kind: "full" });
      await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
      expect(Object.keys(install.sandbox.cloud.stats.injected).length).toBeGreaterThanOrEqual(5);
      expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toMatchObject({
        state: "active",
      });
    },
  );

  it("truncated listing: a first history cut short is read on to its real end", async () => {
    install.sandbox.cloud.setFaults([
      { kind: "dropped-next-token", path: "/v2/activity/workout", skip: 3, times: 1 },
    ]);
    await install.sync(memberId);
    install.sandbox.cloud.setFaults([]);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it.each([
    ["cycles", "/v2/cycle"],
    ["sleeps", "/v2/activity/sleep"],
    ["recoveries", "/v2/recovery"],
    ["workouts", "/v2/activity/workout"],
  ])("one type failing does not stop the others: %s", async (failing, path) => {
    install.sandbox.cloud.setFaults([{ kind: "500", path }]);
    expect(await install.sync(memberId)).toMatchObject({ state: "partial" });
    const states = await install.db.syncState.findMany({ where: { memberId } });
    const problems = Object.fromEntries(states.map(({ type, problem }) => [type, problem !== null]));
    const collections = ["cycles", "sleeps", "recoveries", "workouts"];
    expect(problems).toMatchObject(Object.fromEntries(collections.map((type) => [type, type === failing])));
    install.sandbox.cloud.setFaults([]);
    await syncUntilDone();
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("an outage of a day ends by itself, within 15 minutes of WHOOP's being back (S3)", async () => {
    install.sandbox.cloud.setFaults([{ kind: "503", path: "^/developer/" }]);
    expect(await install.sync(memberId)).toMatchObject({ state: "failed" });
    const tryAgain = createTryAgain(install.ctx);
    /** What the worker does, a minute later. */
    const aMinuteLater = async () => {
      install.clock.advance(60_000);
      await tryAgain();
      return runNext(install.ctx, memberId);
    };
    const backAtMs = install.clock.now().getTime() + 24 * 3_600_000;
    while (install.clock.now().getTime() < backAtMs) {
      install.clock.advance(14 * 60_000);
      expect(await aMinuteLater()).not.toMatchObject({ state: "done" });
    }
    install.sandbox.cloud.setFaults([]);
    const beganMs = install.clock.now().getTime();
    let outcome = await aMinuteLater();
    while (outcome === null && install.clock.now().getTime() - beganMs < 15 * 60_000)
      outcome = await aMinuteLater();
    expect(outcome).toMatchObject({ state: "done" });
    expect(install.clock.now().getTime() - beganMs).toBeLessThanOrEqual(15 * 60_000);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    await aMinuteLater();
    expect(await install.db.syncRun.count({ where: { state: { in: ["requested", "running"] } } })).toBe(0);
  });

  it("malformed records are quarantined with the reason while the rest goes on (S12)", async () => {
    const [first, second] = install.sandbox.cloud.records(userId).workout;
    const spoiled: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (!String(input).includes("/v2/activity/workout?")) return answer;
      const page = (await answer.json()) as { records: Record<string, unknown>[] };
      const records = page.records.map((record) =>
        record["id"] === first?.id
          ? { ...record, start: "yesterday" }
          : record["id"] === second?.id
            ? { ...record, note: "a\u0000b", sport_name: "x\u0000y" }
            : record,
      );
      return new Response(JSON.stringify({ ...page, records }), {
        status: 200,
        headers: { "content-type": "application/json" },
      });
    };
    install.ctx.fetch = spoiled;
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    const [rejected] = await install.db.rejectedRecord.findMany({ where: { memberId } });
    expect(rejected).toMatchObject({
      type: "workouts",
      key: first?.id,
      problem: expect.stringContaining("start"),
    });
    expect(await install.db.workout.count({ where: { memberId } })).toBe(
      install.sandbox.cloud.records(userId).workout.length - 1,
    );
  });

  it("one sync per member at a time: of four workers three find the member taken (S10)", async () => {
    await requestRun(install.ctx, { memberId, kind: "light", trigger: "user" });
    const workers = [install.ctx, ...Array.from({ length: 3 }, () => install.anotherProcess())];
    const outcomes = await Promise.all(workers.map((worker) => runNext(worker, memberId)));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(3);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("a worker that died is replaced within 75 s (S10)", async () => {
    const dead = install.anotherProcess();
    await requestRun(install.ctx, { memberId, kind: "light", trigger: "user" });
    expect(await claimLease(dead, memberId)).not.toBeNull();
    expect(await runNext(install.ctx, memberId)).toBeNull();
    install.clock.advance(75_000);
    expect(await runNext(install.ctx, memberId)).toMatchObject({ state: "done" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("a process that was frozen and wakes writes nothing (S10)", async () => {
    const frozenMs = 120_000;
    const later = { ...systemClock, now: () => new Date(install.clock.now().getTime() + frozenMs) };
    const other = { ...install.anotherProcess(), clock: later };
    let pages = 0;
    install.ctx.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      // After some pages this process stands still for two minutes, in which another one takes its member.
      if (String(input).includes("/v2/activity/sleep?") && ++pages === 3) {
        expect(await claimLease(other, memberId)).not.toBeNull();
        install.clock.advance(frozenMs);
      }
      return answer;
    };
    expect(await install.sync(memberId)).toMatchObject({ state: "interrupted" });
    const rows = await install.db.sleep.count({ where: { memberId } });
    expect(rows).toBeLessThan(install.sandbox.cloud.records(userId).sleep.length);
    expect(await install.db.syncRun.findFirst({ where: { memberId } })).toMatchObject({ state: "running" });
  });

  it("a process that is frozen in the middle of writing is put out by Postgres, before its lease ends (S10)", async () => {
    const lease = await claimLease(install.ctx, memberId);
    if (!lease) throw new Error("the member is free");
    const longestSilence = (db: Queryable) =>
      db.$queryRaw`SELECT current_setting('idle_in_transaction_session_timeout') AS longest`;
    const inside = await withTransaction(install.db, async (tx) => {
      await holdLease(install.ctx, tx, lease);
      return longestSilence(tx);
    });
    expect(inside).toEqual([{ longest: "30s" }]);
    expect(await longestSilence(install.db)).toEqual([{ longest: "0" }]);
  });
});
