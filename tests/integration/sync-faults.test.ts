import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FaultRule } from "#sandbox/faults.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

/** Every fifth answer is wrong in one of these ways. */
const faultCampaign: FaultRule[] = (
  ["429", "429-without-reset", "500", "502-html", "503", "reset", "truncated-body", "cut-json"] as const
).map((kind) => ({ kind, path: "^/developer/", probability: 0.028, resetSeconds: 2 }));

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

  it("20 % of answers failing leave exactly the cloud's records (S2)", async () => {
    install.sandbox.cloud.setFaults(faultCampaign);
    await syncUntilDone();
    install.sandbox.cloud.setFaults([]);
    await install.sync(memberId, { kind: "full" });
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
    expect(Object.keys(install.sandbox.cloud.stats.injected).length).toBeGreaterThanOrEqual(5);
    expect(await install.db.connection.findUniqueOrThrow({ where: { memberId } })).toMatchObject({
      state: "active",
    });
  });

  it("truncated listing: a first history cut short is read on to its real end", async () => {
    install.sandbox.cloud.setFaults([
      { kind: "dropped-next-token", path: "/v2/activity/workout", skip: 3, times: 1 },
    ]);
    await install.sync(memberId);
    install.sandbox.cloud.setFaults([]);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("one type failing does not stop the others", async () => {
    install.sandbox.cloud.setFaults([{ kind: "500", path: "/v2/recovery" }]);
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    const states = await install.db.syncState.findMany({ where: { memberId } });
    const problems = Object.fromEntries(states.map(({ type, problem }) => [type, problem !== null]));
    expect(problems).toMatchObject({ recoveries: true, cycles: false, sleeps: false, workouts: false });
    install.sandbox.cloud.setFaults([]);
    await syncUntilDone();
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("an outage of a day ends by itself with the next sync (S3)", async () => {
    install.sandbox.cloud.setFaults([{ kind: "503", path: "^/developer/" }]);
    for (let hour = 0; hour < 24; hour += 6) {
      install.clock.advance(6 * 3_600_000);
      await install.sync(memberId);
    }
    install.sandbox.cloud.setFaults([]);
    await syncUntilDone();
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("malformed records are set aside with the reason while the rest goes on (S12)", async () => {
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

  it("one sync per member at a time: a second process finds the member taken (S10)", async () => {
    const other = install.anotherProcess();
    const { requestRun } = await import("#sync/request-run.ts");
    const { runNext } = await import("#sync/run-sync.ts");
    await requestRun(install.ctx, { memberId, kind: "light", trigger: "user" });
    const [one, two] = await Promise.all([runNext(install.ctx, memberId), runNext(other, memberId)]);
    expect([one, two].filter((outcome) => outcome === null)).toHaveLength(1);
    await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  });

  it("a process that was frozen and wakes writes nothing (S10)", async () => {
    const other = install.anotherProcess();
    const { claimLease } = await import("#sync/lease.ts");
    let pages = 0;
    install.ctx.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      // After some pages this process stands still for two minutes, and another one takes its member.
      if (String(input).includes("/v2/activity/sleep?") && ++pages === 3) {
        install.clock.advance(120_000);
        expect(await claimLease(other, memberId)).not.toBeNull();
      }
      return answer;
    };
    expect(await install.sync(memberId)).toMatchObject({ state: "interrupted" });
    const rows = await install.db.sleep.count({ where: { memberId } });
    expect(rows).toBeLessThan(install.sandbox.cloud.records(userId).sleep.length);
    expect(await install.db.syncRun.findFirst({ where: { memberId } })).toMatchObject({ state: "running" });
  });
});
