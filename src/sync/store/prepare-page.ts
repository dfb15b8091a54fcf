import type { Row } from "#db/bulk-write.ts";
import type { Collection, RecordOf } from "#whoop/endpoints.ts";
import type { Parsed, Quarantined } from "#whoop/page.ts";
import { keyOfQuarantined, type QuarantinedRow, quarantinedRow } from "./quarantined-row.ts";
import { rulesOf } from "./record-types.ts";
import { rowOfRecord } from "./row-of-record.ts";

/** Records of one type as they are stored. */
export interface PreparedPage {
  recordType: Collection;
  rows: Row[];
  quarantined: QuarantinedRow[];
  /** Between what times all of it happened, where that can be told: a record without a readable id is to be found there. */
  span: { from: Date | null; to: Date | null };
}

/**
 * Makes rows of a page. One row per key: WHOOP may list a record twice at a page's border; the newer version stays,
 * and of two of which one cannot be read, the other.
 */
export function preparePage<T extends Collection>(
  recordType: T,
  page: { records: Parsed<RecordOf<T>>[]; quarantined: Quarantined[] },
  span: PreparedPage["span"] = { from: null, to: null },
): PreparedPage {
  const { keyOf } = rulesOf(recordType);
  const byKey = new Map<string, Parsed<RecordOf<T>>>();
  for (const parsed of page.records) {
    const key = keyOf(parsed.record);
    const known = byKey.get(key);
    if (!known || versionOf(known) <= versionOf(parsed)) byKey.set(key, parsed);
  }
  const quarantined = page.quarantined.filter((each) => !byKey.has(keyOfQuarantined(recordType, each) ?? ""));
  return {
    recordType,
    rows: [...byKey.values()].map((parsed) => rowOfRecord(recordType, parsed)),
    quarantined: quarantined.map((each) => quarantinedRow(recordType, each)),
    span,
  };
}

function versionOf({ record }: Parsed<{ updated_at: Date | null }>): number {
  return record.updated_at?.getTime() ?? 0;
}

/** The keys of a page's rows, as text. */
export function keysOf({ recordType, rows }: PreparedPage): string[] {
  const { key } = rulesOf(recordType);
  return rows.map((row) => String(row[key]));
}
