import { storableJson } from "#lib/storable.ts";
import type { Written } from "#sync/days/neighbours.ts";
import type { Parsed, Quarantined } from "#whoop/page.ts";
import { keyOfQuarantined, quarantineCells } from "./quarantine.ts";
import type { Cell, CollectionTable, TableShape } from "./table.ts";

/** A page ready to be stored: made while other pages are being stored, so that storing waits for Postgres only. */
export interface PreparedPage {
  recordType: TableShape["table"];
  /** The rows, and what cannot become a row, each as JSON. */
  rows: string[];
  quarantined: string[];
  /** The rows' keys, and the cycles they belong to. */
  keys: string[];
  cycleIds: string[];
}

/**
 * Makes rows of a page. One row per key: WHOOP may list a record twice at a page's border; the newer version stays,
 * and of two of which one cannot be read, the other.
 */
export function preparePage<R>(
  table: CollectionTable<R>,
  page: { records: Parsed<R>[]; quarantined: Quarantined[] },
): PreparedPage {
  const byKey = new Map<string, Record<string, Cell>>();
  for (const parsed of page.records) {
    const row = table.toRow(parsed);
    const key = String(row[table.key]);
    const known = byKey.get(key);
    if (!known || versionOf(known) <= versionOf(row)) byKey.set(key, row);
  }
  const quarantined = page.quarantined.filter((each) => !byKey.has(keyOfQuarantined(table, each) ?? ""));
  return {
    recordType: table.table,
    rows: [...byKey.values()].map(storableJson),
    quarantined: quarantined.map((each) => storableJson(quarantineCells(table, each))),
    keys: [...byKey.keys()],
    cycleIds: [...byKey.values()].flatMap((row) => (row["cycle_id"] ? String(row["cycle_id"]) : [])),
  };
}

function versionOf(row: Record<string, Cell>): string {
  return String(row["whoop_updated_at"] ?? "");
}

/** What storing pages may touch: for `keepDays`. */
export function writtenBy(pages: readonly PreparedPage[]): Written {
  return {
    keys: Object.fromEntries(pages.map(({ recordType, keys }) => [recordType, keys])),
    cycleIds: pages.flatMap(({ cycleIds }) => cycleIds),
  };
}

/** Pages, at most one of a record type, as the database functions take them; `besides` is what else is said of each. */
export function pagesJson<P extends PreparedPage>(
  pages: P[],
  besides: (page: P) => object = () => ({}),
): string {
  const entries = pages.map((page) => {
    const more = JSON.stringify(besides(page)).slice(1, -1);
    return `"${page.recordType}":{"rows":[${page.rows}],"rejected":[${page.quarantined}]${more && `,${more}`}}`;
  });
  return `{${entries.join()}}`;
}
