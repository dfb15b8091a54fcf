import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseDay } from "#domain/day.ts";
import { loadDay } from "#queries/days/day.ts";
import { loadDays } from "#queries/days/days.ts";
import type { MemberRecords, RecordOf } from "#whoop-simulator/records.ts";
import { changing } from "../support/changed-answers.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const tableOf = { cycle: "cycles", sleep: "sleeps", recovery: "recoveries", workout: "workouts" } as const;
const types = ["cycle", "sleep", "recovery", "workout"] as const;

describe.each(databaseKinds)("records that cannot be read as they should (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;
  let cloud: MemberRecords;

  beforeEach(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 0.16, seed: 29 }));
    await install.connect(memberId, userId);
    cloud = install.sandbox.cloud.records(userId);
  });
  afterEach(() => install.stop());

  const keyOf = (record: object) =>
    String("sleep_id" in record ? record.sleep_id : (record as { id: unknown }).id);
  const nameOf = (type: keyof RecordOf, record: object) => `${type}/${keyOf(record)}`;
  const malform = (sent: Record<string, unknown>) => install.sandbox.cloud.malform(userId, sent);
  const at = <T extends keyof RecordOf>(type: T, index: number) => {
    const record = cloud[type].at(index);
    if (!record) throw new Error(`the member has no ${type} at ${index}`);
    return record;
  };
  /** The next version of a record, as the cloud has it by itself. */
  const correct = (type: keyof RecordOf, record: object) => {
    install.clock.advance(60_000);
    const put = { kind: "put", collection: type, record } as Parameters<
      typeof install.sandbox.cloud.mutate
    >[1];
    install.sandbox.cloud.mutate(userId, put);
  };
  const remove = (type: keyof RecordOf, id: string) =>
    install.sandbox.cloud.mutate(userId, { kind: "delete", collection: type, id });
  const equal = () => expectEqualToCloud(install.db, install.sandbox, memberId, userId);
  const quarantined = () => install.db.rejectedRecord.findMany({ where: { memberId } });
  const problems = async () =>
    (await install.db.syncState.findMany({ where: { memberId } })).flatMap(({ problem }) => problem ?? []);
  const storedKeys = async (type: keyof RecordOf) => {
    const key = type === "recovery" ? "sleep_id" : "id";
    const rows = await install.db.$queryRawUnsafe<{ key: string }[]>(
      `SELECT ${key}::text AS key FROM ${tableOf[type]} WHERE member_id = $1 AND deleted_at IS NULL`,
      memberId,
    );
    return new Set(rows.map((row) => row.key));
  };
  const full = () => install.sync(memberId, { kind: "full" });

  it("text that PostgreSQL cannot keep, in names and values and wherever it stands, stops no type", async () => {
    const odd = { sport_name: "run \ud83c", "na\u0000me": "\udfff", more: [{ "\ud800": "\u0000" }] };
    malform(
      Object.fromEntries(types.map((type) => [nameOf(type, at(type, 30)), { ...at(type, 30), ...odd }])),
    );
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    expect(await problems()).toEqual([]);
    for (const type of types) expect(await storedKeys(type)).toEqual(new Set(cloud[type].map(keyOf)));
    const workout = await install.db.workout.findUniqueOrThrow({
      where: { memberId_id: { memberId, id: at("workout", 30).id } },
    });
    expect(workout.sportName).toBe("run \ufffd");
    expect(workout.raw).toMatchObject({ name: "\ufffd", more: [{ "\ufffd": "" }] });
  });

  it("text that PostgreSQL cannot keep in what is quarantined, or in the profile, stops nothing either", async () => {
    const sleep = { ...at("sleep", 3), start: "\u0000", "\ud83c": 1 };
    const profile = {
      user_id: userId,
      email: "a\u0000@b",
      first_name: "A\ud83c",
      last_name: "",
      "\u0000": "",
    };
    malform({ [nameOf("sleep", sleep)]: sleep, profile });
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    expect(await problems()).toEqual([]);
    expect(await quarantined()).toMatchObject([{ key: sleep.id, raw: { "\ufffd": 1, start: "" } }]);
    expect(await install.db.profile.findUnique({ where: { memberId } })).toMatchObject({
      email: "a@b",
      firstName: "A\ufffd",
    });
  });

  it("a record that is nested without end is stored, and its type read to the end", async () => {
    // Written by hand: nobody can write it from an object.
    const nested = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const id = at("workout", 3).id;
    install.ctx.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (!String(input).includes("/workout?")) return answer;
      const text = (await answer.text()).replace(`"id":"${id}"`, `"id":"${id}","deep":${nested}`);
      return new Response(text, { headers: { "content-type": "application/json" } });
    };
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    expect(await storedKeys("workout")).toEqual(new Set(cloud.workout.map(keyOf)));
  });

  it("what the database refuses for another reason is quarantined with that reason, and the rest of its page is kept", async () => {
    const { id } = at("workout", 7);
    await install.db.$executeRawUnsafe(`ALTER TABLE workouts ADD CONSTRAINT refused CHECK (id <> '${id}')`);
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    expect(await quarantined()).toMatchObject([{ type: "workouts", key: id, raw: at("workout", 7) }]);
    expect((await quarantined())[0]?.problem).toContain("23514");
    expect((await storedKeys("workout")).size).toBe(cloud.workout.length - 1);
    await install.db.$executeRawUnsafe("ALTER TABLE workouts DROP CONSTRAINT refused");
    await full();
    await equal();
    expect(await quarantined()).toEqual([]);
  });

  describe("a record whose own clock is wrong steers no reading", () => {
    const positions = [0, 11, 22, 23, 24, 25, 47, 48, 49, -2, -1];
    it.each(positions)("a recovery made years before it happened, at %i", async (index) => {
      const recovery = { ...at("recovery", index), created_at: "2016-05-05T05:05:05.000Z" };
      malform({ [nameOf("recovery", recovery)]: recovery });
      expect(await install.sync(memberId)).toMatchObject({ state: "done" });
      expect(await storedKeys("recovery")).toEqual(new Set(cloud.recovery.map(keyOf)));
    });

    it.each(["2001-01-01T00:00:00.000Z", "2099-12-31T00:00:00.000Z"])(
      "a cycle, a sleep and a workout that began in %s, at the end of a page",
      async (start) => {
        for (const index of [23, 24, 25, 48, -1]) {
          const wild = (["cycle", "sleep", "workout"] as const).map((type) => ({ type, ...at(type, index) }));
          malform(
            Object.fromEntries(
              wild.map(({ type, ...record }) => [nameOf(type, record), { ...record, start }]),
            ),
          );
          await install.db.syncState.deleteMany({ where: { memberId } });
          for (const type of types)
            await install.db.$executeRawUnsafe(`DELETE FROM ${tableOf[type]} WHERE member_id = ${memberId}`);
          expect(await install.sync(memberId)).toMatchObject({ state: "done" });
          for (const type of types)
            expect(await storedKeys(type), `${type} ${index}`).toEqual(new Set(cloud[type].map(keyOf)));
        }
      },
    );

    it.each(["2017-07-07T07:07:07.000Z", "2026-02-28T00:00:00.000Z"])(
      "recoveries that were all made at one moment, %s",
      async (created_at) => {
        malform(
          Object.fromEntries(cloud.recovery.map((one) => [nameOf("recovery", one), { ...one, created_at }])),
        );
        expect(await install.sync(memberId)).toMatchObject({ state: "done" });
        expect(await storedKeys("recovery")).toEqual(new Set(cloud.recovery.map(keyOf)));
      },
    );

    it("a record that was changed in the future is replaced by the version that was not", async () => {
      const record = { ...at("sleep", 2), updated_at: "2090-01-01T00:00:00.000Z" };
      malform({ [nameOf("sleep", record)]: record });
      await install.sync(memberId);
      malform({});
      correct("sleep", at("sleep", 2));
      await install.sync(memberId);
      await equal();
    });
  });

  it("a stored record that turns unreadable counts as listed, and what is deleted elsewhere is noticed", async () => {
    await install.sync(memberId);
    const sent = types.map((type) => [nameOf(type, at(type, 5)), { ...at(type, 5), ...unusable(type) }]);
    malform(Object.fromEntries(sent));
    for (const type of ["recovery", "workout"] as const) remove(type, keyOf(at(type, 40)));
    expect(await full()).toMatchObject({ state: "done" });
    expect(await problems()).toEqual([]);
    for (const type of types) {
      const keys = await storedKeys(type);
      expect(keys.has(keyOf(at(type, 5))), type).toBe(true);
      if (type === "recovery" || type === "workout") expect(keys.has(keyOf(at(type, 40))), type).toBe(false);
    }
    expect((await quarantined()).map(({ type, key }) => `${type}/${key}`).sort()).toEqual(
      types.map((type) => `${tableOf[type]}/${keyOf(at(type, 5))}`).sort(),
    );
    malform({});
    await full();
    await equal();
    expect(await quarantined()).toEqual([]);
  });

  it.each([0, 12, 24, 25, 30, -1])(
    "while a listed record tells no id (at %i), nothing listed about then is marked deleted, and all of it once it does",
    async (index) => {
      await install.sync(memberId);
      const nameless = (type: keyof RecordOf) =>
        type === "recovery" ? { ...at(type, index), sleep_id: "?" } : { ...at(type, index), id: null };
      malform(Object.fromEntries(types.map((type) => [nameOf(type, at(type, index)), nameless(type)])));
      const neighbour = at("workout", index === -1 ? -2 : index + 1);
      remove("workout", neighbour.id);
      // Asked by id, WHOOP would say that it has none of them.
      install.ctx.fetch = async (input, init) =>
        String(input).includes("?") || String(input).endsWith("/token")
          ? fetch(input, init)
          : new Response(null, { status: 404 });
      expect(await full()).toMatchObject({ state: "done" });
      delete install.ctx.fetch;
      expect(await problems()).toEqual([]);
      for (const type of types) expect((await storedKeys(type)).has(keyOf(at(type, index))), type).toBe(true);
      expect((await storedKeys("workout")).has(neighbour.id)).toBe(true);
      expect(await quarantined()).toHaveLength(4);
      malform({});
      await full();
      await equal();
      expect(await quarantined()).toEqual([]);
    },
  );

  const badAnswers: Record<string, () => Response> = {
    "that is no record": () => Response.json(["what?"]),
    "about another record": () => Response.json({ ...at("workout", 30), id: crypto.randomUUID() }),
    "of a web server that knows no such page": () =>
      new Response("<html><h1>404 Not Found</h1></html>", { status: 404 }),
    "that refuses": () => new Response("", { status: 401 }),
  };
  it.each(Object.keys(badAnswers))(
    "one bad answer by id, %s, concerns that id alone",
    async (kindOfAnswer) => {
      await install.sync(memberId);
      const [spoiled, gone] = [at("workout", 4).id, at("workout", 9).id];
      const gonerLater = at("workout", 20).id;
      for (const id of [spoiled, gone, gonerLater]) remove("workout", id);
      install.ctx.fetch = async (input, init) =>
        String(input).endsWith(`/workout/${spoiled}`)
          ? (badAnswers[kindOfAnswer]?.() ?? Response.error())
          : fetch(input, init);
      expect(await full()).toMatchObject({ state: "done" });
      expect(await problems()).toEqual([]);
      const keys = await storedKeys("workout");
      expect([spoiled, gone, gonerLater].map((id) => keys.has(id))).toEqual([true, false, false]);
      expect(keys.size).toBe(cloud.workout.length - 2);
      delete install.ctx.fetch;
      await full();
      await equal();
    },
  );

  it("of two versions on one page, of which one cannot be read, the other stands and nothing is quarantined", async () => {
    const spoil = (record: object) => ({ ...record, start: "half past" });
    install.ctx.fetch = changing("/activity/workout", (page) => {
      const records = page["records"] as object[];
      return {
        ...page,
        records: records.flatMap((each, i) => (i % 2 ? [each, spoil(each)] : [spoil(each), each])),
      };
    });
    await install.sync(memberId);
    expect(await quarantined()).toEqual([]);
    expect(await problems()).toEqual([]);
    await equal();
  });

  it("a listing without end is told as a trouble of its type: it is not complete, and nothing counts as deleted", async () => {
    await install.sync(memberId);
    let asked = 0;
    install.ctx.fetch = async (input, init) =>
      String(input).includes("/recovery?")
        ? Response.json({ records: [], next_token: `page ${++asked}` })
        : fetch(input, init);
    await full();
    expect(asked).toBeLessThan(100);
    expect(await problems()).toHaveLength(1);
    expect((await storedKeys("recovery")).size).toBe(cloud.recovery.length);
  });

  it("a night, its recovery and its cycle that cannot be read make a day unreadable, and not one without a night", async () => {
    const night = cloud.sleep.find(({ nap, score }) => !nap && score);
    const cycle = cloud.cycle.find(({ id }) => id === night?.cycle_id);
    const recovery = cloud.recovery.find((one) => one.sleep_id === night?.id);
    if (!night || !cycle || !recovery) throw new Error("the member has slept");
    malform({
      [nameOf("sleep", night)]: { ...night, start: null },
      [nameOf("cycle", cycle)]: { ...cycle, timezone_offset: 5 },
      [nameOf("recovery", recovery)]: { ...recovery, created_at: null, updated_at: null },
    });
    await install.sync(memberId);
    const day = parseDay(localDay(new Date(night.end), night.timezone_offset));
    const unreadable = { recovery: "unreadable", sleep: "unreadable", strain: "unreadable" };
    expect(await loadDays(install.db, { memberId, from: day, to: day })).toMatchObject([
      { states: unreadable, values: { recovery: null, asleepMin: null, strain: null } },
    ]);
    const view = await loadDay(install.db, { memberId, day });
    expect(view.record.states).toEqual(unreadable);
    expect(view.unreadable.map(({ type }) => type).sort()).toEqual(["cycles", "recoveries", "sleeps"]);
    malform({});
    await full();
    await equal();
    expect((await loadDay(install.db, { memberId, day })).unreadable).toEqual([]);
  });

  it("one null among a night's stages costs that stage only, and is named until WHOOP sends it", async () => {
    const night = cloud.sleep.find(({ nap, score }) => !nap && score);
    if (!night?.score) throw new Error("the member has slept");
    const stage_summary = { ...night.score.stage_summary, total_rem_sleep_time_milli: null };
    malform({ [nameOf("sleep", night)]: { ...night, score: { ...night.score, stage_summary } } });
    await install.sync(memberId);
    const stored = () =>
      install.db.sleep.findUniqueOrThrow({ where: { memberId_id: { memberId, id: night.id } } });
    expect(await stored()).toMatchObject({
      remMs: null,
      deepMs: night.score.stage_summary.total_slow_wave_sleep_time_milli,
      unreadable: ["score.stage_summary.total_rem_sleep_time_milli"],
    });
    const { record, unreadable } = await loadDay(install.db, {
      memberId,
      day: parseDay((await stored()).day),
    });
    expect(record.values).toMatchObject({ remMin: null, asleepMin: null, deepMin: expect.any(Number) });
    expect(unreadable).toEqual([
      { type: "sleeps", day: record.day, fields: ["score.stage_summary.total_rem_sleep_time_milli"] },
    ]);
    malform({});
    await full();
    expect(await stored()).toMatchObject({
      remMs: night.score.stage_summary.total_rem_sleep_time_milli,
      unreadable: [],
    });
    await equal();
  });
});

function localDay(at: Date, timezoneOffset: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(timezoneOffset) ?? [];
  const aheadMin = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  return new Date(at.getTime() + aheadMin * 60_000).toISOString().slice(0, 10);
}

/** What keeps a record of a type from being used. */
function unusable(type: keyof RecordOf): object {
  return type === "recovery" ? { cycle_id: "none" } : { start: "long ago" };
}
