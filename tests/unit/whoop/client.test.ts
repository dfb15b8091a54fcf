import { describe, expect, it } from "vitest";
import { createWhoopClient, type WhoopClientOptions } from "#whoop/client.ts";
import {
  BodyError,
  NoAnswerError,
  NotPermittedError,
  RequestBudgetError,
  StatusError,
} from "#whoop/errors.ts";
import type { RateLimitHeaders } from "#whoop/rate-limit.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { fixture } from "./fixture.ts";
import { connectionLost, scriptedFetch } from "./scripted-fetch.ts";

const cycle = () => Response.json(fixture("cycle-open"));
const status = (code: number, headers: Record<string, string> = {}) =>
  new Response("Authorization was not valid", { status: code, headers });

function setUp(steps: (Response | Error)[], options: Partial<WhoopClientOptions> = {}) {
  const fetch = scriptedFetch(...steps);
  const clock = createFakeClock("2026-03-01T12:00:00Z");
  const acquired: string[] = [];
  const reported: [RateLimitHeaders | null, number][] = [];
  const replaced: string[] = [];
  const requests: { endpoint: string; status: number | null }[] = [];
  const client = createWhoopClient({
    apiUrl: "https://whoop.test",
    tokens: {
      accessToken: async () => (replaced.length ? "token-2" : "token-1"),
      replaceRejected: async (token) => {
        replaced.push(token);
        return "token-2";
      },
    },
    limiter: {
      acquire: async (priority) => void acquired.push(priority),
      report: async (headers, code) => void reported.push([headers, code]),
    },
    clock,
    fetch,
    random: () => 0.5,
    onRequest: ({ endpoint, status: code }) => requests.push({ endpoint, status: code }),
    ...options,
  });
  return { client, fetch, clock, acquired, reported, replaced, requests };
}

describe("a request to WHOOP", () => {
  it("carries the token, our own name, and goes to the path of the record", async () => {
    const { client, fetch } = setUp([cycle()]);
    await client.cycle(6442450945n);
    const [sent] = fetch.sent;
    expect(sent?.url.href).toBe("https://whoop.test/developer/v2/cycle/6442450945");
    expect(sent?.headers.get("authorization")).toBe("Bearer token-1");
    expect(sent?.headers.get("user-agent")).toMatch(/^Pulsekeep\/\d+\.\d+\.\d+ \(\+self-hosted\)$/);
  });

  it("cannot be led to another path by an id", async () => {
    const { client, fetch } = setUp([status(404)]);
    await client.sleep("../../user/access?x=1");
    expect(fetch.sent[0]?.url.pathname).toBe("/developer/v2/activity/sleep/..%2F..%2Fuser%2Faccess%3Fx%3D1");
  });

  it("gives the record with WHOOP's own JSON", async () => {
    const answer = await setUp([cycle()]).client.cycle(6442450945n);
    expect(answer?.records[0]?.record.id).toBe(6442450945n);
    expect(answer?.records[0]?.raw).toEqual(fixture("cycle-open"));
  });

  it("asks for budget before every attempt and reports every answer", async () => {
    const limits = {
      "X-RateLimit-Limit": "100, 100;window=60",
      "X-RateLimit-Remaining": "41",
      "X-RateLimit-Reset": "9",
    };
    const { client, acquired, reported, requests } = setUp([connectionLost(), status(503, limits), cycle()]);
    await client.cycle(6442450945n);
    expect(acquired).toEqual(["background", "background", "background"]);
    expect(reported.map(([headers, code]) => [headers?.remaining ?? null, code])).toEqual([
      [41, 503],
      [null, 200],
    ]);
    expect(requests.map((request) => request.status)).toEqual([null, 503, 200]);
    expect(requests[0]?.endpoint).toBe("/v2/cycle/{id}");
  });

  it("is not sent when the budget says no", async () => {
    const resumeAt = new Date("2026-03-02T00:00:00Z");
    const acquire = () => Promise.reject(new RequestBudgetError(resumeAt));
    const { client, fetch } = setUp([], { limiter: { acquire, report: async () => undefined } });
    await expect(client.profile()).rejects.toMatchObject({ resumeAt });
    expect(fetch.sent).toEqual([]);
  });
});

