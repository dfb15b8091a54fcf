import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "#db/client.ts";
import { markDeleted } from "#sync/run/reconcile-deletions.ts";
import { saveRecords } from "#sync/store/save-records.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { collectionEndpoints } from "#whoop/endpoints.ts";
import { parseRecords } from "#whoop/page.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import type { MemberRecords } from "#whoop-simulator/records.ts";
import { expectDaysKept } from "../support/expect-days-kept.ts";
import { exportOf } from "../support/export-of-records.ts";
import { importRows, storedHealth, undoImport } from "../support/imported-history.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const singular = { cycles: "cycle", sleeps: "sleep", recoveries: "recovery", workouts: "workout" } as const;
const types: readonly Collection[] = ["cycles", "sleeps", "recoveries", "workouts"];
const days = 40;

/** Something that happens to a member's tables. */
interface Step {
  place: number;
  run(memberId: number): Promise<void>;
}

describe.each(databaseKinds)("the order in which history arrives (%s database)", (kind) => {
  let install: TestInstall;
  let records: MemberRecords;
  beforeAll(async () => {
    install = await createTestInstall(kind);
    const { userId } = install.sandbox.cloud.addMember({ years: 1, seed: 5 });
    const all = install.sandbox.cloud.records(userId);
    const from =
      all.cycle
        .map(({ start }) => start)
        .toSorted()
        .at(-days) ?? "";
    records = {
      ...all,
      cycle: all.cycle.filter(({ start }) => start >= from),
      sleep: all.sleep.filter(({ start }) => start >= from),
      recovery: all.recovery.filter(({ created_at }) => created_at >= from),
      workout: all.workout.filter(({ start }) => start >= from),
    };
  });
  afterAll(() => install.stop());

  const addMember = async (name: string) =>
    (await install.db.member.create({ data: { name, role: "member" } })).id;

  const page =
    <C extends Collection>(collection: C, values: readonly unknown[]) =>
    async (memberId: number) => {
      const found = parseRecords(collectionEndpoints[collection].schema, values);
      await withTransaction(install.db, (tx) =>
        saveRecords(tx, memberId, collection, found, install.clock.now()),
      );
    };

  /** Pages of what the API lists, of which an older part is never listed, and imports that overlap with it. */
  const steps = (random: Random): Step[] => {
    const known = records.cycle.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    const since = known[random.integer(0, known.length - 2)]?.start ?? "";
    const listed = {
      ...records,
      cycle: records.cycle.filter(({ start }) => start >= since),
      sleep: records.sleep.filter(({ start }) => start >= since),
      recovery: records.recovery.filter(({ created_at }) => created_at >= since),
      workout: records.workout.filter(({ start }) => start >= since),
    };
    const pages = types.flatMap((collection) => {
      const all = listed[singular[collection]] as readonly unknown[];
      return Array.from({ length: Math.ceil(all.length / 10) }, (_, index) => ({
        place: random.uniform(),
        run: page(collection, all.slice(index * 10, index * 10 + 10)),
      }));
    });
    const imports = [0.5, 0.8, 1].map((share, index) => {
      const upTo = known[Math.floor((known.length - 1) * share)]?.start ?? "";
      return {
        place: random.uniform(),
        run: async (memberId: number) => {
          await importRows(install.db, memberId, exportOf(records, upTo), {
            newestStartAt: new Date(upTo),
            contentHash: String(index).repeat(64),
            now: install.clock.now(),
          });
        },
      };
    });
    return [...pages, ...imports];
  };

  const carryOut = async (name: string, all: readonly Step[]) => {
    const memberId = await addMember(name);
    for (const { run } of all) await run(memberId);
    await expectDaysKept(install.db, memberId);
    return { memberId, stored: await comparable(memberId) };
  };

  /** Imports have other numbers for every member: they are named by how new they are. */
  const comparable = async (memberId: number) => {
    const imports = await install.db.import.findMany({
      where: { memberId },
      orderBy: { newestStartAt: "asc" },
    });
    const names = new Map(imports.map(({ id }, index) => [id, `import ${index}`]));
    const named = (value: unknown): unknown =>
      typeof value === "number" ? (names.get(value) ?? value) : value;
    return JSON.parse(
      JSON.stringify(await storedHealth(install.db, memberId), (key, value) => {
        if (key === "memberId") return undefined;
        if (key === "importId") return named(value);
        if (key === "filled" && value !== null)
          return Object.fromEntries(Object.entries(value).map(([group, id]) => [group, named(id)]));
        return typeof value === "bigint" ? value.toString() : value;
      }),
    );
  };

  it.each(Array.from({ length: timesOf(60, 1 / 20) }, (_, seed) => seed + 1))(
    "does not matter, in pieces and with imports in between (seed %i)",
    async (seed) => {
      const random = new Random(seed);
      const all = steps(random);
      const first = await carryOut(`in order ${seed}`, all);
      const shuffled = await carryOut(
        `shuffled ${seed}`,
        all.toSorted((a, b) => a.place - b.place),
      );
      expect(shuffled.stored).toEqual(first.stored);
      const reversed = await carryOut(`reversed ${seed}`, all.toReversed());
      expect(reversed.stored).toEqual(first.stored);
    },
    120_000,
  );

  it("leaves nothing of imports that were undone, whatever came in between", async () => {
    const random = new Random(11);
    const pages = steps(random).slice(0, -3);
    const alone = await carryOut("api alone", pages);
    const memberId = await addMember("with imports");
    const now = install.clock.now();
    const upTo =
      records.cycle
        .map(({ start }) => start)
        .toSorted()
        .at(-1) ?? "";
    const options = { newestStartAt: new Date(upTo), now };
    const half = Math.floor(pages.length / 2);
    for (const { run } of pages.slice(0, half)) await run(memberId);
    const first = await importRows(install.db, memberId, exportOf(records, upTo), options);
    for (const { run } of pages.slice(half)) await run(memberId);
    const second = await importRows(install.db, memberId, exportOf(records, upTo), {
      ...options,
      contentHash: "c".repeat(64),
    });
    await undoImport(install.db, memberId, first, now);
    await undoImport(install.db, memberId, second, now);
    expect(await comparable(memberId)).toEqual(alone.stored);
    await expectDaysKept(install.db, memberId);
  }, 120_000);

  it("does not bring back a record the cloud has deleted, whether the import came before or after", async () => {
    const night = records.sleep.find(({ nap }) => !nap);
    if (!night) throw new Error("The generated history has no night.");
    const upTo =
      records.cycle
        .map(({ start }) => start)
        .toSorted()
        .at(-1) ?? "";
    const all = types.map((collection) => page(collection, records[singular[collection]]));
    const remove = (memberId: number) =>
      withTransaction(install.db, (tx) =>
        markDeleted(tx, memberId, "sleeps", [night.id], "not-found", install.clock.now()),
      );
    const bring = (memberId: number) =>
      importRows(install.db, memberId, exportOf(records, upTo), {
        newestStartAt: new Date(upTo),
        now: install.clock.now(),
      });
    const results = [];
    for (const [index, order] of [
      [remove, bring],
      [bring, remove],
    ].entries()) {
      const memberId = await addMember(`deleted ${index}`);
      for (const run of [...all, ...order]) await run(memberId);
      results.push(await comparable(memberId));
      await expectDaysKept(install.db, memberId);
      const sleeps = await install.db.sleep.findMany({
        where: { memberId, startAt: new Date(night.start), deletedAt: null },
      });
      expect(sleeps).toEqual([]);
    }
    expect(results[1]).toEqual(results[0]);
  }, 120_000);
});
