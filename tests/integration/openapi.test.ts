import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getRunWatch, getUploadSlots } from "#app/server/app.ts";
import { createApiToken } from "#auth/api-token.ts";
import { type Scope, usualScopes } from "#auth/scope.ts";
import { createSession } from "#auth/session.ts";
import { addDays, localDay } from "#domain/day.ts";
import { systemClock } from "#lib/clock.ts";
import { parseEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { followImports } from "#sync/import/steps.ts";
import { uploadsFolder } from "#sync/import/upload.ts";
import { answerHere } from "../support/answer-here.ts";
import { listAppRoutes } from "../support/app-routes.ts";
import { openDescribedApi } from "../support/described-api.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { zipped } from "../support/exports/zipped.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

/** Not part of the interface for programs: for our own pages, before anybody is signed in, or the document itself. */
const internalRoutes = [
  "/api/[[...unknown]]",
  "/api/auth/whoop",
  "/api/auth/whoop/callback",
  "/api/connect",
  "/api/connect/[attemptId]",
  "/api/connect/app",
  "/api/connect/app/test",
  "/api/connect/redirected",
  "/api/demo",
  "/api/demo/[memberId]",
  "/api/health",
  "/api/login",
  "/api/logout",
  "/api/session",
  "/api/settings",
  "/api/setup",
  "/api/tables/[type]",
  "/api/v1/openapi.json",
];

const today = localDay(new Date(), 0);
const day = addDays(today, -40);
const nobodysId = "00000000-0000-4000-8000-000000000000";

/** A value that fits each parameter there is. */
const examples: Record<string, string> = {
  from: addDays(today, -119),
  to: addDays(today, -60),
  otherFrom: addDays(today, -179),
  otherTo: addDays(today, -120),
  range: "90d",
  compare: "before",
  lag: "1",
  x: "strain",
  y: "recovery",
  metric: "hrvMs",
  metrics: "recovery,hrvMs",
  controls: "asleepMin,restingBpm:1",
  outcome: "recovery",
  predictors: "strain:1,asleepMin",
  limit: "3",
  raw: "true",
  deleted: "true",
  format: "csv",
};

/** Days before and after everything stored. */
const outside = [{ from: "2099-01-01" }, { to: "2001-01-01" }, { from: "1990-01-01", to: "1992-12-31" }];

describe("the OpenAPI document", () => {
  let install: TestInstall;
  let api: Awaited<ReturnType<typeof openDescribedApi>>;
  let dataDir: string;
  let owner: string;
  let ownerId: number;
  let writer: string;
  let newcomer: string;
  /** What there is under each address with a folder in brackets. */
  const stored: Record<string, string> = { "/days/{day}": day };

  beforeAll(async () => {
    install = await createTestInstall("embedded", { startAt: new Date().toISOString() });
    const { db } = install;
    const clock = systemClock;
    dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-openapi-"));
    const env = parseEnv({ SECRET_KEY: "a secret of at least 32 characters!", TZ: "UTC", DATA_DIR: dataDir });
    globalThis.pulsekeepApp = { env, db, clock, logger: createLogger("test") };
    globalThis.pulsekeepSyncContext = { ...install.ctx, clock };
    globalThis.pulsekeepComputeThread = { ...answerHere(), begin() {}, async close() {} };
    api = await openDescribedApi();
    const { memberId, userId } = await install.addMember("owner", { years: 0.6, seed: 3 });
    ownerId = memberId;
    await install.connect(memberId, userId);
    await install.sync(memberId, { kind: "full" });
    await db.sleep.updateMany({
      where: { memberId, day },
      data: { deletedAt: clock.now(), deletedReason: "gone" },
    });
    const { id: newcomerId } = await db.member.create({ data: { name: "newcomer", role: "member" } });
    const tokenOf = async (id: number, scopes: readonly Scope[]) =>
      (await createApiToken(db, clock, { memberId: id, name: "test", scopes: [...scopes] })).token;
    owner = await tokenOf(memberId, ["read", "write", "admin"]);
    writer = await tokenOf(memberId, ["write"]);
    newcomer = await tokenOf(newcomerId, usualScopes);
    stored["/sync/runs/{id}"] = (await db.syncRun.findFirstOrThrow()).id;
    stored["/import/{id}"] = await upload(12);
    await work();
  });
  afterAll(async () => {
    globalThis.pulsekeepApp = undefined;
    globalThis.pulsekeepSyncContext = undefined;
    globalThis.pulsekeepComputeThread = undefined;
    await install.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Uploads an export of so many days, and answers its id. */
  async function upload(days: number, query: Record<string, string> = {}): Promise<string> {
    const zip = await zipped(exportFiles(makeExport({ days, seed: 5 })));
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(zip)]), "my_whoop_data.zip");
    return String((await api.call("POST", "/import", { token: owner, query, form })).answer.importId);
  }
  const work = () => followImports({ ...install.ctx, clock: systemClock }, uploadsFolder(dataDir));
  const inTheBrowser = async (headers: Record<string, string>) => {
    const cookie = `pulsekeep=${(await createSession(install.db, systemClock, ownerId)).token}`;
    return (await api.call("POST", "/sync", { headers: { cookie, ...headers }, body: {} })).status;
  };
  const operations = () =>
    Object.entries(api.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({
        method: method.toUpperCase(),
        path,
        ...described,
      })),
    );
  const reads = () => operations().filter(({ method }) => method === "GET");
  type Read = ReturnType<typeof reads>[number];
  const namesIn = ({ parameters }: Read, place: "query" | "path") =>
    parameters.filter((each) => each.in === place).map(({ name }) => name);
  const paramsOf = (read: Read, value = stored[read.path] ?? "") =>
    Object.fromEntries(namesIn(read, "path").map((name) => [name, value]));
  const queryOf = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, examples[name] ?? `no example of ${name}`]));
  const requiredOf = ({ parameters }: Read) =>
    parameters.filter((each) => each.in === "query" && each.required).map(({ name }) => name);

  it("describes every method of every route that is not internal, and nothing else", async () => {
    const routes = (await listAppRoutes()).filter(({ isPage }) => !isPage);
    const described = routes.flatMap(({ route, methods }) =>
      internalRoutes.includes(route)
        ? []
        : methods.map((method) => `${method} ${route.replaceAll("[", "{").replaceAll("]", "}")}`),
    );
    expect(
      operations()
        .map(({ method, path }) => `${method} /api/v1${path}`)
        .sort(),
    ).toEqual(described.sort());
    expect(internalRoutes.filter((internal) => !routes.some(({ route }) => route === internal))).toEqual([]);
  });

  it("says of every call which scope a token needs, and how it is refused", () => {
    for (const { method, path, security, responses } of operations()) {
      const scope =
        method === "GET" ? "read" : /^\/(webhooks|sync\/schedules)$/.test(path) ? "admin" : "write";
      expect({ method, path, security }).toEqual({
        method,
        path,
        security: [{ token: [scope] }, { session: [] }],
      });
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(["400", "401", "403", "default"]));
    }
  });

  it("describes the answers to everything that changes something", async () => {
    const call = (method: string, path: string, asked: object) =>
      api.call(method, path, { token: owner, ...asked });
    const run = await call("POST", "/sync", { body: { types: ["sleeps"], from: day, to: today } });
    expect(run.status).toBe(202);
    expect((await call("GET", "/sync/runs/{id}", { params: { id: run.answer.runId } })).status).toBe(200);

    const previewed = { params: { id: await upload(20, { preview: "true" }) } };
    await work();
    expect((await call("POST", "/import/{id}/confirm", previewed)).answer).toMatchObject({
      state: "confirmed",
    });
    expect((await call("POST", "/import/{id}/confirm", previewed)).status).toBe(400);
    await work();
    const taken = { params: { id: await upload(20) } };
    await work();
    for (const state of ["same", "done"]) {
      const which = state === "done" ? previewed : taken;
      expect((await call("GET", "/import/{id}", which)).answer.state).toBe(state);
    }
    expect((await call("DELETE", "/import/{id}", previewed)).answer.state).toBe("undoing");

    const model = { name: "mine", outcome: "recovery", predictors: ["strain:1"] };
    for (const days of [{}, { range: "90d" }, { from: day, to: today }])
      expect((await call("POST", "/stats/regression/saved", { body: { ...model, ...days } })).status).toBe(
        201,
      );
    const { models } = (await call("GET", "/stats/regression/saved", {})).answer;
    const saved = { params: { id: String(models[0].id) } };
    expect((await call("DELETE", "/stats/regression/saved/{id}", saved)).status).toBe(200);
    expect((await call("DELETE", "/stats/regression/saved/{id}", saved)).status).toBe(404);

    const schedules = [{ expression: "0 7 * * 1-5", kind: "light", types: ["recoveries", "sleeps"] }];
    expect((await call("PUT", "/sync/schedules", { body: { schedules } })).answer.savedAt).not.toBeNull();
    expect((await call("GET", "/sync/schedules", {})).answer.schedules).toHaveLength(1);
    expect((await call("DELETE", "/sync/schedules", {})).answer.savedAt).toBeNull();
    expect((await call("PUT", "/webhooks", { body: { on: true } })).answer).toEqual({ on: true });
    expect((await call("POST", "/webhooks/replay", { body: { ids: ["1"] } })).answer.replayed).toBe(0);
  });

  it("describes how whatever changes something is refused", async () => {
    for (const { method, path, parameters, responses, security } of operations()) {
      if (method === "GET") continue;
      const id = path.startsWith("/stats") || path.startsWith("/import") ? "2147483647" : nobodysId;
      const params = parameters.some(({ name }) => name === "id") ? { id } : {};
      const statusOf = async (asked: object) => ({
        path,
        ...(await api.call(method, path, { params, ...asked })),
      });
      const refused = (status: number) => expect.objectContaining({ path, status });
      const isChangeOfInstall = security[0]?.["token"]?.[0] === "admin";
      const missing = "404" in responses ? 404 : 400;
      expect(await statusOf({})).toEqual(refused(401));
      expect(await statusOf({ token: newcomer, body: { types: 7, name: 7, ids: 7 } })).toEqual(
        refused(isChangeOfInstall ? 403 : path === "/import" ? 415 : missing),
      );
      if ("413" in responses && path !== "/import")
        expect(await statusOf({ token: owner, body: { long: "x".repeat(70_000) } })).toEqual(refused(413));
    }
    expect(await inTheBrowser({ origin: "http://localhost:3000", "content-type": "text/plain" })).toBe(415);
    expect(await inTheBrowser({ origin: "http://elsewhere.example" })).toBe(403);
    const reversed = { from: today, to: day };
    for (const [path, body] of [
      ["/sync", reversed],
      ["/stats/regression/saved", { name: "x", outcome: "recovery", predictors: ["strain:1"], ...reversed }],
    ] as const)
      expect(await api.call("POST", path, { token: owner, body })).toMatchObject({
        status: 400,
        answer: { title: "The first day comes after the last." },
      });
    const half = { name: "x", outcome: "recovery", predictors: ["strain:1"], from: day };
    expect((await api.call("POST", "/stats/regression/saved", { token: owner, body: half })).status).toBe(
      400,
    );
  });

  it("describes how too many uploads and event streams at the same time are refused", async () => {
    const closed = new AbortController();
    const { signal } = closed;
    const releases: (() => void)[] = [];
    for (let slot = getUploadSlots().take(ownerId); slot; slot = getUploadSlots().take(ownerId))
      releases.push(slot);
    while (getRunWatch().open({ memberId: ownerId, signal }) !== null);
    expect((await api.call("POST", "/import", { token: owner, form: new FormData() })).status).toBe(429);
    expect((await api.call("GET", "/sync/events", { token: owner })).status).toBe(429);
    for (const release of releases) release();
    closed.abort();
  });

  it("describes every answer to a read, with and without each of its parameters", async () => {
    for (const read of reads()) {
      const { path } = read;
      const call = (names: readonly string[], token = owner) =>
        api.call("GET", path, { token, params: paramsOf(read), query: queryOf(names) });
      const required = requiredOf(read);
      const all = namesIn(read, "query").filter((name) => name !== "cursor");
      expect({ path, status: (await call(required)).status }).toEqual({ path, status: 200 });
      expect({ path, status: (await call(all)).status }).toEqual({ path, status: 200 });
      for (const name of all) {
        const { status } = await call([...required, name]);
        const isHalf = name === "otherFrom" || name === "otherTo";
        expect({ path, name, status }).toEqual({ path, name, status: isHalf ? 400 : 200 });
      }
      for (const name of required) {
        const { status } = await call(required.filter((each) => each !== name));
        expect({ path, without: name, status }).toEqual({ path, without: name, status: 400 });
      }
      await call(required, newcomer);
      for (const days of all.includes("from") ? outside : []) {
        const query = { ...queryOf(required), ...days };
        const { status } = await api.call("GET", path, { token: owner, query });
        expect({ path, days, status }).toEqual({ path, days, status: 200 });
      }
    }
  });

  it("describes the pages of a list up to the last, deleted records and WHOOP's own JSON included", async () => {
    for (const { path } of reads().filter(({ parameters }) =>
      parameters.some(({ name }) => name === "cursor"),
    )) {
      let cursor: string | null = null;
      do {
        const query: Record<string, string> = { limit: "70", raw: "true", deleted: "true" };
        if (cursor !== null) query["cursor"] = cursor;
        cursor = (await api.call("GET", path, { token: owner, query })).answer.nextCursor;
      } while (cursor !== null);
    }
  });

  it("describes how a read is refused: strangers, wrong scopes, wrong values, reversed days, what is not there", async () => {
    for (const read of reads()) {
      const { path } = read;
      const params = paramsOf(read);
      const required = queryOf(requiredOf(read));
      const names = namesIn(read, "query");
      const ask = async (asked: object) => {
        const { status, answer } = await api.call("GET", path, { token: owner, params, ...asked });
        return { path, status, title: answer.title };
      };
      expect(await ask({ token: undefined })).toMatchObject({ path, status: 401 });
      expect(await ask({ token: writer })).toMatchObject({ path, status: 403 });
      for (const name of names)
        expect({ name, ...(await ask({ query: { ...required, [name]: "no such thing" } })) }).toMatchObject({
          path,
          name,
          status: 400,
        });
      if (names.includes("from"))
        expect(await ask({ query: { ...required, from: today, to: day } })).toEqual({
          path,
          status: 400,
          title: "The first day comes after the last.",
        });
      for (const value of namesIn(read, "path").length > 0 ? ["2147483647", nobodysId, "no such thing"] : [])
        if (path !== "/days/{day}" || value === "no such thing")
          expect(await ask({ params: paramsOf(read, value) })).toMatchObject({ path, status: 404 });
    }
  });
});
