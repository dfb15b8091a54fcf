import type { Parsed, Rejected } from "#whoop/page.ts";
import { type Cell, type CollectionTable, type TableShape, UnusableRecord } from "./table.ts";
import { toJson } from "./to-json.ts";

/** A page ready to be stored: made while other pages are being stored, so that storing waits for Postgres only. */
export interface PreparedPage {
  noun: TableShape["table"];
  /** The rows, and what cannot become a row, as JSON arrays. */
  rows: string;
  rejected: string;
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
  return { noun: table.table, rows: toJson([...byKey.values()]), rejected: toJson(rejected) };
}

/** Pages, at most one of a noun, as the database functions take them; `besides` is what else is said of each. */
export function pagesJson<P extends PreparedPage>(
  pages: P[],
  besides: (page: P) => object = () => ({}),
): string {
  const entries = pages.map((page) => {
    const more = JSON.stringify(besides(page)).slice(1, -1);
    return `"${page.noun}":{"rows":${page.rows},"rejected":${page.rejected}${more && `,${more}`}}`;
  });
  return `{${entries.join()}}`;
}
