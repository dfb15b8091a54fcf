import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPool, type Pool } from "#db/pool.ts";
import { followEvents, replayEvents } from "#sync/inbox/follow-inbox.ts";
import { claimLease, releaseLease } from "#sync/run/lease.ts";
import { readSigningApps, rememberApps } from "#webhook-receiver/known-apps.ts";
import { createReceiver } from "#webhook-receiver/receiver.ts";
import { storeEvent } from "#webhook-receiver/store-event.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall, testApp } from "../support/test-install.ts";
import { eightAtATime, eventOf, send, signed, webhookPath } from "./webhooks-support.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

describe.each(databaseKinds)("webhook events and what follows from them (%s database)", (kind) => {
  let install: TestInstall;
  let pool: Pool;
  let server: Server;
  let port: number;
  let memberId: number;
  let userId: number;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    const { ctx, clock, sandbox } = install;
    ({ memberId, userId } = await install.addMember("robin", { years: 0.2, seed: 31 }));
    await install.connect(memberId, userId);
    await install.sync(memberId);
    pool = openPool({ url: install.databaseUrl, connections: 4, patienceMs: 2_000 });
    const apps = rememberApps(() => readSigningApps(pool, ctx.clientSecretEncryption), { clock });
    server = createReceiver({ apps, store: (arrived) => storeEvent(pool, arrived), clock });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" && address ? address.port : 0;
    sandbox.cloud.setWebhookUrls(testApp.clientId, [`http://127.0.0.1:${port}${webhookPath}`]);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await pool.end();
    await install.stop();
  });
  beforeEach(async () => {
    const { cloud } = install.sandbox;
    cloud.setFaults([]);
    cloud.webhooks.outOfOrder = false;
    cloud.webhooks.deliveries.length = 0;
    await install.sync(memberId, { kind: "deep" });
    await install.db.webhookEvent.deleteMany();
    install.clock.advance(minuteMs);
  });

  const cloud = () => install.sandbox.cloud;
  const deliver = () => cloud().webhooks.deliverDue();
  const follow = () => followEvents(install.ctx, memberId);
  const equal = () => expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  const rows = () => install.db.webhookEvent.findMany({ orderBy: { id: "asc" } });
  const requests = (path: RegExp) => cloud().requestCount(path);
  const arrive = async (more: Parameters<typeof eventOf>[1]) => {
    const answer = await send(port, signed(eventOf(userId, more), install.clock.now().getTime()));
    expect(answer?.status).toBe(204);
  };
  const newest = () => {
    const { sleep, workout, cycle } = cloud().records(userId);
    const night = sleep.find((one) => !one.nap && one.score);
    const [training] = workout;
    const open = cycle.find((one) => !one.end);
    if (!night || !training || !open) throw new Error("the member has slept, trained and lives on");
    return { night, training, open };
  };
  const rescoreWorkout = (id: string, strain: number) =>
    cloud().mutate(userId, { kind: "rescore", collection: "workout", id, score: { strain } });

  it("bring every change of a day, and with it the running values of the open cycle, without any sync", async () => {
    for (let hour = 0; hour < 24; hour += 3) {
      install.clock.advance(3 * 60 * minuteMs);
      cloud().advance();
      await deliver();
      await follow();
    }
    const { night, training } = newest();
    rescoreWorkout(training.id, 7.5);
    cloud().mutate(userId, {
      kind: "extend",
      collection: "sleep",
      id: night.id,
      end: new Date(Date.parse(night.end) + minuteMs).toISOString(),
    });
    await deliver();
    expect(await follow()).toMatchObject({ postponed: 0, dead: 0 });
    await equal();
    expect((await rows()).every(({ state }) => state === "done")).toBe(true);
  });

  it("cause one read for one record, a hundred times the same event (W4)", async () => {
    const { training } = newest();
    const event = eventOf(userId, { id: training.id });
    await Promise.all(
      Array.from({ length: 100 }, () => send(port, signed(event, install.clock.now().getTime()))),
    );
    const before = requests(/workout\//);
    expect(await follow()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(requests(/workout\//) - before).toBe(1);
    expect(await follow()).toBeNull();
  });

  it("share the reads of one batch, however many events name a record", async () => {
    const { night } = newest();
    for (const type of ["sleep.updated", "recovery.updated", "sleep.updated", "recovery.updated"])
      await arrive({ type, id: night.id });
    const before = { sleep: requests(/activity\/sleep\//), cycles: requests(/v2\/cycle$/) };
    expect(await follow()).toMatchObject({ done: 4 });
    expect(requests(/activity\/sleep\//) - before.sleep).toBe(1);
    expect(requests(/v2\/cycle$/) - before.cycles).toBe(1);
  });

  it("are hints: a deletion that is not true deletes nothing", async () => {
    const { night, training } = newest();
    for (const type of ["sleep.deleted", "recovery.deleted"]) await arrive({ type, id: night.id });
    await arrive({ type: "workout.deleted", id: training.id });
    expect(await follow()).toMatchObject({ done: 3 });
    await equal();
  });

  it("mark what is gone, a recovery with its sleep, and keep both with the reason", async () => {
    const { night, training } = newest();
    cloud().mutate(userId, { kind: "delete", collection: "sleep", id: night.id });
    cloud().mutate(userId, { kind: "delete", collection: "workout", id: training.id });
    await deliver();
    await follow();
    await equal();
    const sleep = await install.db.sleep.findUniqueOrThrow({
      where: { memberId_id: { memberId, id: night.id } },
    });
    expect(sleep).toMatchObject({ deletedReason: "webhook", deletedAt: expect.any(Date) });
    const recovery = await install.db.recovery.findUniqueOrThrow({
      where: { memberId_sleepId: { memberId, sleepId: night.id } },
    });
    expect(recovery.deletedReason).toBe("sleep-deleted");
  });

  it("about a record that was deleted before it could be fetched are done, and leave nothing behind", async () => {
    const { training } = newest();
    const id = randomUUID();
    cloud().mutate(userId, { kind: "put", collection: "workout", record: { ...training, id } });
    await deliver();
    cloud().mutate(userId, { kind: "delete", collection: "workout", id });
    expect(await follow()).toMatchObject({ done: 1, dead: 0 });
    expect(await install.db.workout.count({ where: { memberId, id } })).toBe(0);
    await deliver();
    await follow();
    await equal();
  });

  it("may come in any order", async () => {
    const { night, training } = newest();
    cloud().webhooks.outOfOrder = true;
    rescoreWorkout(training.id, 3);
    rescoreWorkout(training.id, 4);
    cloud().mutate(userId, {
      kind: "rescore",
      collection: "sleep",
      id: night.id,
      score: { respiratory_rate: 14.5 },
    });
    cloud().mutate(userId, { kind: "delete", collection: "workout", id: training.id });
    cloud().mutate(userId, { kind: "delete", collection: "sleep", id: night.id });
    await deliver();
    expect(await follow()).toMatchObject({ postponed: 0, dead: 0 });
    await equal();
  });

  it("that are lost are made up for by the next light sync (W3)", async () => {
    const { night } = newest();
    cloud().webhooks.distort("lost");
    cloud().mutate(userId, {
      kind: "rescore",
      collection: "sleep",
      id: night.id,
      score: { respiratory_rate: 13.5 },
    });
    await deliver();
    expect(await follow()).toBeNull();
    await install.sync(memberId, { kind: "light" });
    await equal();
  });

  it("wait while a sync run writes this member's records, and are not lost", async () => {
    const { training } = newest();
    rescoreWorkout(training.id, 5.5);
    await deliver();
    const other = install.anotherProcess();
    const lease = await claimLease(other, memberId);
    expect(await follow()).toBeNull();
    expect(await rows()).toMatchObject([{ state: "pending", attempts: 0 }]);
    if (lease) await releaseLease(other, lease);
    expect(await follow()).toMatchObject({ done: 1 });
    await equal();
  });

  it("left by a worker that died are taken over when its lease has run out (S10)", async () => {
    const { training } = newest();
    rescoreWorkout(training.id, 6.5);
    await deliver();
    const dead = install.anotherProcess();
    await claimLease(dead, memberId);
    await install.db.webhookEvent.updateMany({
      data: { holder: dead.holder, fence: 1, leaseUntil: new Date(install.clock.now().getTime() + minuteMs) },
    });
    expect(await follow()).toBeNull();
    install.clock.advance(75_000);
    expect(await follow()).toMatchObject({ done: 1 });
    await equal();
  });

  it("followed by two workers at once are followed by one", async () => {
    const { training } = newest();
    rescoreWorkout(training.id, 8.5);
    await deliver();
    const before = requests(/workout\//);
    const outcomes = await Promise.all([follow(), followEvents(install.anotherProcess(), memberId)]);
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual([{ done: 1, postponed: 0, dead: 0 }]);
    expect(requests(/workout\//) - before).toBe(1);
  });

  it("from a worker that was frozen while another took over store nothing", async () => {
    const { training } = newest();
    rescoreWorkout(training.id, 2.25);
    await deliver();
    const other = install.anotherProcess();
    // The thief comes while the frozen worker's request is on its way.
    const frozen = {
      ...install.anotherProcess(),
      fetch: async (...request: Parameters<typeof fetch>) => {
        install.clock.advance(2 * minuteMs);
        await claimLease(other, memberId);
        return fetch(...request);
      },
    };
    expect(await followEvents(frozen, memberId)).toBeNull();
    expect(await rows()).toMatchObject([{ state: "pending", attempts: 0 }]);
    install.clock.advance(2 * minuteMs);
    expect(await follow()).toMatchObject({ done: 1 });
    await equal();
  });

  it("are tried eight times with growing pauses, then rest as dead with the reason, and can be replayed", async () => {
    const { training } = newest();
    rescoreWorkout(training.id, 1.5);
    await deliver();
    cloud().setFaults([{ kind: "500", path: "workout" }]);
    const pausesMs: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await follow()).toMatchObject(attempt < 8 ? { postponed: 1 } : { dead: 1 });
      const [row] = await rows();
      expect(row?.attempts).toBe(attempt);
      const pauseMs = (row?.nextAttemptAt.getTime() ?? 0) - install.clock.now().getTime();
      if (attempt < 8) {
        pausesMs.push(pauseMs);
        install.clock.advance(pauseMs - 1);
        expect(await follow()).toBeNull();
        install.clock.advance(1);
      }
    }
    expect(pausesMs).toEqual([
      15_000,
      minuteMs,
      5 * minuteMs,
      15 * minuteMs,
      60 * minuteMs,
      60 * minuteMs,
      60 * minuteMs,
    ]);
    const [dead] = await rows();
    expect(dead).toMatchObject({
      state: "dead",
      problem: expect.stringContaining("500"),
      finishedAt: expect.any(Date),
    });
    cloud().setFaults([]);
    expect(await replayEvents(install.ctx, { memberId: memberId + 1, ids: [dead?.id ?? 0n] })).toBe(0);
    expect(await replayEvents(install.ctx, { memberId, ids: [dead?.id ?? 0n] })).toBe(1);
    expect(await follow()).toMatchObject({ done: 1 });
    await equal();
  });

  it("are postponed by a spent budget, which counts as no attempt (W11)", async () => {
    const { training } = newest();
    rescoreWorkout(training.id, 10.5);
    await deliver();
    const spent = { ...install.ctx, requestsPerDay: 1 };
    expect(await followEvents(spent, memberId)).toEqual({ done: 0, postponed: 1, dead: 0 });
    const [row] = await rows();
    expect(row).toMatchObject({
      state: "pending",
      attempts: 0,
      problem: expect.stringContaining("request limit"),
    });
    expect(row?.nextAttemptAt.getTime()).toBeGreaterThan(install.clock.now().getTime());
  });

  it(`${timesOf(10_000)} in a minute stay within the budget of requests (W11, S4)`, async () => {
    await eightAtATime(timesOf(10_000), () => arrive({ id: randomUUID() }));
    const before = requests(/developer/);
    const perMinute = 60;
    const bounded = { ...install.ctx, requestsPerMinute: perMinute };
    install.clock.advance(2 * minuteMs);
    const beganMs = install.clock.now().getTime();
    while (await followEvents(bounded, memberId));
    const minutes = (install.clock.now().getTime() - beganMs) / minuteMs;
    expect(requests(/developer/) - before).toBeLessThanOrEqual(perMinute * (Math.floor(minutes) + 1));
    expect((await rows()).every(({ state }) => state === "done")).toBe(true);
  });

  describe("mistakes others made", () => {
    it("recovery looked up by the webhook's id as a cycle id: the way leads over the sleep", async () => {
      const { night } = newest();
      cloud().mutate(userId, {
        kind: "rescore",
        collection: "recovery",
        id: night.id,
        score: { recovery_score: 41 },
      });
      await deliver();
      const before = cloud().stats.requests.length;
      expect(await follow()).toMatchObject({ done: 1 });
      const paths = cloud()
        .stats.requests.slice(before)
        .map(({ path }) => path);
      expect(paths).toContain(`/developer/v2/activity/sleep/${night.id}`);
      expect(paths).toContain(`/developer/v2/cycle/${night.cycle_id}/recovery`);
      expect(paths.filter((path) => path.startsWith(`/developer/v2/cycle/${night.id}`))).toEqual([]);
      await equal();
    });

    it("the cycle's recovery taken for the nap's: on a day with a nap its sleep_id is checked", async () => {
      const { sleep, recovery } = cloud().records(userId);
      const { night } = newest();
      const nights = recovery.find((one) => one.sleep_id === night.id);
      const nap = sleep.find((one) => one.nap);
      if (!nights || !nap) throw new Error("the member has a recovery and has napped");
      const start = new Date(Date.parse(night.end) + 6 * 60 * minuteMs);
      const end = new Date(start.getTime() + 40 * minuteMs);
      const id = randomUUID();
      cloud().mutate(userId, {
        kind: "put",
        collection: "sleep",
        record: { ...nap, id, cycle_id: night.cycle_id, start: start.toISOString(), end: end.toISOString() },
      });
      cloud().mutate(userId, {
        kind: "put",
        collection: "recovery",
        record: {
          ...nights,
          sleep_id: id,
          score_state: "SCORED",
          score: { ...nights.score, recovery_score: 88 } as typeof nights.score,
        },
      });
      for (const napDayAnswer of ["main", "latest"] as const) {
        cloud().settings.napDayAnswer = napDayAnswer;
        cloud().mutate(userId, {
          kind: "rescore",
          collection: "recovery",
          id,
          score: { recovery_score: napDayAnswer === "main" ? 87 : 86 },
        });
        cloud().mutate(userId, {
          kind: "rescore",
          collection: "recovery",
          id: night.id,
          score: { recovery_score: napDayAnswer === "main" ? 33 : 34 },
        });
        await deliver();
        expect(await follow()).toMatchObject({ postponed: 0, dead: 0 });
        await equal();
      }
      cloud().settings.napDayAnswer = "main";
    });

    it("new random key per fetched recovery: the same event a second time adds no row", async () => {
      const { night } = newest();
      const count = await install.db.recovery.count({ where: { memberId } });
      for (let time = 0; time < 3; time += 1) {
        await arrive({ type: "recovery.updated", id: night.id });
        await follow();
      }
      expect(await install.db.recovery.count({ where: { memberId } })).toBe(count);
    });

    it("conflict ignored instead of updated: a re-score replaces the row and keeps what it said", async () => {
      const { night } = newest();
      cloud().mutate(userId, {
        kind: "rescore",
        collection: "recovery",
        id: night.id,
        score: { recovery_score: 23 },
      });
      await deliver();
      await follow();
      const row = await install.db.recovery.findUniqueOrThrow({
        where: { memberId_sleepId: { memberId, sleepId: night.id } },
      });
      expect(row.recovery).toBe(23);
      const versions = await install.db.recordVersion.count({
        where: { memberId, type: "recoveries", recordId: night.id },
      });
      expect(versions).toBeGreaterThan(0);
    });

    it("fetch inside the webhook answer: receiving asks WHOOP nothing", async () => {
      const before = requests(/./);
      const { night } = newest();
      await arrive({ type: "recovery.updated", id: night.id });
      expect(requests(/./)).toBe(before);
    });

    it("open cycle not found today: the newest cycle is refreshed after any event, whenever it began", async () => {
      const { training, open } = newest();
      install.clock.advance(minuteMs);
      cloud().mutate(userId, {
        kind: "rescore",
        collection: "cycle",
        id: String(open.id),
        score: { strain: 20.5 },
      });
      await arrive({ type: "workout.updated", id: training.id });
      await follow();
      const row = await install.db.cycle.findUniqueOrThrow({
        where: { memberId_id: { memberId, id: BigInt(open.id) } },
      });
      expect(row.raw).toEqual(
        cloud()
          .records(userId)
          .cycle.find((one) => one.id === open.id),
      );
    });

    it("missed webhooks never swept: the hourly light sync restores what an outage of ours refused", async () => {
      const { night } = newest();
      cloud().setWebhookUrls(testApp.clientId, ["http://127.0.0.1:9/nobody"]);
      cloud().mutate(userId, {
        kind: "rescore",
        collection: "sleep",
        id: night.id,
        score: { respiratory_rate: 12.5 },
      });
      await deliver();
      cloud().setWebhookUrls(testApp.clientId, [`http://127.0.0.1:${port}${webhookPath}`]);
      await install.sync(memberId, { kind: "light" });
      await equal();
    });
  });

  it("of a recovery WHOOP has not written yet wait for it", async () => {
    const { night } = newest();
    const recovery = cloud()
      .records(userId)
      .recovery.find((one) => one.sleep_id === night.id);
    if (!recovery) throw new Error("the night has a recovery");
    cloud().mutate(userId, { kind: "delete", collection: "recovery", id: night.id });
    cloud().webhooks.deliveries.length = 0;
    await install.sync(memberId, { kind: "deep" });
    await arrive({ type: "recovery.updated", id: night.id });
    expect(await follow()).toEqual({ done: 0, postponed: 1, dead: 0 });
    cloud().mutate(userId, { kind: "put", collection: "recovery", record: recovery });
    install.clock.advance(15_000);
    expect(await follow()).toMatchObject({ done: 1 });
    await equal();
  });

  it("of a very old record refresh the cycle it belongs to", async () => {
    const old = cloud()
      .records(userId)
      .sleep.find((one) => !one.nap && Date.parse(one.start) < install.clock.now().getTime() - 30 * dayMs);
    if (!old) throw new Error("the member slept a month ago");
    cloud().mutate(userId, {
      kind: "rescore",
      collection: "cycle",
      id: String(old.cycle_id),
      score: { strain: 1.25 },
    });
    await arrive({ type: "sleep.updated", id: old.id });
    await follow();
    await equal();
  });

  it("of a member whose access is gone are dead with that reason, and nothing else happens", async () => {
    const { training } = newest();
    await arrive({ id: training.id });
    await install.db.connection.update({
      where: { memberId },
      data: { state: "reconnect", stateReason: "WHOOP no longer accepts our access." },
    });
    expect(await follow()).toEqual({ done: 0, postponed: 0, dead: 1 });
    expect(await rows()).toMatchObject([{ state: "dead", problem: "WHOOP no longer accepts our access." }]);
    await install.db.connection.update({ where: { memberId }, data: { state: "active", stateReason: null } });
  });
});
