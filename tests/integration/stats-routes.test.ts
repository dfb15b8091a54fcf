import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { GET as getBaselines } from "#app/api/v1/stats/baselines/route.ts";
import { GET as getCorrelations } from "#app/api/v1/stats/correlations/route.ts";
import { GET as getLags } from "#app/api/v1/stats/lags/route.ts";
import { GET as getLoad } from "#app/api/v1/stats/load/route.ts";
import { GET as getRegression } from "#app/api/v1/stats/regression/route.ts";
import { GET as getSleep } from "#app/api/v1/stats/sleep/route.ts";
import { GET as getTrends } from "#app/api/v1/stats/trends/route.ts";
import { createApiToken } from "#auth/api-token.ts";
import { createThrottle } from "#auth/throttle.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { systemClock } from "#lib/clock.ts";
import { parseEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { regressionResponse } from "#queries/responses/regression.ts";
import {
  baselinesResponse,
  correlationsResponse,
  lagsResponse,
  loadResponse,
  sleepStatsResponse,
  trendsResponse,
} from "#queries/responses/stats.ts";
import { answerHere } from "../support/answer-here.ts";
import { storeSeries } from "../support/store-series.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { carryingOver, normals } from "../unit/analysis/histories.ts";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const from = parseDay("2026-01-05");
const days = 150;

const questions: { get: Handler; name: string; query: string; schema: z.ZodType; wrong: string | null }[] = [
  { get: getBaselines, name: "baselines", query: "", schema: baselinesResponse, wrong: null },
  {
    get: getCorrelations,
    name: "correlations",
    query: "lag=1",
    schema: correlationsResponse,
    wrong: "lag=8",
  },
  {
    get: getLags,
    name: "lags",
    query: "x=strain&y=recovery",
    schema: lagsResponse,
    wrong: "x=mood&y=recovery",
  },
  { get: getTrends, name: "trends", query: "range=all", schema: trendsResponse, wrong: "range=5y" },
  { get: getSleep, name: "sleep", query: "", schema: sleepStatsResponse, wrong: "from=2026-02-30" },
  {
    get: getLoad,
    name: "load",
    query: `to=${addDays(from, 60)}`,
    schema: loadResponse,
    wrong: "to=yesterday",
  },
  {
    get: getRegression,
    name: "regression",
    query: "outcome=recovery&predictors=strain:1,asleepMin",
    schema: regressionResponse,
    wrong: "predictors=mood",
  },
];

describe("the statistics' routes", () => {
  let install: TestInstall;
  let token: string;
  let newcomer: string;

  beforeAll(async () => {
    install = await createTestInstall("embedded");
    const { db } = install;
    const tokenOf = async (memberId: number) =>
      (await createApiToken(db, systemClock, { memberId, name: "test", scopes: ["read"] })).token;
    const { memberId } = await install.addMember("owner");
    token = await tokenOf(memberId);
    newcomer = await tokenOf((await db.member.create({ data: { name: "newcomer", role: "member" } })).id);
    const next = normals(3);
    const [a, b, c, d, e] = [0.2, 0.4, 0.3, 0.5, 0.3].map((phi) => carryingOver(days, phi, next));
    const history = Array.from({ length: days }, (_, day) => ({
      recovery: Math.max(1, Math.min(99, Math.round(55 + 12 * (a?.[day] ?? 0)))),
      hrvMs: 60 * Math.exp(0.15 * (b?.[day] ?? 0)),
      restingBpm: Math.round(56 + 3 * (d?.[day] ?? 0)),
      strain: Math.max(0, 11 + 3 * (c?.[day] ?? 0)),
      asleepMin: 420 + 20 * (e?.[day] ?? 0),
    }));
    await storeSeries(db, memberId, from, history);
    globalThis.pulsekeepApp = {
      env: parseEnv({ SECRET_KEY: "a secret of at least 32 characters!", TZ: "UTC" }),
      db,
      clock: systemClock,
      logger: createLogger("test"),
      throttle: createThrottle(systemClock),
    };
    globalThis.pulsekeepAnalyst = { ...answerHere(), begin() {}, async close() {} };
  });
  afterAll(() => install.stop());

  async function call(get: Handler, query: string, bearer: string) {
    const request = new Request(`http://localhost:3000/api/v1/stats?${query}`, {
      headers: { host: "localhost:3000", authorization: `Bearer ${bearer}` },
    });
    const response = await get(request, { params: Promise.resolve({}) });
    return { status: response.status, answer: await response.json() };
  }

  it.each(questions)("$name answers in the shape it describes", async ({ get, query, schema }) => {
    const { status, answer } = await call(get, query, token);
    expect(status).toBe(200);
    expect(schema.safeParse(answer).error?.issues ?? []).toEqual([]);
  });

  it.each(questions.flatMap(({ wrong, ...each }) => (wrong === null ? [] : [{ ...each, wrong }])))(
    "$name says which parameter of ?$wrong is not as expected",
    async ({ get, wrong }) => {
      const { status, answer } = await call(get, wrong, token);
      expect(status).toBe(400);
      const [name] = wrong.split("=");
      expect(answer.title).toBe(`The parameter ${name} is not as expected.`);
    },
  );

  it("a member without a day is told that there is nothing, except where a newest day may be missing", async () => {
    for (const { get, query, name } of questions) {
      const { status } = await call(get, query, newcomer);
      expect({ name, status }).toEqual({ name, status: name === "baselines" ? 200 : 404 });
    }
  });
});
