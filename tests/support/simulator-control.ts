import { z } from "zod";
import { type Answer, jsonAnswer, type Request } from "#whoop-simulator/answer.ts";
import type { Cloud } from "#whoop-simulator/cloud.ts";
import { faultRuleSchema } from "#whoop-simulator/faults.ts";
import { memberOptionsSchema } from "#whoop-simulator/member.ts";
import { MutationError, mutationSchema } from "#whoop-simulator/mutation.ts";
import { appSchema } from "#whoop-simulator/state-file.ts";

/**
 * `/_sandbox/...`: steers the simulator from other processes, for tests. JSON in, JSON out; errors are
 * `{"error": "..."}` with 400 or 404.
 *
 * - `POST apps` `{clientId, clientSecret, redirectUris, limits?: {perMinute, perDay}, webhookUrls?}`: register or replace
 * - `POST apps/limits` `{clientId, limits: {perMinute, perDay} | null}`: null lifts a limit
 * - `POST apps/webhooks` `{clientId, webhookUrls}`
 * - `GET members` · `POST members` (`MemberOptions`): list · add, answers `{userId}`
 * - `GET members/{id}/records`: all four collections, newest first, as the API would list them
 * - `POST members/{id}/mutate`: one mutation or an array of them (see `mutationSchema`)
 * - `POST members/{id}/malform` `{"sleep/<key>": anything, "profile": …}`: what is sent instead, all else as it is
 * - `POST members/{id}/revoke` `{clientId?}`: the member ends the connection from WHOOP's side
 * - `GET faults` what struck · `PUT faults` an array of fault rules, which replaces those in force
 * - `GET clock` · `POST clock` `{set: ISO}`, `{advanceMs}` or `{real: true}`; answers `{now}`, records included
 * - `GET stats` `{total, perPath, rateLimited, injected, requests}`
 * - `POST settings` `{nulls?, napDayAnswer?, refreshReplay?, webhooksOutOfOrder?}`
 * - `GET webhooks` deliveries · `POST webhooks/deliver` sends what is due · `POST webhooks/distort` `{kind, times?}`
 * - `POST reset` forgets faults, counters, used-up limits and deliveries
 */
export async function answerControl(cloud: Cloud, request: Request): Promise<Answer> {
  const path = request.url.pathname.slice("/_sandbox/".length);
  const [, id, action] = /^members\/(\d+)\/(\w+)$/.exec(path) ?? [];
  const name = `${request.method} ${id === undefined ? path : `members/{id}/${action}`}`;
  const run = actions[name];
  if (!run) return jsonAnswer(404, { error: `There is no ${name}.` });
  try {
    const body: unknown = request.body === "" ? {} : JSON.parse(request.body);
    return jsonAnswer(200, (await run(cloud, body, Number(id))) ?? {});
  } catch (error) {
    if (error instanceof z.ZodError) return jsonAnswer(400, { error: z.prettifyError(error) });
    if (error instanceof MutationError || error instanceof SyntaxError || error instanceof RangeError) {
      return jsonAnswer(400, { error: error.message });
    }
    throw error;
  }
}

type Action = (cloud: Cloud, body: unknown, id: number) => unknown;

const limitsSchema = appSchema.shape.limits;
const newAppSchema = appSchema.partial({ limits: true, webhookUrls: true });
const settingsSchema = z.object({
  nulls: z.enum(["explicit", "omitted"]).optional(),
  napDayAnswer: z.enum(["main", "latest"]).optional(),
  refreshReplay: z.enum(["fails", "kills-family"]).optional(),
  webhooksOutOfOrder: z.boolean().optional(),
});
const clockSchema = z.union([
  z.object({ set: z.iso.datetime({ offset: true }) }),
  z.object({ advanceMs: z.number().min(0) }),
  z.object({ real: z.literal(true) }),
]);
const distortionSchema = z.object({
  kind: z.enum(["wrong-signature", "duplicate", "lost", "unknown-user"]),
  times: z.number().int().positive().default(1),
});

const actions: Partial<Record<string, Action>> = {
  "POST apps": (cloud, body) => {
    const { limits, webhookUrls, ...app } = newAppSchema.parse(body);
    return cloud.registerApp({ ...app, ...(limits && { limits }), ...(webhookUrls && { webhookUrls }) });
  },
  "POST apps/limits": (cloud, body) => {
    const { clientId, limits } = z
      .object({ clientId: z.string(), limits: limitsSchema.nullable() })
      .parse(body);
    cloud.setLimits(clientId, limits);
  },
  "POST apps/webhooks": (cloud, body) => {
    const given = z.object({ clientId: z.string(), webhookUrls: z.array(z.string()) }).parse(body);
    cloud.setWebhookUrls(given.clientId, given.webhookUrls);
  },
  "GET members": (cloud) => cloud.members().map(({ userId, profile, body }) => ({ userId, profile, body })),
  "POST members": (cloud, body) => ({ userId: cloud.addMember(memberOptionsSchema.parse(body)).userId }),
  "GET members/{id}/records": (cloud, _body, id) => cloud.records(id),
  "POST members/{id}/mutate": (cloud, body, id) => {
    for (const mutation of z.array(mutationSchema).parse(Array.isArray(body) ? body : [body])) {
      cloud.mutate(id, mutation);
    }
  },
  "POST members/{id}/malform": (cloud, body, id) =>
    cloud.malform(id, z.record(z.string(), z.unknown()).parse(body)),
  "POST members/{id}/revoke": (cloud, body, id) =>
    cloud.revoke(id, z.object({ clientId: z.string().optional() }).parse(body).clientId),
  "GET faults": (cloud) => cloud.faults.struck,
  "PUT faults": (cloud, body) => cloud.setFaults(z.array(faultRuleSchema).parse(body)),
  "GET clock": (cloud) => ({ now: cloud.clock.now() }),
  "POST clock": (cloud, body) => {
    const turn = clockSchema.parse(body);
    if ("set" in turn) cloud.clock.set(new Date(turn.set));
    else if ("advanceMs" in turn) cloud.clock.advance(turn.advanceMs);
    else cloud.clock.follow();
    cloud.advance();
    return { now: cloud.clock.now() };
  },
  "GET stats": (cloud) => ({ total: cloud.requestCount(), ...cloud.stats }),
  "POST settings": (cloud, body) => {
    const given = settingsSchema.parse(body);
    if (given.nulls) cloud.settings.nulls = given.nulls;
    if (given.napDayAnswer) cloud.settings.napDayAnswer = given.napDayAnswer;
    if (given.refreshReplay) cloud.grants.replayMode = given.refreshReplay;
    if (given.webhooksOutOfOrder !== undefined) cloud.webhooks.outOfOrder = given.webhooksOutOfOrder;
  },
  "GET webhooks": (cloud) => cloud.webhooks.deliveries.map(({ clientSecret: _, ...delivery }) => delivery),
  "POST webhooks/deliver": async (cloud) => ({ accepted: await cloud.webhooks.deliverDue() }),
  "POST webhooks/distort": (cloud, body) => {
    const { kind, times } = distortionSchema.parse(body);
    cloud.webhooks.distort(kind, times);
  },
  "POST reset": (cloud) => cloud.reset(),
};
