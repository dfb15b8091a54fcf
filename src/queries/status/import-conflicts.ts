import { Prisma, type Queryable } from "#db/client.ts";
import { type MergedRecordType, mergedRecordTypes } from "#db/merged-record-type.ts";
import { columnOf, fieldsOf, groupOf, type RecordField, type RecordType } from "#domain/record-fields.ts";

const { raw } = Prisma;

/** A value that WHOOP's API and an export tell differently, beyond what rounding explains. The API's is shown. */
export interface ValueConflict {
  column: string;
  /** What is stored, in the catalogue's units. */
  stored: number;
  /** What the export says. */
  imported: number;
}

/** A record some of whose values are told differently by an export. */
export interface RecordConflict {
  type: RecordType;
  id: string;
  day: string | null;
  importId: number;
  fileName: string;
  values: ValueConflict[];
}

const minuteMs = 60_000;

/** What an export rounds to so many decimal places may differ by this much: percents and beats, tenths, hundredths. */
const roundings = ["1", "0.0501", "0.0101"];

/**
 * By how much a value may differ because the export is coarser, in SQL; undefined where the two cannot be compared. Light
 * sleep and time awake are computed there from rounded numbers, and time without data counts as awake.
 */
function roundingOf(name: string, { exported }: RecordField): string | undefined {
  if (name === "lightMs") return `${2 * minuteMs}`;
  if (name === "awakeMs") return `${2 * minuteMs} + coalesce(stored.no_data_ms, 0)`;
  if (exported?.as === "minutes") return `${minuteMs}`;
  if (exported?.as === "kcal") return "4.185";
  return exported?.places === undefined ? undefined : roundings[exported.places];
}

interface ConflictQuery {
  memberId: number;
  /** Only this record. */
  record?: { type: RecordType; id: string };
  limit: number;
}

/** Records that WHOOP's API and the member's imports tell differently, newest first. */
export async function loadConflicts(
  db: Queryable,
  { memberId, record, limit }: ConflictQuery,
): Promise<RecordConflict[]> {
  const recordTypes = Object.values(mergedRecordTypes).filter(
    ({ table }) => !record || table === record.type,
  );
  const found = await Promise.all(
    recordTypes.map((recordType) =>
      db.$queryRaw<(Omit<RecordConflict, "values"> & { told: Record<string, [number, number]> })[]>(
        statement(recordType, memberId, record?.id, limit),
      ),
    ),
  );
  return found
    .flat()
    .map(({ told, ...rest }) => ({
      ...rest,
      values: Object.entries(told).map(([column, [stored, imported]]) => ({ column, stored, imported })),
    }))
    .toSorted((a, b) => ((a.day ?? "") < (b.day ?? "") ? 1 : -1))
    .slice(0, limit);
}

/** Values an import filled in itself are no conflict, nor is what an open cycle has so far. */
function statement(
  recordType: MergedRecordType,
  memberId: number,
  id: string | undefined,
  limit: number,
): Prisma.Sql {
  const differs = fieldsOf(recordType.table).flatMap(([name, field]) => {
    const rounding = roundingOf(name, field);
    if (rounding === undefined) return [];
    const column = columnOf(name);
    const beyond = `abs(stored.${column} - layer.${column}) > ${rounding} AND NOT coalesce(stored.filled, '{}'::jsonb) ? '${groupOf(name, field)}'`;
    return [`'${column}', CASE WHEN ${beyond} THEN jsonb_build_array(stored.${column}, layer.${column}) END`];
  });
  const key = raw(`stored.${recordType.key}`);
  const one = id === undefined ? Prisma.empty : Prisma.sql`AND ${key}::text = ${id}`;
  const ended = raw(recordType.table === "cycles" ? "AND stored.end_at IS NOT NULL" : "");
  const [starts, joined] =
    recordType.table === "recoveries"
      ? [
          "sleep.start_at",
          "JOIN sleeps AS sleep ON sleep.member_id = stored.member_id AND sleep.id = stored.sleep_id",
        ]
      : ["stored.start_at", ""];
  const clear = raw(recordType.table === "recoveries" ? "AND layer.of <> 'unclear'" : "");
  return Prisma.sql`
    SELECT * FROM (
      SELECT ${recordType.table} AS type, ${key}::text AS id, stored.day, imports.id AS "importId",
        imports.file_name AS "fileName", jsonb_strip_nulls(jsonb_build_object(${raw(differs.join(", "))})) AS told
      FROM ${raw(recordType.table)} AS stored ${raw(joined)}
      JOIN ${raw(`imported_${recordType.table}`)} AS layer ON layer.member_id = ${memberId} ${clear}
        AND layer.key_at > ${raw(starts)} - interval '2 seconds' AND layer.key_at <= ${raw(starts)} + interval '1 second'
      JOIN imports ON imports.id = layer.import_id AND imports.state = 'done'
      WHERE stored.member_id = ${memberId} AND NOT stored.imported AND stored.deleted_at IS NULL ${ended} ${one}
    ) AS compared WHERE told <> '{}'::jsonb ORDER BY day DESC NULLS LAST, id LIMIT ${limit}`;
}
