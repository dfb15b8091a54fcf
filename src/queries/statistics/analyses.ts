import type { Queryable } from "#db/client.ts";
import type { RangeName } from "#domain/range.ts";

/** Ranges whose results are computed ahead: in fewer days nothing can be said yet. */
export const analysedRanges = ["90d", "6m", "1y", "all"] as const satisfies RangeName[];

export type AnalysedRange = (typeof analysedRanges)[number];

export type AnalysisKind = "correlations" | "trends";

/**
 * Raised when the same data would give another result than before, or one of another shape: then everything is computed
 * again, and until it has been nothing of an older version is read.
 */
const methodVersion = 3;

/** The version results are stored under: of the methods, and of the data by its hash. */
export function versionedBy(dataHash: string): string {
  return `${methodVersion}-${dataHash}`;
}

/** A stored result, or the parts of it that were asked for. */
export interface StoredAnalysis {
  dataVersion: string;
  computedAt: Date;
  parts: Record<string, unknown>;
}

interface Wanted {
  memberId: number;
  kind: AnalysisKind;
  range: AnalysedRange;
}

/** The result of `kind` over a named range, if it has been computed by the methods of today; `parts` leaves the others in the database. */
export async function loadAnalysis(
  db: Queryable,
  { memberId, kind, range, parts }: Wanted & { parts: readonly string[] },
): Promise<StoredAnalysis | null> {
  const rows = await db.analysis.findMany({
    where: {
      memberId,
      kind,
      rangeKey: range,
      part: { in: [...parts] },
      dataVersion: { startsWith: versionedBy("") },
    },
    select: { part: true, dataVersion: true, computedAt: true, result: true },
  });
  const [first] = rows;
  // Parts are replaced in one statement, so all of them are there or none.
  if (first === undefined || rows.length < parts.length) return null;
  return {
    dataVersion: first.dataVersion,
    computedAt: first.computedAt,
    parts: Object.fromEntries(rows.map(({ part, result }) => [part, result])),
  };
}

/** Replaces the result of `kind` over a named range, all parts at once. */
export async function saveAnalysis(
  db: Queryable,
  {
    memberId,
    kind,
    range,
    dataVersion,
    computedAt,
    parts,
  }: Wanted & { dataVersion: string; computedAt: Date; parts: Record<string, unknown> },
): Promise<void> {
  const names = Object.keys(parts);
  const results = Object.values(parts).map((part) => JSON.stringify(part));
  await db.$executeRaw`
    INSERT INTO analyses (member_id, kind, range_key, part, data_version, computed_at, result)
    SELECT ${memberId}, ${kind}, ${range}, part, ${dataVersion}, ${computedAt}, result::jsonb
    FROM unnest(${names}::text[], ${results}::text[]) AS made(part, result)
    ON CONFLICT (member_id, kind, range_key, part) DO UPDATE
    SET data_version = excluded.data_version, computed_at = excluded.computed_at, result = excluded.result`;
}
