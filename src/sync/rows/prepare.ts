import type { Parsed, Rejected } from "#whoop/page.ts";
import { type Cell, type CollectionTable, type TableShape, UnusableRecord } from "./table.ts";
import { toJson } from "./to-json.ts";

/** A page ready to be stored: made while other pages are being stored, so that a transaction waits for Postgres only. */
export interface PreparedPage {
  table: TableShape;
  /** The rows as one JSON document. */
  json: string;
  /** The rows' keys. */
  keys: string[];
  /** What cannot become a row. */
  rejected: Rejected[];
}

/** Makes rows of a page. One row per key: WHOOP may list a record twice at a page's border; the newer version stays. */
export function preparePage<R>(
  table: CollectionTable<R>,
  page: { records: Parsed<R>[]; rejected: Rejected[] },
): PreparedPage {
  const byKey = new Map<string, Record<string, Cell>>();
  const rejected = [...page.rejected];
  for (const parsed of page.records) {
    try {
      const row = table.toRow(parsed);
      const key = String(row[table.key]);
      const known = byKey.get(key);
      if (!known || String(known["whoop_updated_at"]) <= String(row["whoop_updated_at"])) byKey.set(key, row);
    } catch (error) {
      if (!(error instanceof UnusableRecord)) throw error;
      rejected.push({ raw: parsed.raw, problem: error.message });
    }
  }
  return { table, json: toJson([...byKey.values()]), keys: [...byKey.keys()], rejected };
}
