import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getDay } from "#app/api/v1/days/[day]/route.ts";
import {
  DELETE as deleteSchedules,
  GET as getSchedules,
  PUT as putSchedules,
} from "#app/api/v1/sync/schedules/route.ts";
import { POST as postReplay } from "#app/api/v1/webhooks/replay/route.ts";
import { PUT as putWebhooks } from "#app/api/v1/webhooks/route.ts";
import { createApiToken } from "#auth/api-token.ts";
import { systemClock } from "#lib/clock.ts";
import { isWebhooksOn } from "#sync/inbox/webhook-switch.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { askRoute, type RouteHandler, serveRoutes } from "../support/web-routes.ts";

describe("the Data page's routes", () => {
  let install: TestInstall;
  let ownerId: number;
  let owner: string;
  let member: string;

  beforeAll(async () => {
    install = await createTestInstall("embedded");
    const { db } = install;
    ownerId = (await install.addMember("owner")).memberId;
    const other = await db.member.create({ data: { name: "somebody else", role: "member" } });
    const wanted = { name: "test" };
    owner = (
      await createApiToken(db, systemClock, {
        memberId: ownerId,
        ...wanted,
        scopes: ["read", "write", "admin"],
      })
    ).token;
    member = (
      await createApiToken(db, systemClock, { memberId: other.id, ...wanted, scopes: ["read", "write"] })
    ).token;
    serveRoutes({ db, ctx: install.ctx });
  });
  afterAll(() => install.stop());

  async function call(handler: RouteHandler, method: string, token: string, body?: object, params = {}) {
    const response = await askRoute(handler, token, { method, params, ...(body && { body }) });
    return { status: response.status, answer: await response.json() };
  }

  const morning = { expression: "0 7 * * 1-5", kind: "light", types: ["recoveries", "sleeps"] };

  it("schedules: what the owner saves holds, with its next run, until it is given up", async () => {
    const saved = await call(putSchedules, "PUT", owner, { schedules: [morning] });
    expect(saved.status).toBe(200);
    expect(saved.answer).toMatchObject({
      timeZone: "UTC",
      schedules: [
        { ...morning, types: ["sleeps", "recoveries"], nextRunAt: expect.stringMatching(/T07:00:00/) },
      ],
    });
    expect((await call(getSchedules, "GET", member)).answer).toEqual(saved.answer);
    const back = await call(deleteSchedules, "DELETE", owner);
    expect(back.answer).toMatchObject({
      savedAt: null,
      schedules: [{ expression: "*/30 * * * *" }, { kind: "deep" }],
    });
  });

  it("schedules: a mistake is named with its line, and nothing is saved", async () => {
    const wrong = { schedules: [morning, { ...morning, expression: "0 99 * * *" }] };
    const { status, answer } = await call(putSchedules, "PUT", owner, wrong);
    expect(status).toBe(400);
    expect(answer.title).toBe('Schedule 2: "0 99 * * *" has hour 99, which does not exist.');
    expect((await call(getSchedules, "GET", owner)).answer.savedAt).toBeNull();
  });

  it("schedules and the receiver's switch are the owner's alone", async () => {
    expect((await call(putSchedules, "PUT", member, { schedules: [morning] })).status).toBe(403);
    expect((await call(putWebhooks, "PUT", member, { on: true })).status).toBe(403);
    expect(await isWebhooksOn(install.ctx)).toBe(false);
  });

  it("webhooks: the owner switches the receiver on and off", async () => {
    for (const on of [true, false]) {
      expect(await call(putWebhooks, "PUT", owner, { on })).toEqual({ status: 200, answer: { on } });
      expect(await isWebhooksOn(install.ctx)).toBe(on);
    }
  });

  it("webhooks: an event that was given up is followed again, and only by its own member", async () => {
    const { id: appId } = await install.db.whoopApp.findFirstOrThrow();
    const now = new Date();
    const { id } = await install.db.webhookEvent.create({
      data: {
        appId,
        memberId: ownerId,
        traceId: "trace",
        type: "sleep.updated",
        objectId: "ecfc6a15-4661-442f-a9a4-f160dd7afae8",
        receivedAt: now,
        nextAttemptAt: now,
        state: "dead",
      },
    });
    const body = { ids: [id.toString()] };
    expect((await call(postReplay, "POST", member, body)).answer).toEqual({ replayed: 0 });
    expect((await call(postReplay, "POST", owner, body)).answer).toEqual({ replayed: 1 });
  });

  it("a day that cannot be fetched is answered from the database at once, as stale", async () => {
    const day = new Date().toISOString().slice(0, 10);
    const { status, answer } = await call(getDay, "GET", owner, undefined, { day });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ day, stale: true, lastSyncAt: null, source: null, cycle: null });
  });
});
