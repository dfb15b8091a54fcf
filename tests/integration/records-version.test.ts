import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveAnalysis } from "#queries/statistics/analyses.ts";
import { loadShownMember } from "#queries/status/shown-member.ts";
import { guardRecordsVersion } from "../support/guard-records-version.ts";
import { archivedCycle, importRows, undoImport } from "../support/imported-history.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

describe.each(databaseKinds)("the version of a member's records (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;
  beforeAll(async () => {
    install = await createTestInstall(kind);
    ({ memberId, userId } = await install.addMember("robin", { years: 0.1, seed: 12 }));
    await guardRecordsVersion(install.db);
  });
  afterAll(() => install.stop());

  const version = async (id = memberId) => (await loadShownMember(install.db, id)).recordsVersion;
  /** Whether something gave the records another version. */
  const renews = async (work: () => Promise<unknown>) => {
    const before = await version();
    await work();
    return (await version()) !== before;
  };

  it("is another after a sync, also after one that only learned how far the workouts are known", async () => {
    await install.connect(memberId, userId);
    expect(await renews(() => install.sync(memberId))).toBe(true);
    expect(await renews(() => install.sync(memberId))).toBe(true);
  });

  it("is another after a record was scored again or is gone, and after an import and its undoing", async () => {
    const { cloud } = install.sandbox;
    const [training] = cloud.records(userId).workout;
    if (!training) throw new Error("the member has trained");
    cloud.mutate(userId, {
      kind: "rescore",
      collection: "workout",
      id: training.id,
      score: { strain: 19.5 },
    });
    expect(await renews(() => install.sync(memberId, { kind: "deep" }))).toBe(true);
    cloud.mutate(userId, { kind: "delete", collection: "workout", id: training.id });
    expect(await renews(() => install.sync(memberId, { kind: "deep" }))).toBe(true);
    const startAt = new Date("2024-03-01T21:00:00Z");
    const now = install.clock.now();
    let importId = 0;
    const history = { cycles: [archivedCycle(startAt)] };
    expect(
      await renews(async () => {
        importId = await importRows(install.db, memberId, history, { newestStartAt: startAt, now });
      }),
    ).toBe(true);
    expect(await renews(() => undoImport(install.db, memberId, importId, now))).toBe(true);
  });

  it("is another when something was found in the records", async () => {
    const computedAt = install.clock.now();
    const found = {
      memberId,
      kind: "trends",
      range: "all",
      dataVersion: "1",
      parts: { summary: {} },
    } as const;
    expect(await renews(() => saveAnalysis(install.db, { ...found, computedAt }))).toBe(true);
  });

  it("stays when nothing of this happens, and for everybody else", async () => {
    const { memberId: other } = await install.addMember("kim");
    const before = await version(other);
    expect(await renews(() => version())).toBe(false);
    await install.sync(memberId);
    expect(await version(other)).toBe(before);
  });

  it("cannot be forgotten: the guard of these tests refuses whoever writes without it", async () => {
    const workout = await install.db.workout.findFirstOrThrow({ where: { memberId } });
    await expect(
      install.db.workout.updateMany({ where: { memberId, id: workout.id }, data: { strain: 1 } }),
    ).rejects.toThrow(/without a new version/);
  });
});
