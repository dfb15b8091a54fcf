import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as getDay } from "#app/api/v1/days/[day]/route.ts";
import { GET as getExport } from "#app/api/v1/export/route.ts";
import { POST as confirm } from "#app/api/v1/import/[id]/confirm/route.ts";
import { GET as getImport, DELETE as takeAway } from "#app/api/v1/import/[id]/route.ts";
import { GET as listImports, POST as upload } from "#app/api/v1/import/route.ts";
import { createApiToken } from "#auth/api-token.ts";
import { createSession } from "#auth/session.ts";
import { cookieName } from "#auth/session-cookie.ts";
import { archiveTypes } from "#export-files/rows.ts";
import { systemClock } from "#lib/clock.ts";
import { loadRecordHistory, recordPlace } from "#queries/records/record-history.ts";
import { loadWorkout } from "#queries/records/workout-list.ts";
import { followImports } from "#sync/import/steps.ts";
import { uploadsFolder } from "#sync/import/upload.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { zipped } from "../support/exports/zipped.ts";
import { storedHealth } from "../support/imported-history.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { origin, type RouteHandler, serveRoutes } from "../support/web-routes.ts";
import { createMember } from "./queries-store.ts";

interface Asked {
  query?: string;
  /** A credential, or what replaces the headers it comes with; null leaves one out. */
  headers: Record<string, string | null>;
  body?: FormData | string;
  id?: unknown;
  day?: string;
}

const made = makeExport({ days: 12, seed: 5 });
const counts = Object.fromEntries(archiveTypes.map((type) => [type, made.expected[type]]));
const nothing = Object.fromEntries(archiveTypes.map((type) => [type, 0]));

