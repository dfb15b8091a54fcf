import { Prisma, type Transaction } from "#db/client.ts";
import type { RecordOf } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Parsed, Rejected } from "#whoop/page.ts";
import { lockRecords, settleWritten, startOf, type Written } from "./join-imports.ts";
import { cycleTable } from "./rows/cycle.ts";
import { recoveryTable } from "./rows/recovery.ts";
import { sleepTable } from "./rows/sleep.ts";
import { type Cell, type CollectionTable, UnusableRecord } from "./rows/table.ts";
import { workoutTable } from "./rows/workout.ts";

/** The four types in the order they are read: what others are labelled by comes first. */
export const collections: readonly Collection[] = ["cycles", "sleeps", "recoveries", "workouts"];

const tables: { [C in Collection]: CollectionTable<RecordOf<C>> } = {
  cycles: cycleTable,
  sleeps: sleepTable,
  recoveries: recoveryTable,
  workouts: workoutTable,
};

/** How a type's records become rows. */
export function tableOf<C extends Collection>(collection: C): CollectionTable<RecordOf<C>> {
  return tables[collection];
}

/** What storing some records changed. */
export interface SaveCounts {
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

interface SavedRow {
  key: string;
  inserted: boolean;
  cycleId: string | null;
  formerCycleId: string | null;
  /** Where it stands in time now, and stood before. */
  startAt: Date;
  formerStartAt: Date | null;
  day: string | null;
}

/** What was stored, and what is to be settled because of it. */
export interface Saved {
  counts: SaveCounts;
  touched: Written;
}

/** Stores a page of records and settles what follows: see `upsertRecords` and `settleWritten`. */
export async function saveRecords<C extends Collection>(
  tx: Transaction,
  memberId: number,
  collection: C,
  page: { records: Parsed<RecordOf<C>>[]; rejected: Rejected[] },
  now: Date,
): Promise<SaveCounts> {
  await lockRecords(tx, memberId);
  const { counts, touched } = await upsertRecords(tx, memberId, collection, page, now);
  await settleWritten(tx, memberId, touched, now);
  return counts;
}

/**
 * Stores a page of records in one statement, after `lockRecords`; their days and imports are left to `settleWritten`. A row is replaced only
 * by a newer version of WHOOP's, or by one of the same age that differs; an imported row by any; a record that was marked
 * deleted and is listed again comes back.
 */
export async function upsertRecords<C extends Collection>(
  tx: Transaction,
  memberId: number,
  collection: C,
  page: { records: Parsed<RecordOf<C>>[]; rejected: Rejected[] },
  now: Date,
): Promise<Saved> {
  const table = tableOf(collection);
  const { rows, rejected } = toRows(table, page.records);
  const setAside = [...page.rejected, ...rejected];
  if (setAside.length > 0) await saveRejected(tx, memberId, collection, setAside, now);
  if (rows.length === 0)
    return {
      counts: { new: 0, changed: 0, unchanged: 0, rejected: setAside.length },
      touched: { cycleIds: [], workoutIds: [], starts: [] },
    };
  const saved = await tx.$queryRaw<SavedRow[]>(upsertStatement(table, memberId, rows, now));
  if (saved.length < rows.length) await markSeen(tx, memberId, table, rows, now);
  const inserted = saved.filter((row) => row.inserted).length;
  return {
    counts: {
      new: inserted,
      changed: saved.length - inserted,
      unchanged: rows.length - saved.length,
      rejected: setAside.length,
    },
    touched: touchedBy(collection, saved),
  };
}

/**
 * A cycle or a sleep may move everything of its cycle. A new recovery took its day over from its sleep: only without
 * one, or in another cycle, is there anything to decide. A new workout found the cycle it falls into.
 */
function touchedBy(collection: Collection, saved: SavedRow[]): Written {
  const starts = saved.flatMap(({ startAt, formerStartAt }) =>
    formerStartAt === null ? [startAt] : [startAt, formerStartAt],
  );
  if (collection === "workouts")
    return { starts, cycleIds: [], workoutIds: saved.filter((row) => !row.inserted).map((row) => row.key) };
  const moving = collection === "recoveries" ? saved.filter(isUnsettled) : saved;
  const cycleIds = moving.flatMap((row) => [row.cycleId, row.formerCycleId]).filter((id) => id !== null);
  return { starts, cycleIds, workoutIds: [] };
}

function isUnsettled(row: SavedRow): boolean {
  return row.day === null || (!row.inserted && row.cycleId !== row.formerCycleId);
}

/** One row per key: WHOOP may list a record twice at a page's border; the newer version stays. */
function toRows<R>(table: CollectionTable<R>, records: Parsed<R>[]) {
  const byKey = new Map<Cell | undefined, Record<string, Cell>>();
  const rejected: Rejected[] = [];
  for (const parsed of records) {
    try {
      const row = table.toRow(parsed);
      const known = byKey.get(row[table.key]);
      if (!known || String(known["whoop_updated_at"]) <= String(row["whoop_updated_at"]))
        byKey.set(row[table.key], row);
    } catch (error) {
      if (!(error instanceof UnusableRecord)) throw error;
      rejected.push({ raw: parsed.raw, problem: error.message });
    }
  }
  return { rows: [...byKey.values()], rejected };
}

function upsertStatement<R>(
  table: CollectionTable<R>,
  memberId: number,
  rows: Record<string, Cell>[],
  now: Date,
): Prisma.Sql {
  const name = Prisma.raw(table.table);
  const key = Prisma.raw(table.key);
  const names = Object.keys(table.columns);
  const guesses = table.guesses ?? {};
  const filled = [...new Set([...names, ...Object.keys(guesses)])];
  const into = Prisma.raw(filled.join(", "));
  const from = Prisma.raw(filled.map((column) => guesses[column] ?? `incoming.${column}`).join(", "));
  const typed = Prisma.raw(names.map((column) => `${column} ${table.columns[column]}`).join(", "));
  // `day` is only a first guess for new rows; for known ones sync/assign-days.ts has decided already.
  const updates = names.filter((column) => column !== table.key && column !== "day");
  const assignments = Prisma.raw(updates.map((column) => `${column} = excluded.${column}`).join(", "));
  const cycleId = Prisma.raw(table.table === "cycles" ? "id" : "cycle_id");
  const startAt = Prisma.raw(startOf(table.table));
  return Prisma.sql`
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS incoming(${typed})
    ), former AS (
      SELECT ${key} AS key, ${cycleId} AS cycle_id, whoop_updated_at, raw, imported, ${Prisma.raw(isOpen(table))} AS open,
        ${startAt} AS start_at FROM ${name} AS stored
      WHERE member_id = ${memberId} AND ${key} = ANY(ARRAY(SELECT ${key} FROM incoming))
    ), saved AS (
      INSERT INTO ${name} AS stored (member_id, ${into}, stored_at, seen_at)
      SELECT member.id, ${from}, ${now}::timestamptz, ${now}::timestamptz
      FROM incoming, (SELECT ${memberId}::int AS id) AS member
      ON CONFLICT (member_id, ${key}) DO UPDATE SET ${assignments}, stored_at = excluded.stored_at,
        seen_at = excluded.seen_at, deleted_at = NULL, deleted_reason = NULL,
        imported = false, filled = NULL, covered = NULL ${Prisma.raw(onlyImported[table.table])}
      WHERE stored.imported OR stored.whoop_updated_at < excluded.whoop_updated_at
        OR (stored.whoop_updated_at = excluded.whoop_updated_at
          AND (stored.raw IS DISTINCT FROM excluded.raw OR stored.deleted_at IS NOT NULL))
      RETURNING ${key} AS key, ${cycleId} AS cycle_id, day, raw, ${startAt} AS start_at, xmax = 0 AS inserted
    ), kept AS (
      INSERT INTO record_versions (member_id, type, record_id, whoop_updated_at, replaced_at, raw)
      SELECT ${memberId}, ${table.table}, former.key::text, former.whoop_updated_at, ${now}::timestamptz, former.raw
      FROM saved JOIN former USING (key)
      WHERE NOT former.open AND NOT former.imported AND former.raw IS DISTINCT FROM saved.raw
    )
    SELECT saved.key::text AS key, saved.inserted OR coalesce(former.imported, false) AS inserted,
      saved.cycle_id::text AS "cycleId", saved.day, saved.start_at AS "startAt",
      former.cycle_id::text AS "formerCycleId", former.start_at AS "formerStartAt"
    FROM saved LEFT JOIN former USING (key)`;
}

/** What no record of WHOOP's has: a row that was completed is WHOOP's alone again until it is joined anew. */
const onlyImported = {
  cycles: "",
  sleeps: ", need_ms = NULL",
  recoveries: ", import_key_at = NULL",
  workouts: ", gps_enabled = NULL",
};

/** Unchanged rows are not rewritten, only noted as listed again. */
async function markSeen<R>(
  tx: Transaction,
  memberId: number,
  table: CollectionTable<R>,
  rows: Record<string, Cell>[],
  now: Date,
) {
  const key = Prisma.raw(table.key);
  const keys = rows.map((row) => String(row[table.key]));
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(table.table)} SET seen_at = ${now}::timestamptz
    WHERE member_id = ${memberId} AND ${key} = ANY(${keys}::${Prisma.raw(`${table.columns[table.key]}[]`)})
      AND seen_at < ${now}::timestamptz`;
}

/** The open cycle's values run on; they are no versions of anything. */
function isOpen<R>(table: CollectionTable<R>): string {
  return table.table === "cycles" ? "end_at IS NULL" : "false";
}

async function saveRejected(
  tx: Transaction,
  memberId: number,
  type: Collection,
  rejected: Rejected[],
  now: Date,
) {
  const rows = rejected.map(({ raw, problem }) => ({ raw: raw as object, problem }));
  await tx.$executeRaw`
    INSERT INTO rejected_records (member_id, type, key, problem, raw, last_seen_at)
    SELECT DISTINCT ON (key) ${memberId}, ${type}, key, problem, raw, ${now}::timestamptz
    FROM (
      SELECT coalesce(raw->>'id', raw->>'sleep_id', md5(raw::text)) AS key, problem, raw
      FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS incoming(raw jsonb, problem text)
    ) AS keyed
    ON CONFLICT (member_id, type, key) DO UPDATE
    SET problem = excluded.problem, raw = excluded.raw, last_seen_at = excluded.last_seen_at`;
}

/** Postgres keeps every character of a text but U+0000, which would refuse the whole page. */
export function toJson(rows: unknown): string {
  const json = JSON.stringify(rows);
  if (!json.includes("\\u0000")) return json;
  return JSON.stringify(rows, (_key, value) =>
    typeof value === "string" ? value.replaceAll("\u0000", "") : value,
  );
}
