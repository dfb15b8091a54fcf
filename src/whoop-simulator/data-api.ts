import { type Answer, emptyAnswer, jsonAnswer, notAuthorized, type Request, textAnswer } from "./answer.ts";
import type { Cloud } from "./cloud.ts";
import type { Grant } from "./grants.ts";
import { BadListing, listPage } from "./listing.ts";
import type { Member } from "./member.ts";
import type { RateLimits } from "./rate-limit.ts";
import type { Collection } from "./records.ts";

/** What a route gets to work with: the member the token speaks for and the id in the path. */
interface Call {
  cloud: Cloud;
  member: Member;
  grant: Grant;
  query: URLSearchParams;
  id: string;
}

/** A path of the data API; `scopes` must all be granted. */
interface Route {
  method: string;
  path: RegExp;
  scopes: string[];
  /** A JSON value; undefined answers 404; an Answer is sent as it is. */
  answer(call: Call): unknown;
}

const uuid = "([0-9a-fA-F-]{36})";
const list =
  (collection: Collection) =>
  ({ cloud, member, query }: Call) => {
    const page = listPage(member.store, collection, query, cloud.clock.now().getTime());
    return { ...page, records: page.records.map((record) => member.sent(collection, record)) };
  };
const one =
  (collection: Collection) =>
  ({ member, id }: Call) => {
    const record = member.store.get(collection, id);
    return record && member.sent(collection, record);
  };

const routes: Route[] = [
  { method: "GET", path: /^\/v2\/user\/profile\/basic$/, scopes: ["read:profile"], answer: profile },
  {
    method: "GET",
    path: /^\/v2\/user\/measurement\/body$/,
    scopes: ["read:body_measurement"],
    answer: ({ member }) => member.body ?? undefined,
  },
  { method: "GET", path: /^\/v2\/cycle$/, scopes: ["read:cycles"], answer: list("cycle") },
  { method: "GET", path: /^\/v2\/cycle\/(\d+)$/, scopes: ["read:cycles"], answer: one("cycle") },
  {
    method: "GET",
    path: /^\/v2\/cycle\/(\d+)\/sleep$/,
    scopes: ["read:cycles", "read:sleep"],
    answer: (call) => sleepOfCycle(call),
  },
  {
    method: "GET",
    path: /^\/v2\/cycle\/(\d+)\/recovery$/,
    scopes: ["read:recovery"],
    answer: (call) => {
      const sleep = sleepOfCycle(call);
      return sleep && one("recovery")({ ...call, id: sleep.id });
    },
  },
  { method: "GET", path: /^\/v2\/recovery$/, scopes: ["read:recovery"], answer: list("recovery") },
  { method: "GET", path: /^\/v2\/activity\/sleep$/, scopes: ["read:sleep"], answer: list("sleep") },
  {
    method: "GET",
    path: new RegExp(`^/v2/activity/sleep/${uuid}$`),
    scopes: ["read:sleep"],
    answer: one("sleep"),
  },
  { method: "GET", path: /^\/v2\/activity\/workout$/, scopes: ["read:workout"], answer: list("workout") },
  {
    method: "GET",
    path: new RegExp(`^/v2/activity/workout/${uuid}$`),
    scopes: ["read:workout"],
    answer: one("workout"),
  },
  {
    method: "DELETE",
    path: /^\/v2\/user\/access$/,
    scopes: [],
    answer: ({ cloud, grant }) => {
      cloud.revoke(grant.userId, grant.clientId);
      return emptyAnswer(204);
    },
  },
  {
    method: "GET",
    path: /^\/v1\/activity-mapping\/(\d+)$/,
    scopes: [],
    answer: ({ member, id }) => {
      const activity = member.activityByFormerId(Number(id));
      return activity && { v2_activity_id: activity };
    },
  },
];

/** The limits of the app whose token a request carries; none when it carries none that is known. */
export function limitsFor(cloud: Cloud, request: Request): RateLimits {
  const grant = grantOf(cloud, request);
  return (grant && cloud.app(grant.clientId)?.limits) ?? { perMinute: null, perDay: null };
}

function grantOf(cloud: Cloud, request: Request): Grant | null {
  const bearer = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
  return bearer === undefined ? null : cloud.grantOf(bearer);
}

/** Answers `/developer/...`: token, then rate limit, then scope, then the route. */
export function answerData(cloud: Cloud, request: Request): Answer {
  const grant = grantOf(cloud, request);
  const member = grant && cloud.member(grant.userId);
  if (!grant || !member) return notAuthorized();
  const verdict = cloud.limiter(grant.clientId)?.take(cloud.clock.now());
  const headers = verdict?.headers ?? {};
  if (verdict && !verdict.allowed) {
    cloud.stats.rateLimited++;
    const refusal = textAnswer(429, "Too Many Requests");
    return { ...refusal, headers: { ...refusal.headers, ...headers } };
  }
  const answer = route(cloud, request, grant, member);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function route(cloud: Cloud, request: Request, grant: Grant, member: Member): Answer {
  const path = request.url.pathname.slice("/developer".length);
  const found = routes.find((one) => one.method === request.method && one.path.test(path));
  if (!found) return textAnswer(404, "Not Found");
  if (!found.scopes.every((scope) => grant.scopes.includes(scope))) return notAuthorized();
  const id = found.path.exec(path)?.[1] ?? "";
  try {
    const value = found.answer({ cloud, member, grant, query: request.url.searchParams, id });
    if (value === undefined) return textAnswer(404, "Not Found");
    return isAnswer(value) ? value : render(cloud, value);
  } catch (error) {
    if (error instanceof BadListing) return jsonAnswer(400, { message: error.message });
    throw error;
  }
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && "status" in value && "headers" in value && "body" in value;

function render(cloud: Cloud, value: unknown): Answer {
  const answer = jsonAnswer(200, value);
  if (cloud.settings.nulls === "explicit") return answer;
  const body = JSON.stringify(value, (_key, inner: unknown) => (inner === null ? undefined : inner));
  return { ...answer, body };
}

function profile({ member }: Call) {
  if (member.malformed.has("profile")) return member.malformed.get("profile");
  return { user_id: member.userId, ...member.profile };
}

function sleepOfCycle({ cloud, member, id }: Call) {
  const sleeps = member.store.list("sleep").filter((sleep) => String(sleep.cycle_id) === id);
  return cloud.settings.napDayAnswer === "latest" ? sleeps[0] : sleeps.find((sleep) => !sleep.nap);
}
