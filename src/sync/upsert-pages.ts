import { Prisma, type Transaction } from "#db/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { startOf, type Written } from "./join-imports.ts";
import type { PreparedPage } from "./rows/prepare.ts";
import { saveRejected } from "./rows/rejected.ts";
import type { TableShape } from "./rows/table.ts";

/** What storing some records changed. */
export interface SaveCounts {
  new: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

/** What was stored of a page, and what is to be settled because of it. */
export interface Saved<P extends PreparedPage> {
  page: P;
  counts: SaveCounts;
  touched: Written;
}

interface SavedRow {
  type: Collection;
  key: string;
  inserted: boolean;
  cycleId: string | null;
  formerCycleId: string | null;
  /** Where it stands in time now, and stood before. */
  startAt: Date;
  formerStartAt: Date | null;
  day: string | null;
}

/**
 * Stores pages of records, one of a type at most, in one statement, after `lockRecords`; their days and imports are left
 * to `settleWritten`. A row is replaced only by a newer version of WHOOP's, or by one of the same age that differs; an
 * imported row by any; a record that was marked deleted and is listed again comes back. Answers one for each page.
 */
export async function upsertPages<P extends PreparedPage>(
  tx: Transaction,
  memberId: number,
  pages: P[],
  now: Date,
): Promise<Saved<P>[]> {
  const filled = pages.filter(({ keys }) => keys.length > 0);
  const stored =
    filled.length === 0 ? [] : await tx.$queryRaw<SavedRow[]>(upsertStatement(filled, memberId, now));
  const saved: Saved<P>[] = [];
  for (const page of pages) {
    const rows = stored.filter(({ type }) => type === page.table.table);
    if (rows.length < page.keys.length) await markSeen(tx, memberId, page, now);
    if (page.rejected.length > 0) await saveRejected(tx, memberId, page, now);
    saved.push({ page, counts: countsOf(page, rows), touched: touchedBy(page.table.table, rows) });
  }
  return saved;
}

function countsOf({ keys, rejected }: PreparedPage, rows: SavedRow[]): SaveCounts {
  const inserted = rows.filter((row) => row.inserted).length;
  return {
    new: inserted,
    changed: rows.length - inserted,
    unchanged: keys.length - rows.length,
    rejected: rejected.length,
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

function upsertStatement(pages: PreparedPage[], memberId: number, now: Date): Prisma.Sql {
  return Prisma.sql`
    WITH ${Prisma.join(
      pages.map((page) => upserting(page, memberId, now)),
      ", ",
    )}
    ${Prisma.join(pages.map(savedRows), " UNION ALL ")}`;
}

/** The WITH parts that store one page: `saved_…` are the rows that were written, `former_…` what some of them were. */
function upserting({ table, json }: PreparedPage, memberId: number, now: Date): Prisma.Sql {
  const { incoming, former, saved, kept } = partsOf(table);
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
  return Prisma.sql`${incoming} AS (
      SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS incoming(${typed})
    ), ${former} AS (
      SELECT ${key} AS key, ${cycleId} AS cycle_id, whoop_updated_at, raw, imported, ${Prisma.raw(isOpen(table))} AS open,
        ${startAt} AS start_at FROM ${name} AS stored
      WHERE member_id = ${memberId} AND ${key} = ANY(ARRAY(SELECT ${key} FROM ${incoming}))
    ), ${saved} AS (
      INSERT INTO ${name} AS stored (member_id, ${into}, stored_at, seen_at)
      SELECT member.id, ${from}, ${now}::timestamptz, ${now}::timestamptz
      FROM ${incoming} AS incoming, (SELECT ${memberId}::int AS id) AS member
      ON CONFLICT (member_id, ${key}) DO UPDATE SET ${assignments}, stored_at = excluded.stored_at,
        seen_at = excluded.seen_at, deleted_at = NULL, deleted_reason = NULL,
        imported = false, filled = NULL, covered = NULL ${Prisma.raw(onlyImported[table.table])}
      WHERE stored.imported OR stored.whoop_updated_at < excluded.whoop_updated_at
        OR (stored.whoop_updated_at = excluded.whoop_updated_at
          AND (stored.raw IS DISTINCT FROM excluded.raw OR stored.deleted_at IS NOT NULL))
      RETURNING ${key} AS key, ${cycleId} AS cycle_id, day, raw, ${startAt} AS start_at, xmax = 0 AS inserted
    ), ${kept} AS (
      INSERT INTO record_versions (member_id, type, record_id, whoop_updated_at, replaced_at, raw)
      SELECT ${memberId}, ${table.table}, former.key::text, former.whoop_updated_at, ${now}::timestamptz, former.raw
      FROM ${saved} AS saved JOIN ${former} AS former USING (key)
      WHERE NOT former.open AND NOT former.imported AND former.raw IS DISTINCT FROM saved.raw
    )`;
}

function savedRows({ table }: PreparedPage): Prisma.Sql {
  const { former, saved } = partsOf(table);
  return Prisma.sql`
    SELECT ${table.table} AS type, saved.key::text AS key, saved.inserted OR coalesce(former.imported, false) AS inserted,
      saved.cycle_id::text AS "cycleId", saved.day, saved.start_at AS "startAt",
      former.cycle_id::text AS "formerCycleId", former.start_at AS "formerStartAt"
    FROM ${saved} AS saved LEFT JOIN ${former} AS former USING (key)`;
}

function partsOf({ table }: TableShape) {
  return {
    incoming: Prisma.raw(`incoming_${table}`),
    former: Prisma.raw(`former_${table}`),
    saved: Prisma.raw(`saved_${table}`),
    kept: Prisma.raw(`kept_${table}`),
  };
}

/** What no record of WHOOP's has: a row that was completed is WHOOP's alone again until it is joined anew. */
const onlyImported = {
  cycles: "",
  sleeps: ", need_ms = NULL",
  recoveries: ", import_key_at = NULL",
  workouts: ", gps_enabled = NULL",
};

/** The open cycle's values run on; they are no versions of anything. */
function isOpen({ table }: TableShape): string {
  return table === "cycles" ? "end_at IS NULL" : "false";
}

/** Unchanged rows are not rewritten, only noted as listed again. */
async function markSeen(tx: Transaction, memberId: number, { table, keys }: PreparedPage, now: Date) {
  const key = Prisma.raw(table.key);
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(table.table)} SET seen_at = ${now}::timestamptz
    WHERE member_id = ${memberId} AND ${key} = ANY(${keys}::${Prisma.raw(`${table.columns[table.key]}[]`)})
      AND seen_at < ${now}::timestamptz`;
}
