import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMemberSettings } from "#auth/member-settings.ts";
import { verifyPassword } from "#auth/password.ts";
import { openDatabase } from "#db/client.ts";
import { createEncryption } from "#lib/encryption.ts";
import { parseEnv } from "#lib/env.ts";
import { loadSavedModels } from "#queries/statistics/saved-models.ts";
import { loadTimetable } from "#queries/status/schedules.ts";
import { openApp } from "#sync/connection/app-credentials.ts";
import { createTokenSource } from "#sync/connection/token-store.ts";
import { rebuildOutdatedDays } from "#sync/days/rebuild-days.ts";
import { undoImport } from "#sync/import/choices.ts";
import { followImports } from "#sync/import/steps.ts";
import { createDatabaseBefore, type EarlierDatabase } from "../support/earlier-database.ts";
import { earlierInstall, loadEarlierAnswers, loadEarlierInstall } from "../support/earlier-install.ts";
import { createFakeClock } from "../support/fake-clock.ts";
import { databaseKinds } from "../support/postgres.ts";
import { differingPlaces, type RecordedAnswers, recordAnswers, toText } from "../support/recorded-answers.ts";
import { testApp, testSecretKey } from "../support/test-install.ts";
import { serveRoutes } from "../support/web-routes.ts";

/** Everything this version answers otherwise than the one that left the install, and in how many places. */
const differences: { because: string; where: RegExp; places: number }[] = [
  {
    because: "days tell the nights besides the main one, and numbers of a record that contradict each other",
    where: /^days.*\.(otherNightsMin|contradictions)$/,
    places: 194,
  },
  {
    because: "records tell whether an import brought them and which of their readings are impossible",
    where: /^(cycles|sleeps|recoveries|workouts).*\.(imported|refused)$/,
    places: 960,
  },
  {
    because: "an import invents no instants of WHOOP's: when it made and changed a record is unknown",
    where: /^(cycles|sleeps|recoveries|workouts).*\.whoop(Created|Updated)At$/,
    places: 128,
  },
  {
    because: "only the newest cycle can be open: an older one without an end ended when the next began",
    where: /^(days.*\.(open|flags\[\])|cycles.*\.endAt)$/,
    places: 4,
  },
  {
    because: "the day that is therefore whole counts in statistics",
    where: /^stats\/(baselines.*\.(weightedLevel|unusualDays\.\w+)|load.*)$/,
    places: 24,
  },
  {
    because: "an imported record has its id in exports, as in lists",
    where: /^export\?format=(csv|json) .*$/,
    places: 80,
  },
  {
    because:
      "an export in WHOOP's layout has what is stored: minutes awake, an open day's strain, a nap's recovery, distance and climb",
    where: /^export\?format=whoop .*$/,
    places: 211,
  },
  {
    because: "what an open day has so far is named so and compared with no whole day",
    where: /^stats\/baselines.*\.(soFar|differenceFromUsual|(week\.)?z\.\w+)$/,
    places: 204,
  },
  {
    because: "comparisons that arithmetic decides are not judged, and the others are judged among fewer",
    where: /^stats\/lags.*\.(family|holding|found\.q\w*)$/,
    places: 26,
  },
  {
    because:
      "a model holds weekday and drift alike, says what metrics add to them, and judges its effects together by Holm",
    where: /^stats\/regression\?.*$/,
    places: 147,
  },
  {
    because: "the shortfall of two weeks says how many nights it stands on",
    where: /^stats\/sleep.*\.nights$/,
    places: 1,
  },
  {
    because: "drifts and steps are judged as one family, and a series that only jumped has no drift",
    where: /^stats\/trends.*$/,
    places: 198,
  },
];

