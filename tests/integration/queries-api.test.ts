import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getCycles } from "#app/api/v1/cycles/route.ts";
import { GET as getWholeDay } from "#app/api/v1/days/[day]/route.ts";
import { GET as getDays } from "#app/api/v1/days/route.ts";
import { GET as getOpenApi } from "#app/api/v1/openapi.json/route.ts";
import { GET as getProfile } from "#app/api/v1/profile/route.ts";
import { GET as getRecoveries } from "#app/api/v1/recoveries/route.ts";
import { GET as getSleeps } from "#app/api/v1/sleeps/route.ts";
import { GET as getEvents } from "#app/api/v1/sync/events/route.ts";
import { GET as getSync, POST as postSync } from "#app/api/v1/sync/route.ts";
import { GET as getRun } from "#app/api/v1/sync/runs/[id]/route.ts";
import { GET as getWorkouts } from "#app/api/v1/workouts/route.ts";
import { createApiToken } from "#auth/api-token.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { metricNames } from "#domain/metrics.ts";
import { systemClock } from "#lib/clock.ts";
import { parseEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { createTestDatabase, type TestDatabase } from "../support/postgres.ts";
import { at, createMember, cycleId, nightId, storeDays } from "./queries-store.ts";

const day = parseDay("2026-03-31");

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

let test: TestDatabase;
let db: Database;
let memberId: number;
let reader: string;
let writer: string;

beforeAll(async () => {
  test = await createTestDatabase();
  db = openDatabase({ url: test.url });
  memberId = await createMember(db, "runner");
  await storeDays(db, memberId, day, 30);
  const other = await createMember(db, "somebody else");
  await storeDays(db, other, day, 5);
  const wanted = { memberId, name: "test" } as const;
  reader = (await createApiToken(db, systemClock, { ...wanted, scopes: ["read"] })).token;
  writer = (await createApiToken(db, systemClock, { ...wanted, scopes: ["write"] })).token;
  const env = parseEnv({ DATABASE_URL: test.url, SECRET_KEY: "a secret of at least 32 characters!" });
  globalThis.pulsekeepApp = { env, db, clock: systemClock, logger: createLogger("test") };
});

afterAll(async () => {
  await db.$disconnect();
  await test.drop();
});

async function call(
  handler: Handler,
  path: string,
  { token = reader, params = {}, ...init }: CallOptions = {},
) {
  const headers = {
    host: "localhost:3000",
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
  };
  const request = new Request(`http://localhost:3000/api/v1${path}`, { ...init, headers });
  return await handler(request, { params: Promise.resolve(params) });
}

interface CallOptions extends RequestInit {
  token?: string;
  params?: Record<string, string>;
}

async function json(handler: Handler, path: string, options?: CallOptions) {
  const response = await call(handler, path, options);
  expect(response.status).toBeLessThan(300);
  return await response.json();
}

describe("lists of records", () => {
  it("are newest first, and pages join without a gap or a repetition", async () => {
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { records: { id: string }[]; nextCursor: string | null } = await json(
        getCycles,
        `/cycles?limit=7${cursor && `&cursor=${cursor}`}`,
      );
      ids.push(...page.records.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const expected = Array.from({ length: 30 }, (_, index) => cycleId(29 - index).toString());
    expect(ids).toEqual(expected);
  });

  it.each([
    ["sleeps", getSleeps, 31],
    ["recoveries", getRecoveries, 31],
    ["workouts", getWorkouts, 30],
  ] as const)("%s pass the same walk", async (name, handler, count) => {
    const first = await json(handler, `/${name}?limit=20`);
    const second = await json(handler, `/${name}?limit=20&cursor=${first.nextCursor}`);
    const keys = [...first.records, ...second.records].map((record) => record.id ?? record.sleepId);
    expect(new Set(keys).size).toBe(count);
    expect(second.nextCursor).toBeNull();
  });

  it("give WHOOP's own JSON only when asked", async () => {
    const plain = await json(getCycles, "/cycles?limit=1");
    const raw = await json(getCycles, "/cycles?limit=1&raw=true");
    expect(plain.records[0]).not.toHaveProperty("raw");
    expect(raw.records[0].raw).toEqual({ id: Number(cycleId(29)), extra: "kept as it came" });
    expect(raw.records[0]).toMatchObject({ id: cycleId(29).toString(), endAt: null, strain: 4.5 });
  });

  it("hold the days asked for, both ends included", async () => {
    const { records } = await json(getWorkouts, "/workouts?from=2026-03-10&to=2026-03-12");
    expect(records.map((record: { day: string }) => record.day)).toEqual([
      "2026-03-12",
      "2026-03-11",
      "2026-03-10",
    ]);
  });

  it("leave deleted records out unless asked", async () => {
    const where = { memberId, id: nightId(memberId, 3) };
    await db.sleep.updateMany({ where, data: { deletedAt: at(day, 8), deletedReason: "gone" } });
    const day3 = addDays(day, -26);
    const seen = async (suffix: string) =>
      (await json(getSleeps, `/sleeps?from=${day3}&to=${day3}${suffix}`)).records.length;
    expect([await seen(""), await seen("&deleted=true")]).toEqual([0, 1]);
    await db.sleep.updateMany({ where, data: { deletedAt: null, deletedReason: null } });
  });

  it.each([
    "limit=0",
    "limit=1001",
    "limit=many",
    "from=2026-02-30",
    "cursor=nonsense",
    `cursor=${Buffer.from("1/1;DROP").toString("base64url")}`,
  ])("refuse %s with a problem document", async (query) => {
    const response = await call(getSleeps, `/sleeps?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 400 });
  });

  it("ignore parameters they do not know", async () => {
    expect((await json(getCycles, "/cycles?limit=1&colour=blue")).records).toHaveLength(1);
  });

  it("are closed without a token, or with one that may not read", async () => {
    expect((await call(getCycles, "/cycles", { token: "pk_wrong" })).status).toBe(401);
    expect((await call(getCycles, "/cycles", { token: writer })).status).toBe(403);
  });
});

describe("days", () => {
  it("are one object per calendar day with every metric, null where there is no reading", async () => {
    const { days } = await json(getDays, "/days?from=2026-03-30&to=2026-04-01");
    expect(days.map((each: { day: string }) => each.day)).toEqual(["2026-03-30", "2026-03-31", "2026-04-01"]);
    for (const each of days) expect(Object.keys(each)).toEqual(expect.arrayContaining([...metricNames]));
    expect(days[1]).toMatchObject({ recovery: 70, strain: 4.5, open: true, asleepMin: 450 });
    expect(days[1].bedAt).toBe("2026-03-30T21:00:00.000Z");
    expect(days[2]).toMatchObject({ recovery: null, strain: null, open: false, workouts: null, bedAt: null });
  });

  it("reach over the whole history when no end is given", async () => {
    expect((await json(getDays, "/days")).days).toHaveLength(30);
  });

  it("refuse a range of more than 20 years", async () => {
    expect((await call(getDays, "/days?from=0001-01-01&to=9999-01-01")).status).toBe(400);
  });

  it("come whole with the records behind them", async () => {
    const first = addDays(day, -29);
    const whole = await json(getWholeDay, `/days/${first}`, { params: { day: first } });
    expect(whole).toMatchObject({
      day: first,
      metrics: { recovery: 50, napMin: 45 },
      cycle: { id: cycleId(0).toString() },
      sleep: { id: nightId(memberId, 0) },
      recovery: { recovery: 50 },
      naps: [{ nap: true }],
      workouts: [{ sportName: "running" }],
      lastSyncAt: null,
      source: null,
    });
    expect((await call(getWholeDay, "/days/never", { params: { day: "never" } })).status).toBe(404);
  });
});

describe("sync", () => {
  it("is asked for, seen under way, and followed to its end", async () => {
    const body = JSON.stringify({ types: ["sleeps"], from: "2026-03-10", to: "2026-03-12" });
    const asked = await call(postSync, "/sync", { method: "POST", body, token: writer });
    expect(asked.status).toBe(202);
    const { runId } = await asked.json();
    const run = await json(getRun, `/sync/runs/${runId}`, { params: { id: runId } });
    expect(run).toMatchObject({ kind: "range", trigger: "user", state: "requested", types: ["sleeps"] });
    expect([run.fromAt, run.toAt]).toEqual(["2026-03-09T00:00:00.000Z", "2026-03-14T00:00:00.000Z"]);
    expect((await json(getSync, "/sync")).run).toMatchObject({ id: runId });
    await db.syncRun.update({ where: { id: runId }, data: { state: "done" } });
    expect((await json(getSync, "/sync")).run).toBeNull();
  });

  it("needs the scope to write", async () => {
    expect((await call(postSync, "/sync", { method: "POST", body: "{}" })).status).toBe(403);
  });

  it("keeps other members' runs out of sight", async () => {
    const other = await createMember(db, "third");
    const types = ["cycles"];
    const { id } = await db.syncRun.create({
      data: { memberId: other, kind: "light", trigger: "user", types, state: "running" },
    });
    expect((await call(getRun, `/sync/runs/${id}`, { params: { id } })).status).toBe(404);
    expect((await json(getSync, "/sync")).run).toBeNull();
  });

  it("streams each change of a run, its end included, until the client leaves", async () => {
    const { id } = await db.syncRun.create({
      data: { memberId, kind: "light", trigger: "user", types: ["cycles"], state: "running" },
    });
    const gone = new AbortController();
    const response = await call(getEvents, "/sync/events", { signal: gone.signal });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain('"state":"running"');
    await db.syncRun.update({ where: { id }, data: { state: "done", finishedAt: at(day, 9) } });
    const ended = await next();
    expect(ended).toMatch(/^data: \{.*"state":"done".*\}\n\n$/);
    gone.abort();
    expect((await reader?.read())?.done).toBe(true);
  });
});

describe("profile and description", () => {
  it("says who the member is and how they are connected", async () => {
    expect(await json(getProfile, "/profile")).toMatchObject({
      member: { id: memberId, name: "runner", whoopUserId: null },
      body: null,
      connection: { state: "none" },
      scopes: [],
    });
  });

  it("is published as OpenAPI 3.1 with every metric of a day", async () => {
    const document = await json(getOpenApi, "/openapi.json");
    expect(document.openapi).toBe("3.1.0");
    const { schema } = document.paths["/days"].get.responses["200"].content["application/json"];
    const described = schema.properties.days.items.properties;
    expect(Object.keys(described)).toEqual(expect.arrayContaining([...metricNames]));
    expect(described.bedAt.anyOf).toContainEqual({ type: "string", format: "date-time" });
    expect(described.recovery).toEqual({ type: ["number", "null"], description: "%" });
  });
});