describe("an answer that is damaged or late", () => {
  const html = () => new Response("<html>busy</html>", { headers: { "content-type": "text/html" } });
  it.each([
    ["a lost connection", connectionLost],
    ["a web page", html],
    ["cut JSON", () => new Response('{"id": 12')],
    ["an empty body", () => new Response("")],
    ["status 500", () => status(500)],
    ["status 504", () => status(504)],
  ])("is asked for again after %s", async (_, failure) => {
    const { client, clock } = setUp([failure(), failure(), cycle()]);
    expect((await client.cycle(6442450945n))?.records[0]?.record.id).toBe(6442450945n);
    expect(clock.waitsMs).toEqual([250, 500]);
  });

  it("ends the call after five tries", async () => {
    const { client, fetch } = setUp(Array.from({ length: 9 }, connectionLost));
    await expect(client.cycle(6442450945n)).rejects.toMatchObject({
      name: "NoAnswerError",
      reason: "ECONNRESET",
    });
    expect(fetch.sent).toHaveLength(5);
  });

  it("is not asked for again when it is whole but of another shape", async () => {
    const { client, fetch } = setUp([Response.json({ id: "cycle" })]);
    await expect(client.cycle(6442450945n)).rejects.toMatchObject({ problem: "unexpected-shape" });
    expect(fetch.sent).toHaveLength(1);
  });

  it("is quarantined when it is the record that was asked for and cannot be read", async () => {
    const { client } = setUp([Response.json({ ...fixture("cycle-open"), start: 5 })]);
    expect(await client.cycle(6442450945n)).toMatchObject({
      records: [],
      quarantined: [{ problem: expect.stringContaining("start") }],
    });
  });

  it("is given up beyond 4 MiB", async () => {
    const { client, fetch } = setUp([new Response(new Uint8Array(4 * 1024 * 1024 + 1))]);
    await expect(client.cycle(6442450945n)).rejects.toThrow(BodyError);
    expect(fetch.sent).toHaveLength(1);
  });

  it("is no reason to follow a redirect", async () => {
    const { client, fetch } = setUp([status(302, { location: "https://elsewhere.test/" })]);
    await expect(client.cycle(6442450945n)).rejects.toMatchObject({ name: "StatusError", status: 302 });
    expect(fetch.sent).toHaveLength(1);
  });
});

describe("status 429", () => {
  it("is waited out for as long as WHOOP says", async () => {
    const { client, clock } = setUp([status(429, { "X-RateLimit-Reset": "17" }), cycle()]);
    await client.cycle(6442450945n);
    expect(clock.waitsMs).toEqual([17_000]);
  });

  it("ends the call with the time to come back when the day's budget is spent", async () => {
    const { client, clock } = setUp([status(429, { "X-RateLimit-Reset": "43200" })]);
    await expect(client.cycle(6442450945n)).rejects.toMatchObject({
      resumeAt: new Date("2026-03-02T00:00:00Z"),
    });
    expect(clock.waitsMs).toEqual([]);
  });
});

