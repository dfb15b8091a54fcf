import { Prisma, type Queryable } from "#db/client.ts";
import { type MergedRecordType, type MergedTable, mergedRecordTypes } from "#db/merged-record-type.ts";

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
  type: MergedTable;
  id: string;
  day: string | null;
  importId: number;
  fileName: string;
  values: ValueConflict[];
}

const minuteMs = 60_000;

/**
 * By how much a value may differ because the export is coarser: whole minutes, percents, beats and kilocalories, one or two
 * decimals. Light sleep and time awake are computed there from rounded numbers, and time without data counts as awake.
 */
const roundingOf: Readonly<Record<string, string>> = {
  strain: "0.0501",
  energy_kj: "4.185",
  average_bpm: "1",
  max_bpm: "1",
  recovery: "1",
  resting_bpm: "1",
  hrv_ms: "1",
  spo2_pct: "0.0101",
  skin_temp_c: "0.0101",
  respiratory_rate: "0.0501",
  performance_pct: "1",
  consistency_pct: "1",
  efficiency_pct: "1",
  in_bed_ms: `${minuteMs}`,
  deep_ms: `${minuteMs}`,
  rem_ms: `${minuteMs}`,
  light_ms: `${2 * minuteMs}`,
  awake_ms: `${2 * minuteMs} + coalesce(stored.no_data_ms, 0)`,
  need_debt_ms: `${minuteMs}`,
  distance_m: "0.0101",
  altitude_gain_m: "0.0101",
  altitude_change_m: "0.0101",
};

interface ConflictQuery {
  memberId: number;
  /** Only this record. */
  record?: { type: MergedTable; id: string };
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
  const differs = Object.entries(recordType.groups).flatMap(([group, columns]) =>
    columns.flatMap((column) => {
      const rounding = roundingOf[column];
      if (rounding === undefined) return [];
      const beyond = `abs(stored.${column} - layer.${column}) > ${rounding} AND NOT coalesce(stored.filled, '{}'::jsonb) ? '${group}'`;
      return [
        `'${column}', CASE WHEN ${beyond} THEN jsonb_build_array(stored.${column}, layer.${column}) END`,
      ];
    }),
  );
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
