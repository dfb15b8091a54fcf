import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prisma, withTransaction } from "#db/client.ts";
import { recordTypes, rulesOf } from "#sync/store/record-types.ts";
import { rowOfRecord } from "#sync/store/row-of-record.ts";
import { saveRecords } from "#sync/store/save-records.ts";
import type { RecordOf } from "#whoop/client.ts";
import { type Collection, collectionEndpoints } from "#whoop/endpoints.ts";
import { parseRecords } from "#whoop/page.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const singular = { cycles: "cycle", sleeps: "sleep", recoveries: "recovery", workouts: "workout" } as const;
type Json = Record<string, unknown>;

/** What a newer version has in common with the one before: who it is, and what there is one of. */
const neverDiffer: Record<Collection, string[]> = {
  cycles: ["id", "score_state", "whoop_created_at"],
  sleeps: ["id", "cycle_id", "score_state", "whoop_created_at"],
  recoveries: ["sleep_id", "cycle_id", "score_state", "whoop_created_at"],
  workouts: ["id", "score_state", "whoop_created_at"],
};

/** What a record of WHOOP's never has. */
const notOfWhoop = ["imported", "filled", "covered", "deleted_at", "deleted_reason"];
const onlyOfImports: Record<Collection, string[]> = {
  cycles: [],
  sleeps: ["need_ms"],
  recoveries: ["import_key_at"],
  workouts: ["gps_enabled"],
};

describe.each(databaseKinds)("storing a record (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  beforeAll(async () => {
    install = await createTestInstall(kind);
    memberId = (await install.db.member.create({ data: { name: "member", role: "member" } })).id;
  });
  afterAll(() => install.stop());

  it.each(recordTypes)(
    "keeps every value of its row, then every value of a newer version: %s",
    async (recordType) => {
      const first = fullest(recordType);
      const before = await store(recordType, first);
      const after = await store(recordType, newerThan(first));
      const { key } = rulesOf(recordType);
      const same = Object.keys(before.row).filter((column) => before.row[column] === after.row[column]);
      const expected = [...neverDiffer[recordType], ...notOfWhoop, ...onlyOfImports[recordType]];
      expect(same.sort()).toEqual(expected.sort());
      for (const { row, stored } of [before, after]) expect(comparable(stored)).toEqual(comparable(row));
      expect(after.stored[key]).toEqual(before.stored[key]);
    },
  );

  /** Stores one record: the row it was made into, and those columns of the row that is stored afterwards. */
  async function store<C extends Collection>(recordType: C, record: Json) {
    const { key, labels } = rulesOf(recordType);
    const page = parseRecords<RecordOf<C>>(collectionEndpoints[recordType].schema, [record]);
    const made = page.records.map((parsed) => rowOfRecord(recordType, parsed));
    const cells = Object.entries(JSON.parse(JSON.stringify(made[0])) as Json);
    // Its day is decided elsewhere.
    const row = Object.fromEntries(cells.filter(([column]) => !labels.includes(column)));
    await withTransaction(install.db, (tx) =>
      saveRecords(tx, memberId, recordType, page, install.clock.now()),
    );
    return { row, stored: await storedRow(recordType, String(row[key]), Object.keys(row)) };
  }

  /** The record of a made-up member that says most. */
  function fullest(recordType: Collection): Json {
    const { userId } = install.sandbox.cloud.addMember({ years: 1, seed: 7 });
    const all = install.sandbox.cloud.records(userId)[singular[recordType]] as unknown as Json[];
    const says = (record: Json) => JSON.stringify(record, (_, value) => value ?? undefined).length;
    return all.filter(({ end }) => end !== null).reduce((most, one) => (says(one) > says(most) ? one : most));
  }

  async function storedRow(recordType: Collection, id: string, columns: string[]): Promise<Json> {
    const key = Prisma.raw(rulesOf(recordType).key);
    const [found] = await install.db.$queryRaw<{ row: Json }[]>`
      SELECT to_jsonb(stored) AS row FROM ${Prisma.raw(recordType)} AS stored
      WHERE member_id = ${memberId} AND ${key}::text = ${id}`;
    return Object.fromEntries(columns.map((column) => [column, found?.row[column]]));
  }
});

/** A version a second younger that says something else wherever it can. */
function newerThan(record: Json): Json {
  const later = (at: unknown) => new Date(Date.parse(String(at)) + 1000).toISOString();
  const changed = (value: unknown): unknown => {
    if (typeof value === "number") return Math.round(value / 2) + 1;
    if (typeof value === "boolean") return !value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, changed(inner)]));
  };
  const times =
    record["start"] === undefined ? {} : { start: later(record["start"]), end: later(record["end"]) };
  const zone = record["timezone_offset"] === undefined ? {} : { timezone_offset: "+05:30" };
  const nap = record["nap"] === undefined ? {} : { nap: !record["nap"] };
  const sport = record["sport_name"] === undefined ? {} : { sport_name: "curling", sport_id: 99 };
  const updated_at = later(record["updated_at"]);
  return { ...record, ...times, ...zone, ...nap, ...sport, score: changed(record["score"]), updated_at };
}

/** Instants are written in several ways, and large numbers as text or not. */
function comparable(row: Json): Json {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (typeof value === "string" && column.endsWith("_at")) return [column, Date.parse(value)];
      return [column, column === "id" || column === "cycle_id" ? String(value) : value];
    }),
  );
}
