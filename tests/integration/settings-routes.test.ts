import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET, PUT } from "#app/api/settings/route.ts";
import { createApiToken } from "#auth/api-token.ts";
import { loadMemberSettings } from "#auth/member-settings.ts";
import { systemClock } from "#lib/clock.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { askRoute, serveRoutes } from "../support/web-routes.ts";

const nothingChosen = { language: null, units: "metric", energy: "kJ", clock: "24h", weekStart: 1 };

describe("what a member chose about how pages are written", () => {
  let install: TestInstall;
  let first: { id: number; token: string; readToken: string };
  let second: { id: number; token: string; readToken: string };

  beforeAll(async () => {
    install = await createTestInstall("embedded");
    const { db } = install;
    const add = async (name: string) => {
      const { id } = await db.member.create({ data: { name, role: "member" } });
      const token = async (scopes: ("read" | "write")[]) =>
        (await createApiToken(db, systemClock, { memberId: id, name: scopes.join(), scopes })).token;
      return { id, token: await token(["read", "write"]), readToken: await token(["read"]) };
    };
    first = await add("first");
    second = await add("second");
    serveRoutes({ db });
  });
  afterAll(() => install.stop());

  async function call(method: "GET" | "PUT", token: string, body?: object) {
    const response = await askRoute(method === "GET" ? GET : PUT, token, { method, ...(body && { body }) });
    return { status: response.status, answer: await response.json() };
  }

  it("is what holds for everybody until something is chosen", async () => {
    expect(await call("GET", first.token)).toEqual({ status: 200, answer: nothingChosen });
  });

  it("keeps each choice by itself, and the others as they were", async () => {
    await call("PUT", first.token, { language: "de", weekStart: 7 });
    const { answer } = await call("PUT", first.token, { energy: "kcal" });
    expect(answer).toEqual({ ...nothingChosen, language: "de", weekStart: 7, energy: "kcal" });
    expect((await call("PUT", first.token, { language: null })).answer).toMatchObject({ language: null });
  });

  it("belongs to one member", async () => {
    expect((await call("GET", second.token)).answer).toEqual(nothingChosen);
  });

  it.each([
    { language: "tlh" },
    { language: "__proto__" },
    { units: "nautical" },
    { clock: 24 },
    { weekStart: 3 },
    { energy: "" },
  ])("refuses %j and keeps what was there", async (body) => {
    const before = await loadMemberSettings(install.db, first.id);
    expect((await call("PUT", first.token, body)).status).toBe(400);
    expect(await loadMemberSettings(install.db, first.id)).toEqual(before);
  });

  it("cannot be changed with a token that may only read", async () => {
    expect((await call("PUT", first.readToken, { units: "imperial" })).status).toBe(403);
  });

  it("goes with the member", async () => {
    await install.db.member.delete({ where: { id: first.id } });
    expect(await install.db.memberSettings.count({ where: { memberId: first.id } })).toBe(0);
  });

  it("reads what a later version may have written as nothing chosen", async () => {
    await install.db.memberSettings.create({ data: { memberId: second.id, units: "astronomical" } });
    expect(await loadMemberSettings(install.db, second.id)).toEqual(nothingChosen);
  });
});
