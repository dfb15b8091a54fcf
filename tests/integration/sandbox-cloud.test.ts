import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import type { Clock } from "#lib/clock.ts";
import type { FaultRule } from "#whoop-simulator/faults.ts";
import { type Sandbox, type SimulatorOptions, startSimulator } from "#whoop-simulator/server.ts";
import { signWebhook } from "#whoop-simulator/webhook-signature.ts";
import { answerControl } from "../support/simulator-control.ts";

const noon: Clock = { now: () => new Date("2026-03-01T12:00:00.000Z"), sleep: () => Promise.resolve() };
const redirectUri = "https://app.example/callback";
const everyScope =
  "offline read:recovery read:cycles read:workout read:sleep read:profile read:body_measurement";
const credentials = { client_id: "app", client_secret: "app-secret" };
const tokenSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number(),
  scope: z.string(),
  token_type: z.string(),
});
const pageSchema = z.object({ records: z.array(z.unknown()), next_token: z.string().nullable() });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(options: SimulatorOptions = {}) {
  const sandbox = await startSimulator({ clock: noon, ...options });
  closing.push(() => sandbox.close());
  return sandbox;
}

async function startWithMember() {
  const sandbox = await start();
  sandbox.cloud.registerApp({ clientId: "app", clientSecret: "app-secret", redirectUris: [redirectUri] });
  sandbox.cloud.addMember({ userId: 7, seed: 3, years: 0.3, from: "2025-11-01" });
  return sandbox;
}

const authorizeUrl = (sandbox: Sandbox, overrides: Record<string, string> = {}) =>
  `${sandbox.url}/oauth/oauth2/auth?${new URLSearchParams({
    response_type: "code",
    client_id: "app",
    redirect_uri: redirectUri,
    scope: everyScope,
    state: "a-state-of-mine",
    ...overrides,
  })}`;

async function decide(address: string, form: Record<string, string>) {
  const response = await fetch(address, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
  return new URL(response.headers.get("location") ?? "invalid:");
}

const postToken = (sandbox: Sandbox, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/oauth/oauth2/token`, { method: "POST", body: new URLSearchParams(form), headers });

async function connect(sandbox: Sandbox, scope = everyScope) {
  const back = await decide(authorizeUrl(sandbox), { member: "7", scope, decision: "allow" });
  const response = await postToken(sandbox, {
    grant_type: "authorization_code",
    code: back.searchParams.get("code") ?? "",
    redirect_uri: redirectUri,
    ...credentials,
  });
  return tokenSchema.parse(await response.json());
}

const get = (sandbox: Sandbox, path: string, token: string) =>
  fetch(`${sandbox.url}/developer${path}`, { headers: { authorization: `Bearer ${token}` } });

test("the consent page is shown, and allowing it leads back with code, scope and the state unchanged", async () => {
  const sandbox = await startWithMember();
  const page = await fetch(authorizeUrl(sandbox));
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(await page.text()).toContain('value="read:body_measurement" checked');
  const back = await decide(authorizeUrl(sandbox), { member: "7", scope: "read:sleep", decision: "allow" });
  expect(back.href).toContain(redirectUri);
  expect(back.searchParams.get("state")).toBe("a-state-of-mine");
  expect(back.searchParams.get("scope")).toBe("read:sleep");
});

test("denying leads back with access_denied", async () => {
  const back = await decide(authorizeUrl(await startWithMember()), { member: "7", decision: "deny" });
  expect(back.searchParams.get("error")).toBe("access_denied");
  expect(back.searchParams.get("state")).toBe("a-state-of-mine");
});

test.each(["", "1234567"])("the state %j is refused as too weak", async (state) => {
  const back = await decide(authorizeUrl(await startWithMember(), { state }), {});
  expect(back.searchParams.get("error")).toBe("invalid_state");
});

test.each([{ redirect_uri: `${redirectUri}/` }, { client_id: "stranger" }])(
  "nobody is redirected with %j",
  async (wrong) => {
    const response = await fetch(authorizeUrl(await startWithMember(), wrong), { redirect: "manual" });
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
  },
);

test("a code becomes a pair of tokens for an hour, and a refresh replaces both at once", async () => {
  const sandbox = await startWithMember();
  const first = await connect(sandbox);
  expect(first).toMatchObject({ expires_in: 3600, token_type: "bearer", scope: everyScope });
  const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token ?? "", scope: "offline" };
  const second = tokenSchema.parse(await (await postToken(sandbox, { ...refresh, ...credentials })).json());
  expect(second.scope).toBe(everyScope);
  expect((await get(sandbox, "/v2/cycle", first.access_token)).status).toBe(401);
  expect((await get(sandbox, "/v2/cycle", second.access_token)).status).toBe(200);
  const replay = await postToken(sandbox, { ...refresh, ...credentials });
  expect(replay.status).toBe(400);
  expect(await replay.json()).toMatchObject({ error: "invalid_grant" });
});

test("credentials belong in the body: Basic, a wrong secret and JSON are refused", async () => {
  const sandbox = await startWithMember();
  const form = { grant_type: "refresh_token", refresh_token: "x" };
  const basic = { authorization: `Basic ${Buffer.from("app:app-secret").toString("base64")}` };
  expect((await postToken(sandbox, form, basic)).status).toBe(401);
  expect((await postToken(sandbox, { ...form, ...credentials, client_secret: "wrong" })).status).toBe(401);
  const json = await fetch(`${sandbox.url}/oauth/oauth2/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...form, ...credentials }),
  });
  expect(json.status).toBe(400);
});

