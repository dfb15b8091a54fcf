import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "#db/client.ts";
import { saveRecords } from "#sync/store/save-records.ts";
import { collectionEndpoints } from "#whoop/endpoints.ts";
import { parseRecords } from "#whoop/page.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const orders = timesOf(100_000);
const recordsAtOnce = 1_000;
const versions = 4;
const patience = { timeout: timesOf(3_600_000, 1 / 30) };

describe.each(databaseKinds)("a record that is scored again (%s database)", (kind) => {
  let install: TestInstall;
  beforeAll(async () => {
    install = await createTestInstall(kind);
  });
  afterAll(() => install.stop());

  it(
    `ends as its newest version in whatever order the versions come, ${orders} seeded orders (S6)`,
    patience,
    async () => {
      const { userId } = install.sandbox.cloud.addMember({ years: 0.2, seed: 5 });
      const [model] = install.sandbox.cloud.records(userId).workout;
      if (!model) throw new Error("the member has trained");
      const random = new Random(6);
      /** The same record as WHOOP has it at its `version`th scoring. */
      const at = (id: string, version: number) => ({
        ...model,
        id,
        updated_at: new Date(Date.parse(model.updated_at) + version * 60_000).toISOString(),
        score: { ...model.score, strain: version + 0.5 },
      });
      for (let done = 0; done < orders; done += recordsAtOnce) {
        const { id: memberId } = await install.db.member.create({
          data: { name: `member ${done}`, role: "member" },
        });
        const records = Array.from({ length: Math.min(recordsAtOnce, orders - done) }, () => ({
          id: random.uuid(),
          order: shuffled(versions, random),
        }));
        for (let turn = 0; turn < versions; turn += 1) {
          const page = parseRecords(
            collectionEndpoints.workouts.schema,
            records.map(({ id, order }) => at(id, order[turn] ?? 0)),
          );
          await withTransaction(install.db, (tx) =>
            saveRecords(tx, memberId, "workouts", page, install.clock.now()),
          );
        }
        const rows = await install.db.workout.findMany({
          where: { memberId },
          select: { id: true, raw: true },
        });
        expect(new Map(rows.map(({ id, raw }) => [id, raw]))).toEqual(
          new Map(records.map(({ id }) => [id, at(id, versions - 1)])),
        );
        await install.db.member.delete({ where: { id: memberId } });
      }
    },
  );
});

/** 0 to `count` - 1 in a random order. */
function shuffled(count: number, random: Random): number[] {
  return Array.from({ length: count }, (_, value) => ({ value, place: random.uniform() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
