import { storableJson } from "#lib/storable.ts";
import { Prisma, type Transaction } from "./client.ts";

const { raw, sql } = Prisma;
const list = (columns: readonly string[]) => raw(columns.join(", "));

/** A value as it goes to PostgreSQL inside a JSON document. */
export type Cell = string | number | boolean | null | object;

/** Cells by column. */
export type Row = Record<string, Cell>;

/** Rows as a source of a statement, one JSON document for all; a column that a row does not name is null. */
export function rowsOf(table: string, rows: readonly Row[]): Prisma.Sql {
  return sql`jsonb_populate_recordset(NULL::${raw(table)}, ${storableJson(rows)}::jsonb)`;
}

interface Upsert {
  table: string;
  /** The columns of the primary key. */
  key: readonly string[];
  /** All columns that are written, the key's too. */
  columns: readonly string[];
  /** What is written: `rowsOf` the table, or a query with its columns. */
  from: Prisma.Sql;
  /** Columns whose value is made of the source's: in SQL over its columns. */
  made?: Readonly<Record<string, Prisma.Sql>>;
  /** Columns that only a new row gets. */
  onlyNew?: readonly string[];
  /** When a stored row gives way: in SQL over `stored` and `excluded`. */
  when?: Prisma.Sql;
}

/** The statement that inserts rows, or updates those that are there. It can be followed by `RETURNING`. */
export function upsert({ table, key, columns, from, made = {}, onlyNew = [], when }: Upsert): Prisma.Sql {
  const set = columns.filter((column) => !key.includes(column) && !onlyNew.includes(column));
  return sql`
    INSERT INTO ${raw(table)} AS stored (${list(columns)})
    SELECT ${Prisma.join(columns.map((column) => made[column] ?? raw(column)))} FROM ${from}
    ON CONFLICT (${list(key)}) DO UPDATE SET ${list(set.map((column) => `${column} = excluded.${column}`))}
    ${when === undefined ? Prisma.empty : sql`WHERE ${when}`}`;
}

/** Changes columns of a member's rows, named by their key. All rows have the same columns. */
export async function updateRows(
  tx: Transaction,
  memberId: number,
  { table, key, rows }: { table: string; key: string; rows: readonly Row[] },
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== key);
  await tx.$executeRaw`
    UPDATE ${raw(table)} AS stored SET ${list(columns.map((column) => `${column} = changed.${column}`))}
    FROM ${rowsOf(table, rows)} AS changed
    WHERE stored.member_id = ${memberId} AND stored.${raw(key)} = changed.${raw(key)}`;
}