test("a missing scope and a dead token answer alike: 401 in plain text", async () => {
  const sandbox = await startWithMember();
  const { access_token } = await connect(sandbox, "read:sleep");
  const missing = await get(sandbox, "/v2/user/measurement/body", access_token);
  const dead = await get(sandbox, "/v2/activity/sleep", "nonsense");
  for (const response of [missing, dead]) {
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toBe("Authorization was not valid");
  }
  expect((await get(sandbox, "/v2/activity/sleep", access_token)).status).toBe(200);
});

test("walking the pages gives a member's records exactly, with explicit nulls", async () => {
  const sandbox = await startWithMember();
  const { access_token } = await connect(sandbox);
  const paths = {
    cycle: "/v2/cycle",
    sleep: "/v2/activity/sleep",
    recovery: "/v2/recovery",
    workout: "/v2/activity/workout",
  };
  for (const [collection, records] of Object.entries(sandbox.cloud.records(7))) {
    const path = new Map(Object.entries(paths)).get(collection);
    const seen: unknown[] = [];
    let token: string | null = "";
    for (let pages = 0; token !== null && pages < 20; pages++) {
      const response = await get(sandbox, `${path}?limit=25&nextToken=${token}`, access_token);
      const page = pageSchema.parse(await response.json());
      seen.push(...page.records);
      token = page.next_token;
    }
    expect(seen).toEqual(records);
    expect(seen.length).toBeGreaterThan(25);
  }
  const open = pageSchema.parse(await (await get(sandbox, "/v2/cycle?limit=1", access_token)).json());
  expect(open.records[0]).toMatchObject({ end: null });
});

test("single records, profile and the former ids are found; foreign and unknown ones are not", async () => {
  const sandbox = await startWithMember();
  sandbox.cloud.addMember({ userId: 8, seed: 4, years: 0.1, body: null });
  const { access_token } = await connect(sandbox);
  const { cycle, sleep, workout } = sandbox.cloud.records(7);
  const night = sleep.find((one) => !one.nap && one.score_state === "SCORED");
  const status = async (path: string) => (await get(sandbox, path, access_token)).status;
  const json = async (path: string) => (await get(sandbox, path, access_token)).json();
  expect(await json(`/v2/cycle/${cycle[0]?.id}`)).toEqual(cycle[0]);
  expect(await json(`/v2/activity/workout/${workout[0]?.id}`)).toEqual(workout[0]);
  expect(await json(`/v2/cycle/${night?.cycle_id}/sleep`)).toEqual(night);
  expect(await json(`/v2/cycle/${night?.cycle_id}/recovery`)).toMatchObject({ sleep_id: night?.id });
  expect(await json("/v2/user/profile/basic")).toMatchObject({ user_id: 7, first_name: "Robin" });
  expect(await status(`/v2/activity/sleep/${sandbox.cloud.records(8).sleep[0]?.id}`)).toBe(404);
  expect(await status("/v2/recovery/1")).toBe(404);
  expect(await status("/v1/activity-mapping/1")).toBe(404);
  expect(await status("/v2/cycle?limit=26")).toBe(400);
});