describe.each(databaseKinds)("the routes of importing and exporting (%s database)", (kind) => {
  let install: TestInstall;
  let dataDir: string;
  let zip: Buffer;
  let memberId = 0;
  let members = 0;
  let session: Record<string, string>;
  let token: Record<string, string>;
  let reader: Record<string, string>;

  beforeAll(async () => {
    install = await createTestInstall(kind);
    dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-routes-"));
    zip = await zipped(exportFiles(made));
    serveRoutes({ db: install.db, ctx: install.ctx, environment: { DATA_DIR: dataDir } });
  });
  afterAll(async () => {
    await install.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    const { db } = install;
    members += 1;
    memberId = await createMember(db, `member-${members}`);
    const { token: cookie } = await createSession(db, systemClock, memberId);
    session = { cookie: `${cookieName(origin)}=${cookie}`, origin, "x-pulsekeep": "1" };
    const bearer = async (scopes: ("read" | "write")[]) => ({
      authorization: `Bearer ${(await createApiToken(db, systemClock, { memberId, name: "test", scopes })).token}`,
    });
    token = await bearer(["read", "write"]);
    reader = await bearer(["read"]);
  });

  async function send(handler: RouteHandler, method: string, { query = "", headers, body, id, day }: Asked) {
    const sent = new Headers({ host: "localhost:3000" });
    for (const [name, value] of Object.entries(headers)) if (value !== null) sent.set(name, value);
    const request = new Request(`${origin}/api/v1/import${query}`, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body }),
    });
    return handler(request, { params: Promise.resolve({ id: String(id), day }) });
  }
  async function call(handler: RouteHandler, method: string, asked: Asked) {
    const response = await send(handler, method, asked);
    const type = response.headers.get("content-type");
    return { status: response.status, type, answer: await response.json() };
  }
  const form = (content: Uint8Array = zip, name = "my_whoop_data.zip", size = content.byteLength) => {
    const data = new FormData();
    data.append("size", String(size));
    data.append("file", new Blob([new Uint8Array(content)]), name);
    return data;
  };
  const work = () => followImports({ ...install.ctx, clock: systemClock }, uploadsFolder(dataDir));
  const stored = async () => {
    const rows = await storedHealth(install.db, memberId);
    return Object.fromEntries(Object.entries(rows).map(([type, { length }]) => [type, length]));
  };
  /** That a request was refused in words, and nothing of it stayed. */
  async function expectRefused(
    { status, type, answer }: Awaited<ReturnType<typeof call>>,
    expected: { status: number; title: RegExp },
  ) {
    expect(type).toBe("application/problem+json");
    expect({ status, answer }).toMatchObject({
      status: expected.status,
      answer: { type: "about:blank", status: expected.status, title: expect.stringMatching(expected.title) },
    });
    expect(answer.detail).toMatch(/^[A-Z].+/);
    expect(await install.db.import.count({ where: { memberId } })).toBe(0);
    expect(await readdir(uploadsFolder(dataDir)).catch(() => [])).toEqual([]);
  }

  it("a program's upload is stored as soon as it is read, and taken away again", async () => {
    const { status, answer } = await call(upload, "POST", { headers: token, body: form() });
    expect(status).toBe(202);
    const id = answer.importId;
    expect((await call(getImport, "GET", { headers: token, id })).answer).toMatchObject({
      id,
      state: "uploaded",
      fileName: "my_whoop_data.zip",
      sizeBytes: zip.byteLength,
      uploadedBy: "api",
      report: null,
    });
    await work();
    const done = (await call(getImport, "GET", { headers: token, id })).answer;
    expect(done).toMatchObject({ state: "done", problem: null });
    expect(done.report.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: "journal", new: made.expected.journal })]),
    );
    expect(await stored()).toEqual(counts);
    const undone = await call(takeAway, "DELETE", { headers: token, id });
    expect({ status: undone.status, state: undone.answer.state }).toEqual({ status: 202, state: "undoing" });
    await work();
    expect((await call(getImport, "GET", { headers: token, id })).answer.state).toBe("undone");
    expect(await stored()).toEqual(nothing);
  });

  it("a browser's upload is previewed, and stored when it is confirmed", async () => {
    const asked = { headers: session, body: form(), query: "?preview=true" };
    const { importId: id } = (await call(upload, "POST", asked)).answer;
    await work();
    const ready = (await call(getImport, "GET", { headers: session, id })).answer;
    expect(ready).toMatchObject({ state: "ready", uploadedBy: "browser" });
    expect(await stored()).toEqual(nothing);
    const json = { ...session, "content-type": "application/json" };
    const confirmed = await call(confirm, "POST", { headers: json, body: "{}", id });
    expect({ status: confirmed.status, state: confirmed.answer.state }).toEqual({
      status: 202,
      state: "confirmed",
    });
    await work();
    expect(await stored()).toEqual(counts);
    const again = await call(confirm, "POST", { headers: json, body: "{}", id });
    expect(again).toMatchObject({ status: 400, answer: { title: expect.stringMatching(/no longer/) } });
    const { imports } = (await call(listImports, "GET", { headers: session })).answer;
    expect(imports).toMatchObject([{ id, state: "done" }]);
    // What the preview promised is what came.
    expect(imports[0].report.changes).toEqual(ready.report.changes);
  });

  it("a preview is discarded by DELETE, once", async () => {
    const asked = { headers: token, body: form(), query: "?preview=true" };
    const { importId: id } = (await call(upload, "POST", asked)).answer;
    await work();
    const gone = await call(takeAway, "DELETE", { headers: token, id });
    expect(gone).toMatchObject({ status: 202, answer: { state: "discarded" } });
    expect(await call(takeAway, "DELETE", { headers: token, id })).toMatchObject({
      status: 400,
      type: "application/problem+json",
    });
    await work();
    expect(await stored()).toEqual(nothing);
  });

  it("a day tells imported records and the journal's answers, and the records open by the ids it tells", async () => {
    await call(upload, "POST", { headers: token, body: form() });
    await work();
    // A day with a nap, two workouts and answers.
    const { answer } = await call(getDay, "GET", { headers: reader, day: "2022-10-04" });
    const startOf = ({ startAt }: { startAt: string }) => `import:${startAt.replace(".000Z", "Z")}`;
    expect(answer.cycle.id).toBe(startOf(answer.cycle));
    for (const sleep of [answer.sleep, ...answer.naps]) expect(sleep.id).toBe(startOf(sleep));
    expect(answer.recovery.sleepId).toBe(answer.sleep.id);
    expect(answer.sleep.cycleId).toBe(answer.cycle.id);
    expect(answer.workouts.map(({ id }: { id: string }) => id)).toEqual(answer.workouts.map(startOf));
    expect(answer.workouts).not.toEqual([]);
    expect(answer.journal).toHaveLength(4);
    expect(answer.journal).toContainEqual({
      cycleStartAt: answer.cycle.startAt,
      question: "Ate late",
      answeredYes: expect.any(Boolean),
      notes: null,
    });
    const named = {
      cycles: answer.cycle.id,
      sleeps: answer.sleep.id,
      recoveries: answer.recovery.sleepId,
      workouts: answer.workouts[0].id,
    };
    for (const [type, id] of Object.entries(named)) {
      const place = recordPlace.parse({ type, id });
      expect(await loadRecordHistory(install.db, { memberId, ...place })).toMatchObject({
        type,
        day: "2022-10-04",
      });
    }
    expect(await loadWorkout(install.db, { memberId, id: named.workouts })).toMatchObject({
      day: "2022-10-04",
    });
  });

  it("what is no export is taken, and the import says what is wrong with it", async () => {
    const letter = form(new TextEncoder().encode("Dear Sir or Madam,\n"), "letter.txt");
    const { importId: id } = (await call(upload, "POST", { headers: token, body: letter })).answer;
    await work();
    expect((await call(getImport, "GET", { headers: token, id })).answer).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(/\.$/),
      advice: expect.stringMatching(/\.$/),
    });
  });

  it("a session's upload needs our origin and the header, which no other site can send", async () => {
    const without = await call(upload, "POST", {
      headers: { ...session, "x-pulsekeep": null },
      body: form(),
    });
    await expectRefused(without, { status: 403, title: /lacks its header/ });
    const foreign = { ...session, origin: "https://elsewhere.example" };
    const other = await call(upload, "POST", { headers: foreign, body: form() });
    await expectRefused(other, { status: 403, title: /did not come from a page of this install/ });
  });

  it("nobody uploads without signing in, or with a token that may only read", async () => {
    await expectRefused(await call(upload, "POST", { headers: {}, body: form() }), {
      status: 401,
      title: /./,
    });
    await expectRefused(await call(upload, "POST", { headers: reader, body: form() }), {
      status: 403,
      title: /./,
    });
  });

  it("a request that is no upload is refused with its type", async () => {
    const json = { ...token, "content-type": "application/json" };
    await expectRefused(await call(upload, "POST", { headers: json, body: "{}" }), {
      status: 415,
      title: /not an upload/,
    });
    const unbounded = { ...token, "content-type": "multipart/form-data" };
    await expectRefused(await call(upload, "POST", { headers: unbounded, body: "{}" }), {
      status: 415,
      title: /not an upload/,
    });
  });

  it("a form without a file, a file shorter than announced and a form cut short are refused", async () => {
    const empty = new FormData();
    empty.append("size", "3");
    await expectRefused(await call(upload, "POST", { headers: token, body: empty }), {
      status: 400,
      title: /no file/,
    });
    const short = form(zip, "my_whoop_data.zip", zip.byteLength + 1);
    await expectRefused(await call(upload, "POST", { headers: token, body: short }), {
      status: 400,
      title: new RegExp(`Only ${zip.byteLength} of ${zip.byteLength + 1} bytes`),
    });
    const part = (name: string) =>
      `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\nPK`;
    const headers = { ...token, "content-type": "multipart/form-data; boundary=b" };
    for (const cut of [part("a.zip"), `${part("a.zip")}\r\n${part("b.zip")}`])
      await expectRefused(await call(upload, "POST", { headers, body: cut }), {
        status: 400,
        title: /cut short/,
      });
  });

  it("an upload of more than 64 MiB is refused while it arrives", async () => {
    const large = form(new Uint8Array(64 * 2 ** 20 + 1));
    await expectRefused(await call(upload, "POST", { headers: token, body: large }), {
      status: 413,
      title: /larger than 64 MiB/,
    });
  });

  it("an import is its own member's alone", async () => {
    const { importId: id } = (await call(upload, "POST", { headers: token, body: form() })).answer;
    const other = await createMember(install.db, `other-${members}`);
    const { token: theirs } = await createApiToken(install.db, systemClock, {
      memberId: other,
      name: "test",
      scopes: ["read", "write"],
    });
    const headers = { authorization: `Bearer ${theirs}` };
    for (const [handler, method] of [
      [getImport, "GET"],
      [takeAway, "DELETE"],
      [confirm, "POST"],
    ] as const)
      expect((await call(handler, method, { headers, id })).status).toBe(404);
    for (const wrong of ["0", "x", "99999999999"])
      expect((await call(getImport, "GET", { headers: token, id: wrong })).status).toBe(404);
    await work();
  });

  it.each(["csv", "json", "whoop"])(
    "an export as %s is a ZIP that imports again as the same records",
    async (format) => {
      await call(upload, "POST", { headers: token, body: form() });
      await work();
      const response = await send(getExport, "GET", { headers: reader, query: `?format=${format}` });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/zip");
      expect(response.headers.get("cache-control")).toBe("no-store");
      const name = /filename="([a-z_]+[a-z0-9_-]*\.zip)"/.exec(
        response.headers.get("content-disposition") ?? "",
      )?.[1];
      const bytes = new Uint8Array(await response.arrayBuffer());
      memberId = await createMember(install.db, `again-${members}`);
      const { token: theirs } = await createApiToken(install.db, systemClock, {
        memberId,
        name: "test",
        scopes: ["read", "write"],
      });
      const headers = { authorization: `Bearer ${theirs}` };
      const { importId: id } = (await call(upload, "POST", { headers, body: form(bytes, name) })).answer;
      await work();
      expect((await call(getImport, "GET", { headers, id })).answer).toMatchObject({ state: "done" });
      expect(await stored()).toEqual(counts);
    },
  );

  it("a format that does not exist is refused in words", async () => {
    const refused = await call(getExport, "GET", { headers: reader, query: "?format=pdf" });
    await expectRefused(refused, { status: 400, title: /format/ });
  });
});
