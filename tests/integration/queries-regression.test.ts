import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { addDays, parseDay, startOfUtcDay } from "#domain/day.ts";
import { readQuestion } from "#domain/regression-question.ts";
import { regressionResponse } from "#queries/responses/regression.ts";
import { loadRegression, QuestionRefusedError } from "#queries/statistics/regression.ts";
import { toRegressionResponse } from "#queries/statistics/regression-response.ts";
import { loadSavedModels } from "#queries/statistics/saved-models.ts";
import { rebuildDays } from "#sync/days/rebuild-days.ts";
import { forgetModel, saveModel } from "#sync/saved-models.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { createTestDatabase, databaseKinds, type TestDatabase } from "../support/postgres.ts";
import { type StoredDay, storeSeries } from "../support/store-series.ts";
import { normals } from "../unit/analysis/histories.ts";
import { createMember } from "./queries-store.ts";

const from = parseDay("2025-06-01");
const days = 200;
const range = { from, to: addDays(from, days - 1) };
/** A day in the middle whose reading is taken away in every way there is. */
const gap = 100;

/** Recovery falls by two points for each point of the strain of the day before. */
function history(): StoredDay[] {
  const next = normals(7);
  let yesterday = 11;
  return Array.from({ length: days }, () => {
    const strain = 11 + 3 * next();
    const recovery = Math.min(99, Math.max(1, 60 - 2 * (yesterday - 11) + 10 * next()));
    yesterday = strain;
    return { recovery, strain, hrvMs: 60 + 8 * next(), restingBpm: 55, asleepMin: 420 + 30 * next() };
  });
}

function ask(outcome: string, ...words: string[]) {
  const question = readQuestion(outcome, words);
  if (question === null) throw new Error("no question");
  return question;
}

const question = ask("recovery", "strain:1", "asleepMin:0");