describe.each(databaseKinds)("an install of an earlier version (%s database)", (kind) => {
  const { memberId } = earlierInstall;
  const clock = createFakeClock(earlierInstall.leftAt);
  let earlier: EarlierDatabase;
  let ctx: Parameters<typeof openApp>[0];
  let answers: RecordedAnswers;

  /** What `npm start` does with the database before anything else. */
  const start = async () => {
    await earlier.update();
    await rebuildOutdatedDays(ctx.db, { now: clock.now() });
  };

  beforeAll(async () => {
    earlier = await createDatabaseBefore(earlierInstall.firstNewMigration, kind);
    await loadEarlierInstall(earlier.url);
    const db = openDatabase({ url: earlier.url, connections: 5 });
    ctx = {
      db,
      clock,
      encryption: createEncryption(testSecretKey, "tokens"),
      clientSecretEncryption: createEncryption(testSecretKey, "client-secrets"),
      holder: "after the upgrade",
      cloudUrl: async () => "http://localhost:1",
      redirectUri: "http://localhost:3000/api/auth/whoop/callback",
      environmentApp: null,
      requestsPerMinute: 100,
      requestsPerDay: 10_000,
    };
    await start();
    serveRoutes({ db, clock });
    answers = await recordAnswers(earlierInstall.apiToken);
  });
  afterAll(async () => {
    await ctx.db.$disconnect();
    await earlier.drop();
  });

  it("answers about days, records, exports and statistics what it is to answer after an upgrade", async () => {
    await expect(`${toText(answers)}\n`).toMatchFileSnapshot(earlierInstall.answersFile);
  });

  it("answers as before except where it is meant to, and there in so many places", async () => {
    const before = await loadEarlierAnswers();
    expect(Object.keys(answers)).toEqual(Object.keys(before));
    const places = Object.keys(before).flatMap((path) =>
      differingPlaces(before[path], answers[path], `${path} `),
    );
    const reasons = places.map((place) => differences.filter(({ where }) => where.test(place)));
    expect(places.filter((_, index) => reasons[index]?.length !== 1)).toEqual([]);
    const counted = differences.map((each) => ({
      ...each,
      places: reasons.filter(([reason]) => reason === each).length,
    }));
    expect(counted).toEqual(differences);
  });

  it("opens its secrets: WHOOP's tokens, the app's secret, the password", async () => {
    expect(await openApp(ctx, 1)).toMatchObject(testApp);
    expect(await createTokenSource(ctx, memberId).accessToken()).toMatch(/^\S{20,}$/);
    const { passwordHash } = await ctx.db.member.findUniqueOrThrow({ where: { id: memberId } });
    const known = { isKnownDevice: true };
    expect(await verifyPassword(passwordHash, earlierInstall.password, known)).toBe(true);
  });

  it("keeps settings, timetable and saved models", async () => {
    expect(await loadMemberSettings(ctx.db, memberId)).toEqual({
      language: "de",
      units: "imperial",
      energy: "kcal",
      clock: "12h",
      weekStart: 7,
    });
    const { schedules } = await loadTimetable(ctx.db, parseEnv({}));
    expect(schedules).toEqual([
      { expression: "0 7 * * 1-5", kind: "light", types: ["sleeps", "recoveries"] },
    ]);
    const models = await loadSavedModels(ctx.db, memberId);
    expect(models.map(({ name, question }) => ({ name, ...question }))).toEqual([
      {
        name: "What a hard day costs",
        outcome: "recovery",
        predictors: [
          { metric: "strain", lagDays: 1 },
          { metric: "asleepMin", lagDays: 0 },
        ],
      },
    ]);
  });

  it("is changed by no second start", async () => {
    const before = await everyRow();
    await start();
    expect(await everyRow()).toEqual(before);
  });

  it("can still undo an import it made", async () => {
    const old = { memberId, day: { lt: "2023-01-01" } };
    expect(await ctx.db.dayMetrics.count({ where: old })).toBe(18);
    await undoImport(ctx, { memberId, importId: 1 });
    await followImports(ctx, "no-uploads");
    expect(await ctx.db.dayMetrics.count({ where: old })).toBe(0);
    expect(await ctx.db.cycle.count({ where: old })).toBe(0);
  });

  /** Every table's rows as text. */
  async function everyRow(): Promise<Record<string, string>> {
    const tables = await ctx.db.$queryRaw<{ name: string }[]>`
      SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;
    const rows: Record<string, string> = {};
    for (const { name } of tables) {
      const [all] = await ctx.db.$queryRawUnsafe<{ text: string }[]>(
        `SELECT coalesce(string_agg(each::text, E'\\n' ORDER BY each::text), '') AS text FROM "${name}" AS each`,
      );
      rows[name] = all?.text ?? "";
    }
    return rows;
  }
});
