import { Prisma, type Queryable } from "#db/client.ts";
import type { Day } from "#domain/day.ts";
import type { RecordType } from "#domain/record-fields.ts";
import { publicId } from "#domain/record-id.ts";
import { isStorableText } from "#lib/storable.ts";
import { readableRows } from "./readable-rows.ts";
import { type RecordColumn, recordColumns } from "./record-columns.ts";
import { UnknownCursorError } from "./records-page.ts";

/** A cell as it is stored: instants as text in ISO form, an unscored number is null. */
export type RecordCell = string | number | boolean | null;

/** Which rows of a raw table are wanted, and in which order. */
export interface RecordTableQuery {
  memberId: number;
  type: RecordType;
  /** Name of a column; `day` unless told. Rows without a value there come last either way. */
  sort?: string | undefined;
  ascending?: boolean;
  from?: Day | undefined;
  to?: Day | undefined;
  /** WHOOP's score state, such as "SCORED". */
  state?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface RecordTablePage {
  columns: readonly RecordColumn[];
  rows: RecordCell[][];
  nextCursor: string | null;
}

/** A page of stored records of one type, in any column's order. Throws UnknownCursorError. */
export async function loadRecordTable(db: Queryable, query: RecordTableQuery): Promise<RecordTablePage> {
  const columns: readonly RecordColumn[] = recordColumns[query.type];
  const sorted =
    columns.find(({ name }) => name === query.sort) ?? columns.find(({ name }) => name === "day");
  const id = columns[0];
  if (sorted === undefined || id === undefined) throw new UnknownCursorError();
  const key = keyOf(sorted);
  const direction = Prisma.raw(query.ascending === true ? "ASC" : "DESC");
  const order = Prisma.sql`${key} ${direction} NULLS LAST, ${Prisma.raw(id.sql)} ${direction}`;
  // Cells are written for the rows of the page alone, not for every row that is sorted.
  const found = await db.$queryRaw<{ cells: RecordCell[]; key: string | null; id: string }[]>`
    SELECT json_build_array(${Prisma.raw(columns.map(cellOf).join(", "))}) AS cells,
      (${key})::text AS key, ${Prisma.raw(id.sql)} AS id
    FROM (SELECT * FROM ${readableRows(query.type, conditions(query))} AS read WHERE true
      ${query.cursor === undefined ? Prisma.empty : after(query, sorted, id)}
    ORDER BY ${order} LIMIT ${query.limit + 1}) AS page ORDER BY ${order}`;
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    columns,
    rows: rows.map(({ cells }) => cells.map((cell, place) => inPublic(cell, columns[place]?.name))),
    nextCursor:
      found.length > query.limit && last !== undefined
        ? Buffer.from(JSON.stringify([last.key, last.id])).toString("base64url")
        : null,
  };
}

function conditions({ memberId, from, to, state }: RecordTableQuery): Prisma.Sql {
  return Prisma.sql`member_id = ${memberId} AND deleted_at IS NULL
    ${from === undefined ? Prisma.empty : Prisma.sql`AND day >= ${from}::bpchar`}
    ${to === undefined ? Prisma.empty : Prisma.sql`AND day <= ${to}::bpchar`}
    ${state === undefined ? Prisma.empty : Prisma.sql`AND score_state = ${state}`}`;
}

/** A cell as the outside sees it: the id of what only an import knows is told by its start. */
function inPublic(cell: RecordCell, name: string | undefined): RecordCell {
  const isId = name === "id" || name === "sleepId" || name === "cycleId";
  return isId && typeof cell === "string" ? publicId(cell) : cell;
}

/** What rows are ordered by: text as the database compares bytes, so that one order holds on every server. */
function keyOf({ sql, kind }: RecordColumn): Prisma.Sql {
  return Prisma.raw(kind === "text" || kind === "day" ? `${sql} COLLATE "C"` : sql);
}

const castOf = {
  text: "text",
  day: "text",
  number: "float8",
  duration: "float8",
  instant: "timestamptz",
  flag: "boolean",
};

/** Rows that come after the cursor's; those without a value come last. */
function after({ cursor, ascending }: RecordTableQuery, sorted: RecordColumn, id: RecordColumn): Prisma.Sql {
  const [key, lastId] = readCursor(cursor ?? "", sorted);
  const beyond = Prisma.raw(ascending === true ? ">" : "<");
  const column = keyOf(sorted);
  const ids = Prisma.raw(id.sql);
  if (key === null) return Prisma.sql`AND (${column}) IS NULL AND ${ids} ${beyond} ${lastId}`;
  const place = Prisma.sql`${key}::text::${Prisma.raw(castOf[sorted.kind])}`;
  return Prisma.sql`AND ((${column}) ${beyond} ${place}
    OR ((${column}) = ${place} AND ${ids} ${beyond} ${lastId}) OR (${column}) IS NULL)`;
}

function readCursor(text: string, { kind }: RecordColumn): [string | null, string] {
  try {
    const [key, id]: unknown[] = JSON.parse(Buffer.from(text, "base64url").toString());
    const isKey = key === null || (typeof key === "string" && isStorableText(key) && fits(key, kind));
    if (isKey && typeof id === "string" && isStorableText(id)) return [key, id];
  } catch {
    // Not ours, as below.
  }
  throw new UnknownCursorError();
}

function fits(key: string, kind: RecordColumn["kind"]): boolean {
  if (kind === "number" || kind === "duration") return /^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?$/.test(key);
  if (kind === "instant") return isInstant(key);
  return kind !== "flag" || key === "true" || key === "false";
}

/** Whether a text is an instant as PostgreSQL writes it, on a day that exists. */
function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(text)) return false;
  const at = new Date(text.replace(" ", "T").replace("+00", "Z"));
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text.slice(0, 10);
}

function cellOf({ sql, kind }: RecordColumn): string {
  if (kind !== "instant") return sql;
  return `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