describe.each(databaseKinds)("regression (%s)", (kind) => {
  let test: TestDatabase;
  let db: Database;

  async function memberWith(name: string, stored: readonly (StoredDay | null)[]): Promise<number> {
    const memberId = await createMember(db, name);
    await storeSeries(db, memberId, from, stored);
    return memberId;
  }

  const answerOf = (memberId: number) => loadRegression(db, { memberId, range, question });

  beforeAll(async () => {
    test = await createTestDatabase(kind);
    db = openDatabase({ url: test.url });
  });

  afterAll(async () => {
    await db.$disconnect();
    await test.drop();
  });

  it("finds what goes with an outcome, and answers in the published shape at full precision", async () => {
    const view = await answerOf(await memberWith("whole", history()));
    const response = regressionResponse.parse(toRegressionResponse(view));
    if (!response.answer.known) throw new Error(response.answer.why);
    const [strain, asleep] = response.answer.effects;
    // The first day has no day before it.
    expect([response.answer.days, response.answer.n]).toEqual([200, 199]);
    expect(strain?.predictor).toEqual({ metric: "strain", lagDays: 1 });
    expect(strain?.robust.estimate).toBeCloseTo(-2, 0);
    expect(strain?.level).toBe("clear");
    expect(asleep?.level).not.toBe("clear");
    expect(response.answer.extremes.highest[0]?.day).toMatch(/^202\d-\d\d-\d\d$/);
    expect(JSON.stringify(response)).not.toContain("NaN");
  });

  it("is the same whether a morning is pending, unscorable or deleted", async () => {
    const answers = [];
    for (const state of ["PENDING_SCORE", "UNSCORABLE", "deleted"]) {
      const memberId = await memberWith(state, history());
      const where = { memberId, day: addDays(from, gap) };
      if (state === "deleted")
        await db.recovery.updateMany({ where, data: { deletedAt: startOfUtcDay(range.to) } });
      else await db.recovery.updateMany({ where, data: { scoreState: state, recovery: null } });
      await rebuildDays(db, memberId, new Date(0));
      answers.push((await answerOf(memberId)).answer);
    }
    expect(answers[0]).toMatchObject({ known: true, n: 198 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it("leaves the strain of an open day and a calibrating recovery out", async () => {
    const whole = history();
    const memberId = await memberWith("open", whole);
    await db.recovery.updateMany({
      where: { memberId, day: addDays(from, gap) },
      data: { calibrating: true },
    });
    await db.cycle.updateMany({ where: { memberId, day: range.to }, data: { endAt: null, strain: 20 } });
    await rebuildDays(db, memberId, new Date(0));
    const outcomeStrain = await loadRegression(db, {
      memberId,
      range,
      question: ask("strain", "recovery:0"),
    });
    expect(outcomeStrain.answer.n).toBe(198);
    expect((await answerOf(memberId)).answer.n).toBe(198);
  });

  it("does not change when naps with recoveries of their own are stored", async () => {
    const memberId = await memberWith("napper", history());
    const before = (await answerOf(memberId)).answer;
    const night = await db.sleep.findFirstOrThrow({ where: { memberId, day: addDays(from, gap) } });
    const { raw: _raw, filled: _filled, covered: _covered, ...fields } = night;
    const napId = "0000000a-0000-4000-8000-000000000001";
    const startAt = new Date(startOfUtcDay(addDays(from, gap)).getTime() + 14 * 3_600_000);
    await db.sleep.create({
      data: {
        ...fields,
        raw: {},
        id: napId,
        nap: true,
        main: false,
        startAt,
        endAt: new Date(startAt.getTime() + 1_800_000),
        inBedMs: 1_800_000,
        lightMs: 1_500_000,
      },
    });
    const recovery = await db.recovery.findFirstOrThrow({ where: { memberId, day: addDays(from, gap) } });
    const { raw: _r, filled: _f, covered: _c, ...recoveryFields } = recovery;
    await db.recovery.create({
      data: { ...recoveryFields, raw: {}, sleepId: napId, main: false, recovery: 2, hrvMs: 9 },
    });
    await rebuildDays(db, memberId, new Date(0));
    expect((await answerOf(memberId)).answer).toEqual(before);
  });

  it("refuses what cannot stand before the outcome, with the reason", async () => {
    const memberId = await createMember(db, "asker");
    const refused = loadRegression(db, { memberId, range, question: ask("recovery", "hrvMs:0", "strain:0") });
    await expect(refused).rejects.toThrow(QuestionRefusedError);
    await expect(refused).rejects.toMatchObject({
      refusals: [{ why: "part-of-recovery" }, { why: "not-known-before" }],
    });
    await expect(loadRegression(db, { memberId, range, question: ask("recovery") })).rejects.toThrow(
      "A model needs predictors.",
    );
  });

  it("says that there are too few days where nothing is stored", async () => {
    const view = await answerOf(await createMember(db, "empty"));
    expect(toRegressionResponse(view).answer).toEqual({
      known: false,
      days: 200,
      n: 0,
      why: "too-few-days",
      have: 0,
      need: 16,
    });
  });

  it("keeps questions under a name, one for each name, for their member alone", async () => {
    const clock = createFakeClock();
    const memberId = await createMember(db, "keeper");
    const other = await createMember(db, "other keeper");
    const kept = { memberId, name: "Evenings", question, range: { name: "1y" } as const };
    const id = await saveModel({ db, clock }, kept);
    const again = await saveModel({ db, clock }, { ...kept, question: ask("hrvMs", "strain:1") });
    expect(again).toBe(id);
    expect(await loadSavedModels(db, memberId)).toEqual([
      {
        id,
        name: "Evenings",
        question: { outcome: "hrvMs", predictors: [{ metric: "strain", lagDays: 1 }] },
        range: { name: "1y" },
        savedAt: clock.now(),
      },
    ]);
    expect(await loadSavedModels(db, other)).toEqual([]);
    expect(await forgetModel({ db }, { memberId: other, id })).toBe(false);
    expect(await forgetModel({ db }, { memberId, id })).toBe(true);
    expect(await loadSavedModels(db, memberId)).toEqual([]);
  });
});
