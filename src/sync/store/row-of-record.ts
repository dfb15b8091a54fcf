import type { Cell, Row } from "#db/bulk-write.ts";
import { columnOf, fieldsOf } from "#domain/record-fields.ts";
import type { Collection, RecordOf } from "#whoop/endpoints.ts";
import type { Parsed } from "#whoop/page.ts";
import { rulesOf } from "./record-types.ts";

/** The row of a record. It says that no import had a part in it. */
export function rowOfRecord<T extends Collection>(type: T, { record, raw }: Parsed<RecordOf<T>>): Row {
  const { key, keyOf, cellsOf } = rulesOf(type);
  const values = fieldsOf(type).map(([field, { path }]) => [
    columnOf(field),
    path === null ? null : valueAt(record, path),
  ]);
  return {
    [key]: keyOf(record),
    ...cellsOf(record),
    ...(Object.fromEntries(values) as Row),
    score_state: record.score_state ?? "UNKNOWN",
    whoop_created_at: record.created_at,
    whoop_updated_at: record.updated_at,
    unreadable: record.unreadable,
    raw: raw as object,
    imported: false,
    filled: null,
    covered: null,
    deleted_at: null,
    deleted_reason: null,
  };
}

/** What stands at a path such as `score.strain`; null where the way there ends. */
function valueAt(record: object, path: string): Cell {
  let value: unknown = record;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return (value as Cell | undefined) ?? null;
}
