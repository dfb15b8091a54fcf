import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getBaselines } from "#app/api/v1/stats/baselines/route.ts";
import { GET as getPair } from "#app/api/v1/stats/correlations/pair/route.ts";
import { GET as getCorrelations } from "#app/api/v1/stats/correlations/route.ts";
import { GET as getHrv } from "#app/api/v1/stats/hrv/route.ts";
import { GET as getLags } from "#app/api/v1/stats/lags/route.ts";
import { GET as getLoad } from "#app/api/v1/stats/load/route.ts";
import { GET as getPeriods } from "#app/api/v1/stats/periods/route.ts";
import { GET as getRegression } from "#app/api/v1/stats/regression/route.ts";
import { GET as getSleep } from "#app/api/v1/stats/sleep/route.ts";
import { GET as getTrends } from "#app/api/v1/stats/trends/route.ts";
import { GET as getWeekdays } from "#app/api/v1/stats/weekdays/route.ts";
import { createApiToken } from "#auth/api-token.ts";
import { compareMeans, judgeDifferences } from "#domain/compare-means.ts";
import { addDays, parseDay } from "#domain/day.ts";
import { systemClock } from "#lib/clock.ts";
import { parseEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { loadHeartPage } from "#queries/pages/heart-page.ts";
import { loadRecoveryPage } from "#queries/pages/recovery-page.ts";
import { loadTrends } from "#queries/pages/trends.ts";
import { correlationP, fisherInterval, spearmanInterval } from "#stats/correlation-inference.ts";
import { partialCorrelation } from "#stats/partial-correlation.ts";
import { pearson } from "#stats/pearson.ts";
import { spearman } from "#stats/spearman.ts";
import { answerHere } from "../support/answer-here.ts";
import { type StoredDay, storeSeries } from "../support/store-series.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { carryingOver, normals } from "../unit/analysis/histories.ts";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const from = parseDay("2026-01-05");
const days = 150;

const questions: { get: Handler; name: string; query: string; wrong: string | null }[] = [
  { get: getBaselines, name: "baselines", query: "", wrong: null },
  {
    get: getCorrelations,
    name: "correlations",
    query: "lag=1",
    wrong: "lag=8",
  },
  {
    get: getLags,
    name: "lags",
    query: "x=strain&y=recovery",
    wrong: "x=mood&y=recovery",
  },
  { get: getTrends, name: "trends", query: "range=all", wrong: "range=5y" },
  { get: getSleep, name: "sleep", query: "", wrong: "from=2026-02-30" },
  {
    get: getLoad,
    name: "load",
    query: `to=${addDays(from, 60)}`,
    wrong: "to=yesterday",
  },
  {
    get: getRegression,
    name: "regression",
    query: "outcome=recovery&predictors=strain:1,asleepMin",
    wrong: "predictors=mood",
  },
  {
    get: getPair,
    name: "correlations/pair",
    query: "x=strain&y=recovery&lag=1&controls=asleepMin,restingBpm:1",
    wrong: "controls=mood&x=strain&y=recovery",
  },
  { get: getHrv, name: "hrv", query: "", wrong: "to=2026-02-30" },
  {
    get: getWeekdays,
    name: "weekdays",
    query: "metric=recovery",
    wrong: "metric=mood",
  },
  {
    get: getPeriods,
    name: "periods",
    query: `from=${addDays(from, 100)}&metrics=recovery,hrvMs`,
    wrong: "otherTo=2026-01-01",
  },
];

describe("the statistics' routes", () => {
  let install: TestInstall;
  let token: string;
  let newcomer: string;
  let owner: number;
  let history: StoredDay[];

  beforeAll(async () => {
    install = await createTestInstall("embedded");
    const { db } = install;
    const tokenOf = async (memberId: number) =>
      (await createApiToken(db, systemClock, { memberId, name: "test", scopes: ["read"] })).token;
    const { memberId } = await install.addMember("owner");
    owner = memberId;
    token = await tokenOf(memberId);
    newcomer = await tokenOf((await db.member.create({ data: { name: "newcomer", role: "member" } })).id);
    const next = normals(3);
    const [a, b, c, d, e] = [0.2, 0.4, 0.3, 0.5, 0.3].map((phi) => carryingOver(days, phi, next));
    history = Array.from({ length: days }, (_, day) => ({
      recovery: Math.max(1, Math.min(99, Math.round(55 + 12 * (a?.[day] ?? 0)))),
      hrvMs: 60 * Math.exp(0.15 * (b?.[day] ?? 0)),
      restingBpm: Math.round(56 + 3 * (d?.[day] ?? 0)),
      strain: Math.max(0, 11 + 3 * (c?.[day] ?? 0)),
      // As stored: in whole milliseconds.
      asleepMin: Math.round((420 + 20 * (e?.[day] ?? 0)) * 60_000) / 60_000,
    }));
    await storeSeries(db, memberId, from, history);
    globalThis.pulsekeepApp = {
      env: parseEnv({ SECRET_KEY: "a secret of at least 32 characters!", TZ: "UTC" }),
      db,
      clock: systemClock,
      logger: createLogger("test"),
    };
    globalThis.pulsekeepComputeThread = { ...answerHere(), begin() {}, async close() {} };
  });
  afterAll(() => install.stop());

  async function call(get: Handler, query: string, bearer: string) {
    const request = new Request(`http://localhost:3000/api/v1/stats?${query}`, {
      headers: { host: "localhost:3000", authorization: `Bearer ${bearer}` },
    });
    const response = await get(request, { params: Promise.resolve({}) });
    return { status: response.status, answer: await response.json() };
  }

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

  const range = { from, to: addDays(from, days - 1) };
  const column = (name: keyof StoredDay) => history.map((each) => each[name] ?? null);

  it("correlations/pair has plain and rank correlation with p, interval and n, unrounded", async () => {
    const { answer } = await call(getPair, "x=strain&y=hrvMs&lag=1", token);
    const strain = column("strain").slice(0, -1);
    const logHrv = history.slice(1).map(({ hrvMs }) => Math.log(hrvMs));
    const [r, rank] = [pearson(strain, logHrv), spearman(strain, logHrv)];
    if (!r.known || !rank.known) throw new Error("no correlation");
    const n = days - 1;
    expect(answer.pearson).toEqual({
      known: true,
      n,
      value: {
        r: expect.closeTo(r.value, 12),
        p: expect.closeTo(correlationP(r.value, n), 12),
        interval: near(fisherInterval(r.value, n)),
      },
    });
    expect(answer.spearman.value.r).toBeCloseTo(rank.value, 12);
    expect(answer.spearman.value.interval).toEqual(near(spearmanInterval(rank.value, n)));
    expect(answer).toMatchObject({ n, days, byConstruction: false, partial: null, controls: [] });
  });

  it("correlations/pair has the partial correlation of the controls given, with n − 2 − g degrees of freedom", async () => {
    const { answer } = await call(
      getPair,
      "x=strain&y=recovery&lag=1&controls=asleepMin,restingBpm:1",
      token,
    );
    const later = (name: keyof StoredDay) => column(name).slice(1);
    const dayBefore = (name: keyof StoredDay) => column(name).slice(0, -1);
    const expected = partialCorrelation(dayBefore("strain"), later("recovery"), [
      later("asleepMin"),
      dayBefore("restingBpm"),
    ]);
    if (!expected.known) throw new Error("no partial correlation");
    const { r, p, interval, effectiveN } = answer.partial.value;
    expect(answer.partial.n).toBe(days - 1);
    expect(r).toBeCloseTo(expected.value, 9);
    expect(p).toBeCloseTo(correlationP(expected.value, days - 3), 9);
    expect(interval).toEqual(near(fisherInterval(expected.value, days - 3)));
    expect(effectiveN).toBeLessThanOrEqual(days - 3);
    expect(answer.controls).toEqual([
      { metric: "asleepMin", lagDays: 0 },
      { metric: "restingBpm", lagDays: 1 },
    ]);
  });

  it("a control or a metric that is named twice counts once", async () => {
    const pair = "x=strain&y=recovery&lag=1&controls=asleepMin";
    const once = await call(getPair, pair, token);
    expect(await call(getPair, `${pair},asleepMin:0, asleepMin`, token)).toEqual(once);
    const periods = `from=${addDays(from, 100)}&metrics=recovery,hrvMs`;
    const judged = await call(getPeriods, periods, token);
    expect(await call(getPeriods, `${periods},recovery,hrvMs`, token)).toEqual(judged);
  });

  it("correlations/pair says which pairs are related by construction", async () => {
    const { answer } = await call(getPair, "x=hrvMs&y=recovery", token);
    expect(answer.byConstruction).toBe(true);
  });

  it("hrv has the very numbers of the Heart page: level, band, state and how often it is outside", async () => {
    const { answer } = await call(getHrv, "", token);
    const page = await loadHeartPage(install.db, { memberId: owner, range, weekStart: 1 });
    const { levelMs, bandMs, state, variationPct } = page.hrvNow;
    expect(answer).toMatchObject({ day: range.to, levelMs, bandMs, state, variationPct });
    expect(answer.daysOutside).toEqual(page.hrvDaysOutside);
    expect(answer.daysOutside.of).toBeGreaterThan(100);
    expect(answer.days.map((each: { levelMs: { value?: number } }) => each.levelMs.value ?? null)).toEqual(
      page.hrvLevelMs,
    );
  });

  it("weekdays has the very numbers of the Recovery page", async () => {
    const { answer } = await call(getWeekdays, "metric=recovery", token);
    const page = await loadRecoveryPage(install.db, { memberId: owner, range, weekStart: 1 });
    expect(answer.weekdays.map(({ level }: { level: unknown }) => level)).toEqual(page.weekdays);
    expect(answer.weekdays.map(({ weekday }: { weekday: number }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("periods has the very numbers of the Trends page, each with n and interval", async () => {
    const asked = { from: addDays(from, 100), to: range.to };
    const { answer } = await call(
      getPeriods,
      `from=${asked.from}&to=${asked.to}&metrics=recovery,hrvMs`,
      token,
    );
    const page = await loadTrends(install.db, {
      memberId: owner,
      range: asked,
      metrics: ["recovery", "hrvMs"],
      comparing: "before",
    });
    expect(answer.other).toEqual({ from: addDays(from, 50), to: addDays(from, 99) });
    const onThePage = (["recovery", "hrvMs"] as const).map((metric) =>
      compareMeans(
        page.days.counted[metric],
        page.other?.counted[metric] ?? [],
        metric === "hrvMs" ? "log" : undefined,
      ),
    );
    const judged = judgeDifferences(onThePage);
    expect(answer.metrics).toEqual([
      { metric: "recovery", ...onThePage[0], ...judged[0] },
      { metric: "hrvMs", ...onThePage[1], ...judged[1] },
    ]);
    expect(answer.metrics[1].percent).toBe(true);
  });

  it.each([
    [
      "share days with themselves a year ago",
      `from=${addDays(from, -400)}&to=${range.to}&compare=year`,
      /share days/,
    ],
    [
      "overlap",
      `from=${addDays(from, 50)}&to=${addDays(from, 79)}&otherFrom=${addDays(from, 30)}&otherTo=${addDays(from, 59)}`,
      /share days/,
    ],
    [
      "are not equally long",
      `from=${addDays(from, 50)}&to=${addDays(from, 79)}&otherFrom=${from}&otherTo=${addDays(from, 9)}`,
      /equally long/,
    ],
  ])("periods that %s are refused with words", async (_, query, words) => {
    const { status, answer } = await call(getPeriods, query, token);
    expect(status).toBe(400);
    expect(answer.title).toMatch(words);
    expect(answer.detail).not.toBe("");
  });
});

/** The same interval, up to rounding errors. */
function near({ low, high }: { low: number; high: number }) {
  return { low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) };
}
