import { archiveTypes } from "#archive/rows.ts";
import { Prisma, type Transaction } from "#db/client.ts";
import { layerColumns, layerTable } from "./import-cells.ts";
import { joinImports, lockRecords, type Reach } from "./join-imports.ts";

/**
 * Turns the staged rows of an import into its layer, one statement per table, and joins it with what is stored. Of rows
 * with the same key the first counts.
 */
export async function storeLayer(
  tx: Transaction,
  { importId, memberId, now }: { importId: number; memberId: number; now: Date },
): Promise<void> {
  await lockRecords(tx, memberId);
  for (const type of archiveTypes) {
    const columns = layerColumns[type];
    const names = Prisma.raw(
      Object.keys(columns)
        .map((column) => `"${column}"`)
        .join(", "),
    );
    const typed = Prisma.raw(
      Object.entries(columns)
        .map(([column, sql]) => `"${column}" ${sql}`)
        .join(", "),
    );
    // To the second and never rounded up: an export cuts fractions off.
    const values = Prisma.raw(
      Object.keys(columns)
        .map((column) => (column === "key_at" ? "date_trunc('second', cells.key_at)" : `cells."${column}"`))
        .join(", "),
    );
    const question = Prisma.raw(type === "journal" ? ", cells.question" : "");
    await tx.$executeRaw`
      INSERT INTO ${Prisma.raw(layerTable(type))} (import_id, member_id, ${names})
      SELECT DISTINCT ON (date_trunc('second', cells.key_at) ${question}) ${importId}::int, ${memberId}::int, ${values}
      FROM staged_rows, jsonb_to_record(staged_rows.cells) AS cells(${typed})
      WHERE staged_rows.import_id = ${importId} AND staged_rows.type = ${type}
      ORDER BY date_trunc('second', cells.key_at) ${question}, staged_rows.seq`;
  }
  await tx.$executeRaw`ANALYZE ${Prisma.raw(archiveTypes.map(layerTable).join(", "))}`;
  await tx.import.update({ where: { id: importId }, data: { state: "done", changedAt: now } });
  const reach = await reachOf(tx, importId);
  if (reach) await joinImports(tx, memberId, reach, now);
}

/** Takes a layer away: afterwards everything is as if it had never been imported. */
export async function removeLayer(
  tx: Transaction,
  { importId, memberId, now }: { importId: number; memberId: number; now: Date },
): Promise<void> {
  await lockRecords(tx, memberId);
  const reach = await reachOf(tx, importId);
  await tx.import.update({ where: { id: importId }, data: { state: "undone", changedAt: now } });
  for (const type of archiveTypes)
    await tx.$executeRaw`DELETE FROM ${Prisma.raw(layerTable(type))} WHERE import_id = ${importId}`;
  if (reach) await joinImports(tx, memberId, reach, now);
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
