import type { Cell } from "#db/bulk-write.ts";
import { Prisma, type Queryable, type Transaction } from "#db/client.ts";
import { type ArchiveType, archiveTypes } from "#export-files/rows.ts";
import { storableJson } from "#lib/storable.ts";
import { writeDaysOfKnownWorkouts } from "#sync/days/known-workouts.ts";
import { layerColumns, layerTable } from "./cells.ts";
import { lockRecords, mergeImports, type Reach } from "./merge-imports.ts";

/**
 * Adds rows to the layer of an import, one statement. Until the import is done they count for nothing. Of rows with the
 * same key the first is kept.
 */
export async function writeLayer(
  db: Queryable,
  { importId, memberId }: { importId: number; memberId: number },
  type: ArchiveType,
  rows: readonly Record<string, Cell>[],
): Promise<void> {
  const columns = Object.entries(layerColumns[type]);
  const list = (each: (column: string, sqlType: string) => string) =>
    Prisma.raw(columns.map(([column, sqlType]) => each(column, sqlType)).join(", "));
  // To the second and never rounded up: an export cuts fractions off.
  const value = (column: string) =>
    column === "key_at" ? "date_trunc('second', cells.key_at)" : `cells."${column}"`;
  await db.$executeRaw`
    INSERT INTO ${Prisma.raw(layerTable(type))} (import_id, member_id, ${list((column) => `"${column}"`)})
    SELECT ${importId}::int, ${memberId}::int, ${list(value)}
    FROM jsonb_to_recordset(${storableJson(rows)}::jsonb) AS cells(${list((column, sqlType) => `"${column}" ${sqlType}`)})
    ON CONFLICT DO NOTHING`;
}

/** Tells the planner about layers that were just written; it expects none and joins thousands of rows badly. */
export async function analyzeLayers(db: Queryable): Promise<void> {
  const tables = archiveTypes.map((type) => `${layerTable(type)} (import_id, member_id, key_at)`);
  await db.$executeRaw`ANALYZE ${Prisma.raw(tables.join(", "))}`;
}

/** Removes the rows of an import that counts for nothing; a layer that counts is left alone. */
export async function dropLayer(db: Queryable, importId: number): Promise<void> {
  for (const type of archiveTypes)
    await db.$executeRaw`DELETE FROM ${Prisma.raw(layerTable(type))} WHERE import_id = ${importId}
      AND EXISTS (SELECT FROM imports WHERE id = ${importId} AND state NOT IN ('done', 'undoing'))`;
}

/** Removes what is left of all imports that ended without a layer, whoever wrote it last. */
export async function dropLeftLayers(db: Queryable): Promise<void> {
  for (const type of archiveTypes)
    await db.$executeRaw`DELETE FROM ${Prisma.raw(layerTable(type))} WHERE import_id IN (
      SELECT id FROM imports WHERE state IN ('discarded', 'failed', 'same', 'undone'))`;
}

/** Makes the layer of an import count: it is joined with what is stored. */
export async function storeLayer(
  tx: Transaction,
  { importId, memberId, now }: { importId: number; memberId: number; now: Date },
): Promise<void> {
  await lockRecords(tx, memberId);
  await tx.import.update({ where: { id: importId }, data: { state: "done", changedAt: now } });
  const reach = await reachOf(tx, importId);
  if (reach) await mergeImports(tx, memberId, reach, now);
  await writeDaysOfKnownWorkouts(tx, memberId, now);
}

/** Takes a layer away: afterwards everything is as if it had never been imported. */
export async function removeLayer(
  tx: Transaction,
  { importId, memberId, now }: { importId: number; memberId: number; now: Date },
): Promise<void> {
  await lockRecords(tx, memberId);
  const reach = await reachOf(tx, importId);
  await tx.import.update({ where: { id: importId }, data: { state: "undone", changedAt: now } });
  await dropLayer(tx, importId);
  if (reach) await mergeImports(tx, memberId, reach, now);
  await writeDaysOfKnownWorkouts(tx, memberId, now);
}

/** From the first to the last start in a layer; null for an empty one. */
async function reachOf(tx: Transaction, importId: number): Promise<Reach | null> {
  const ends = archiveTypes.map(
    (type) => Prisma.sql`SELECT min(key_at) AS first, max(key_at) AS last
      FROM ${Prisma.raw(layerTable(type))} WHERE import_id = ${importId}`,
  );
  const [row] = await tx.$queryRaw<{ from: Date | null; to: Date | null }[]>`
    SELECT min(first) AS "from", max(last) AS "to" FROM (${Prisma.join(ends, " UNION ALL ")}) AS ends`;
  return row?.from && row.to ? { from: row.from, to: new Date(row.to.getTime() + 1_000) } : null;
}
