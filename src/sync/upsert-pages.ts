import { Prisma, type Transaction } from "#db/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Written } from "./join-imports.ts";
import type { PreparedPage } from "./rows/prepare.ts";
import { saveRejected } from "./rows/rejected.ts";

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
 * imported row by any; a record that was marked deleted and is listed again comes back. All that is decided by the
 * database functions `store_cycles`, `store_sleeps`, … (see docs/decisions/010). Answers one for each page.
 */
export async function upsertPages<P extends PreparedPage>(
  tx: Transaction,
  memberId: number,
  pages: P[],
  now: Date,
): Promise<Saved<P>[]> {
  const filled = pages.filter(({ keys }) => keys.length > 0);
  const stored = filled.length === 0 ? [] : await tx.$queryRaw<SavedRow[]>(storing(filled, memberId, now));
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

/** The functions run one after the other: what others are labelled by is there when they are stored. */
function storing(pages: PreparedPage[], memberId: number, now: Date): Prisma.Sql {
  const calls = pages.map(
    ({ table, json }) => Prisma.sql`
      SELECT * FROM ${Prisma.raw(`store_${table.table}`)}(${memberId}::int, ${json}::jsonb, ${now}::timestamptz)`,
  );
  return Prisma.sql`
    SELECT type, key, inserted, cycle_id AS "cycleId", former_cycle_id AS "formerCycleId", day,
      start_at AS "startAt", former_start_at AS "formerStartAt"
    FROM (${Prisma.join(calls, " UNION ALL ")}) AS saved`;
}

/** Unchanged rows are not rewritten, only noted as listed again. */
async function markSeen(tx: Transaction, memberId: number, { table, keys }: PreparedPage, now: Date) {
  const key = Prisma.raw(table.key);
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(table.table)} SET seen_at = ${now}::timestamptz
    WHERE member_id = ${memberId} AND ${key} = ANY(${keys}::${Prisma.raw(`${table.keyType}[]`)})
      AND seen_at < ${now}::timestamptz`;
}