test("on a day with a nap the cycle can be made to answer with the nap instead", async () => {
  const sandbox = await startWithMember();
  const { access_token } = await connect(sandbox);
  const nap = sandbox.cloud.records(7).sleep.find((sleep) => sleep.nap);
  const ask = async () =>
    z
      .object({ sleep_id: z.string() })
      .parse(await (await get(sandbox, `/v2/cycle/${nap?.cycle_id}/recovery`, access_token)).json()).sleep_id;
  expect(await ask()).not.toBe(nap?.id);
  sandbox.cloud.settings.napDayAnswer = "latest";
  expect(await ask()).toBe(nap?.id);
});

test("after DELETE the grant is over, for the refresh token too", async () => {
  const sandbox = await startWithMember();
  const { access_token, refresh_token } = await connect(sandbox);
  const response = await fetch(`${sandbox.url}/developer/v2/user/access`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(response.status).toBe(204);
  expect((await get(sandbox, "/v2/cycle", access_token)).status).toBe(401);
  const form = { grant_type: "refresh_token", refresh_token: refresh_token ?? "", ...credentials };
  expect((await postToken(sandbox, form)).status).toBe(400);
});

test("the limiter refuses the request beyond the limit and counts what it refused", async () => {
  const sandbox = await startWithMember();
  sandbox.cloud.setLimits("app", { perMinute: 2, perDay: 1000 });
  const { access_token } = await connect(sandbox);
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await get(sandbox, "/v2/cycle", access_token)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect(sandbox.cloud.stats.rateLimited).toBe(1);
  expect(sandbox.cloud.requestCount("/developer/v2/cycle")).toBe(3);
  sandbox.cloud.clock.advance(60_000);
  const next = await get(sandbox, "/v2/cycle", access_token);
  expect(next.headers.get("x-ratelimit-limit")).toBe("2, 2;window=60, 1000;window=86400");
  expect(next.headers.get("x-ratelimit-remaining")).toBe("1");
  expect(next.headers.get("x-ratelimit-reset")).toBe("60");
});

const oneFault = async (fault: FaultRule) => {
  const sandbox = await startWithMember();
  const { access_token } = await connect(sandbox);
  sandbox.cloud.setFaults([{ times: 1, path: "^/developer/v2/cycle$", ...fault }]);
  return { sandbox, ask: () => get(sandbox, "/v2/cycle", access_token) };
};

test.each([
  ["429", 429, "text/plain"],
  ["429-without-reset", 429, "text/plain"],
  ["500", 500, "text/plain"],
  ["502-html", 502, "text/html"],
  ["503", 503, "text/plain"],
  ["401", 401, "text/plain"],
] as const)("the fault %s answers %i once", async (kind, status, type) => {
  const { sandbox, ask } = await oneFault({ kind });
  const response = await ask();
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain(type);
  expect(response.headers.has("x-ratelimit-reset")).toBe(kind === "429");
  expect((await ask()).status).toBe(200);
  expect(sandbox.cloud.faults.struck).toEqual({ [kind]: 1 });
  expect(sandbox.cloud.stats.rateLimited).toBe(0);
});

test("an injected 429 names the limits of the app that asks, and none when they are lifted", async () => {
  const { sandbox, ask } = await oneFault({ kind: "429", times: 2 });
  sandbox.cloud.setLimits("app", { perMinute: 700, perDay: 70_000 });
  expect((await ask()).headers.get("x-ratelimit-limit")).toBe("700, 700;window=60, 70000;window=86400");
  sandbox.cloud.setLimits("app", null);
  expect((await ask()).headers.get("x-ratelimit-limit")).toBe("100");
});

test("a reset connection gives no answer, a truncated body breaks off, cut JSON arrives whole but half", async () => {
  const reset = await oneFault({ kind: "reset" });
  await expect(reset.ask()).rejects.toThrow();
  const truncated = await oneFault({ kind: "truncated-body" });
  await expect(truncated.ask().then((response) => response.text())).rejects.toThrow();
  const cut = await (await (await oneFault({ kind: "cut-json" })).ask()).text();
  expect(() => JSON.parse(cut)).toThrow(SyntaxError);
});

test("listings can be falsified: empty, or without their next token", async () => {
  const empty = await (await (await oneFault({ kind: "empty-page" })).ask()).json();
  expect(empty).toEqual({ records: [], next_token: null });
  const dropped = pageSchema.parse(
    await (await (await oneFault({ kind: "dropped-next-token" })).ask()).json(),
  );
  expect(dropped.records).toHaveLength(10);
  expect(dropped.next_token).toBeNull();
});

test("a slow answer comes all the same", async () => {
  const { ask } = await oneFault({ kind: "slow", delayMs: 30 });
  expect((await ask()).status).toBe(200);
});

test("a lost answer to a refresh has rotated the tokens nevertheless", async () => {
  const sandbox = await startWithMember();
  const { refresh_token, access_token } = await connect(sandbox);
  sandbox.cloud.setFaults([{ kind: "lost-answer", path: "/token$", times: 1 }]);
  const form = { grant_type: "refresh_token", refresh_token: refresh_token ?? "", ...credentials };
  await expect(postToken(sandbox, form)).rejects.toThrow();
  expect((await postToken(sandbox, form)).status).toBe(400);
  expect((await get(sandbox, "/v2/cycle", access_token)).status).toBe(401);
});

async function startReceiver(status = 200) {
  const received: { body: string; signature: string; timestamp: string }[] = [];
  const answer = { status };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const header = (name: string) => String(request.headers[name]);
    received.push({
      body,
      signature: header("x-whoop-signature"),
      timestamp: header("x-whoop-signature-timestamp"),
    });
    response.writeHead(answer.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/hook`, received, answer };
}

async function startWithReceiver(status?: number) {
  const sandbox = await startWithMember();
  const receiver = await startReceiver(status);
  sandbox.cloud.setWebhookUrls("app", [receiver.url]);
  await connect(sandbox);
  const sleepId = sandbox.cloud.records(7).sleep.find((sleep) => !sleep.nap)?.id ?? "";
  return { sandbox, receiver, sleepId, webhooks: sandbox.cloud.webhooks };
}

test("deleting a sleep sends signed events for the sleep and for its recovery, both with the sleep's id", async () => {
  const { sandbox, receiver, sleepId, webhooks } = await startWithReceiver();
  sandbox.cloud.mutate(7, { kind: "delete", collection: "sleep", id: sleepId });
  expect(await webhooks.deliverDue()).toBe(2);
  const events = receiver.received.map(({ body }) => JSON.parse(body));
  expect(events).toMatchObject([
    { user_id: 7, id: sleepId, type: "sleep.deleted" },
    { user_id: 7, id: sleepId, type: "recovery.deleted" },
  ]);
  for (const { body, signature, timestamp } of receiver.received) {
    expect(signature).toBe(signWebhook("app-secret", timestamp, body));
  }
  expect(sandbox.cloud.records(7).recovery.some((recovery) => recovery.sleep_id === sleepId)).toBe(false);
});

test("a refused event is tried again five times within an hour, then given up", async () => {
  const { sandbox, receiver, sleepId, webhooks } = await startWithReceiver(500);
  sandbox.cloud.mutate(7, { kind: "delete", collection: "recovery", id: sleepId });
  for (let minute = 0; minute <= 60; minute++) {
    await webhooks.deliverDue();
    sandbox.cloud.clock.advance(60_000);
  }
  expect(receiver.received).toHaveLength(6);
  expect(webhooks.deliveries[0]).toMatchObject({ state: "given-up", lastStatus: 500 });
});

test("events can be wrongly signed, doubled, lost, for a stranger, and out of order", async () => {
  const { sandbox, receiver, sleepId, webhooks } = await startWithReceiver();
  for (const kind of ["wrong-signature", "duplicate", "lost", "unknown-user"] as const)
    webhooks.distort(kind);
  for (const recovery_score of [10, 20, 30, 40, 50]) {
    const score = { recovery_score };
    sandbox.cloud.mutate(7, { kind: "rescore", collection: "recovery", id: sleepId, score });
  }
  webhooks.outOfOrder = true;
  await webhooks.deliverDue();
  const arrived = receiver.received.toReversed();
  const events = arrived.map(({ body }) =>
    z.object({ user_id: z.number(), trace_id: z.string() }).parse(JSON.parse(body)),
  );
  expect(events.map((event) => event.user_id)).toEqual([7, 7, 7, 999_999_999, 7]);
  expect(events[1]?.trace_id).toBe(events[2]?.trace_id);
  const isGenuine = arrived.map(
    (one) => one.signature === signWebhook("app-secret", one.timestamp, one.body),
  );
  expect(isGenuine).toEqual([false, true, true, true, true]);
});

test("after the member revoked the app no more events are written", async () => {
  const { sandbox, sleepId, webhooks } = await startWithReceiver();
  sandbox.cloud.revoke(7);
  sandbox.cloud.mutate(7, { kind: "delete", collection: "sleep", id: sleepId });
  expect(webhooks.deliveries).toEqual([]);
});

test("the next morning brings a new cycle, closes the old one and announces the sleep", async () => {
  const { sandbox, webhooks } = await startWithReceiver();
  const before = sandbox.cloud.records(7).cycle[0];
  sandbox.cloud.clock.advance(24 * 3_600_000);
  const after = sandbox.cloud.records(7).cycle;
  expect(after[0]?.id).not.toBe(before?.id);
  expect(after.find((cycle) => cycle.id === before?.id)?.end).toBe(after[0]?.start);
  expect(webhooks.deliveries.map((delivery) => delivery.event.type)).toContain("sleep.updated");
});

test("mutations extend, re-score and close records and move updated_at", async () => {
  const sandbox = await startWithMember();
  sandbox.cloud.clock.set(new Date("2026-03-01T12:34:56.000Z"));
  const { sleep, cycle } = sandbox.cloud.records(7);
  const night = sleep.find((one) => !one.nap && one.score_state === "SCORED");
  const open = cycle[0];
  if (!night?.score || !open) throw new Error("the member has no night");
  const end = new Date(Date.parse(night.end) + 600_000).toISOString();
  sandbox.cloud.mutate(7, { kind: "extend", collection: "sleep", id: night.id, end });
  sandbox.cloud.mutate(7, { kind: "close", id: String(open.id), end: "2026-03-01T12:00:00.000Z" });
  const changed = sandbox.cloud.records(7);
  const inBedMs = night.score.stage_summary.total_in_bed_time_milli;
  expect(changed.sleep.find((one) => one.id === night.id)).toMatchObject({
    end,
    updated_at: "2026-03-01T12:34:56.000Z",
    score: { stage_summary: { total_in_bed_time_milli: inBedMs + 600_000 } },
  });
  expect(changed.cycle[0]).toMatchObject({ end: "2026-03-01T12:00:00.000Z" });
  expect(() => sandbox.cloud.mutate(7, { kind: "close", id: "1", end })).toThrow("There is no cycle 1.");
});

test("a restart with a state file keeps grants, members and mutations", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  closing.push(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, "state.json");
  const first = await start({ stateFile });
  first.cloud.registerApp({ clientId: "app", clientSecret: "app-secret", redirectUris: [redirectUri] });
  first.cloud.addMember({ userId: 7, seed: 3, years: 0.3 });
  const { access_token } = await connect(first);
  const id = first.cloud.records(7).sleep[3]?.id ?? "";
  first.cloud.mutate(7, { kind: "delete", collection: "sleep", id });
  const records = first.cloud.records(7);
  await first.close();
  const second = await start({ stateFile });
  expect(second.cloud.records(7)).toEqual(records);
  expect((await get(second, "/v2/cycle", access_token)).status).toBe(200);
});

test("other processes steer the cloud over /_sandbox", async () => {
  const sandbox = await start({ control: answerControl });
  const call = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
    return { status: response.status, json: await response.json() };
  };
  await call("POST", "apps", { clientId: "app", clientSecret: "app-secret", redirectUris: [redirectUri] });
  expect((await call("POST", "members", { userId: 7, years: 0.2, seed: 9 })).json).toEqual({ userId: 7 });
  const { access_token } = await connect(sandbox);
  expect((await call("GET", "members/7/records")).json).toEqual(sandbox.cloud.records(7));
  const id = sandbox.cloud.records(7).workout[0]?.id;
  await call("POST", "members/7/mutate", { kind: "delete", collection: "workout", id });
  expect((await get(sandbox, `/v2/activity/workout/${id}`, access_token)).status).toBe(404);
  await call("PUT", "faults", [{ kind: "503", path: "/v2/cycle$", times: 1 }]);
  expect((await get(sandbox, "/v2/cycle", access_token)).status).toBe(503);
  expect((await call("GET", "stats")).json).toMatchObject({
    perPath: { "/developer/v2/cycle": 1 },
    injected: { "503": 1 },
    rateLimited: 0,
  });
  await call("POST", "clock", { advanceMs: 7_200_000 });
  expect((await get(sandbox, "/v2/cycle", access_token)).status).toBe(401);
  expect((await call("POST", "members/7/mutate", { kind: "vanish" })).status).toBe(400);
  expect((await call("GET", "nowhere")).status).toBe(404);
});

test("nobody steers the cloud that is not told who may", async () => {
  const sandbox = await start();
  expect((await fetch(`${sandbox.url}/_sandbox/stats`)).status).toBe(404);
});