describe("status 401", () => {
  it("gets one newer token and one more try", async () => {
    const { client, fetch, replaced } = setUp([status(401), cycle()]);
    expect(await client.cycle(6442450945n)).not.toBeNull();
    expect(replaced).toEqual(["token-1"]);
    expect(fetch.sent.map((sent) => sent.headers.get("authorization"))).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  it("twice means that this one thing is not permitted, and names its scope", async () => {
    const { client, fetch, replaced } = setUp([status(401), status(401)]);
    const error = await client.body().catch((e: unknown) => e);
    expect(error).toBeInstanceOf(NotPermittedError);
    expect(error).toMatchObject({ endpoint: "/v2/user/measurement/body", scope: "read:body_measurement" });
    expect([fetch.sent.length, replaced.length]).toEqual([2, 1]);
  });

  it("with an outage in between still asks for only one newer token", async () => {
    const { client, replaced } = setUp([status(401), status(503), status(401)]);
    await expect(client.cycle(6442450945n)).rejects.toThrow(NotPermittedError);
    expect(replaced).toHaveLength(1);
  });

  it("is not retried when no newer token can be had", async () => {
    const replaceRejected = () => Promise.reject(new NoAnswerError("/oauth/oauth2/token", "ECONNRESET"));
    const { client, fetch } = setUp([status(401), cycle()], {
      tokens: { accessToken: async () => "token-1", replaceRejected },
    });
    await expect(client.cycle(6442450945n)).rejects.toMatchObject({ endpoint: "/oauth/oauth2/token" });
    expect(fetch.sent).toHaveLength(1);
  });
});

describe("status 404", () => {
  it("means there is no such record", async () => {
    const { client } = setUp(Array.from({ length: 5 }, () => status(404)));
    const id = "ecfc6a15-4661-442f-a9a4-f160dd7afae8";
    expect(await client.body()).toBeNull();
    expect(await client.cycle(6442450945n)).toBeNull();
    expect(await client.sleep(id)).toBeNull();
    expect(await client.workout(id)).toBeNull();
    expect(await client.recoveryOfCycle(1n)).toBeNull();
  });

  it("is an error where a record must exist: the profile and the listings", async () => {
    const { client } = setUp([status(404), status(404)]);
    await expect(client.profile()).rejects.toThrow(StatusError);
    await expect(client.pages("sleeps", { end: new Date() }).next()).rejects.toThrow(StatusError);
  });
});

describe("the rest of the client", () => {
  it("lists records page by page", async () => {
    const { client, fetch } = setUp([
      Response.json({ records: [fixture("recovery-scored")], next_token: "opaque" }),
      Response.json({ records: [fixture("recovery-nap-old-strap")], next_token: null }),
    ]);
    const hrvs: (number | null | undefined)[] = [];
    for await (const page of client.pages("recoveries", { end: new Date("2026-03-01T00:00:00Z") })) {
      hrvs.push(...page.records.map(({ record }) => record.score?.hrv_rmssd_milli));
    }
    expect(hrvs).toEqual([74.1523, 21.5]);
    expect(fetch.sent[1]?.url.searchParams.get("nextToken")).toBe("opaque");
    expect(fetch.sent[0]?.url.searchParams.has("start")).toBe(false);
  });

  it("revokes with DELETE and needs no body in the answer", async () => {
    const { client, fetch } = setUp([new Response(null, { status: 204 })]);
    await client.revoke();
    expect(fetch.sent[0]).toMatchObject({ method: "DELETE" });
    expect(fetch.sent[0]?.url.pathname).toBe("/developer/v2/user/access");
  });

  it("stops with the caller's own reason when the caller gives up", async () => {
    const caller = new AbortController();
    caller.abort(new Error("shutting down"));
    const { client, fetch } = setUp([cycle()], { signal: caller.signal });
    await expect(client.cycle(6442450945n)).rejects.toThrow("shutting down");
    expect(fetch.sent).toEqual([]);
  });

  it("L1: puts no token, page token or address into an error", async () => {
    const failures = [connectionLost(), status(400), status(401), new Response("{token-1")];
    for (const failure of failures) {
      const { client } = setUp([failure, ...Array.from({ length: 5 }, () => failure)].map(copy));
      const error = await client
        .pages("cycles", { end: new Date() })
        .next()
        .catch((e: unknown) => e);
      expect(error).toBeInstanceOf(Error);
      const told = error instanceof Error ? [error.stack, JSON.stringify(error), String(error.cause)] : [];
      expect(told.join()).not.toMatch(/token-[12]|secret-page|nextToken|example\.test|limit=/);
    }
  });
});

const copy = (step: Response | Error) => (step instanceof Error ? step : step.clone());
