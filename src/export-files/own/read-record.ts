import type { z } from "zod";
import type { Produced } from "#export-files/produced.ts";
import { judgeInterval, RowRefused } from "#export-files/row-refused.ts";
import type { ArchiveType } from "#export-files/rows.ts";
import { withoutGuard } from "#lib/formula-guard.ts";
import { textColumns } from "./columns.ts";
import { ownSchemas } from "./schemas.ts";

/** A record of our JSON, or of our CSV after `fieldsOf`. Throws `RowRefused` naming the field that is wrong. */
export function readOwnRecord(type: ArchiveType, record: unknown): Produced {
  const produced = parse(type, record);
  const { value } = produced;
  if ("startAt" in value) judgeInterval(value.startAt, value.endAt);
  return produced;
}

function parse(type: ArchiveType, record: unknown): Produced {
  switch (type) {
    case "cycles":
      return { type, value: valid(ownSchemas.cycles.safeParse(record)) };
    case "sleeps":
      return { type, value: valid(ownSchemas.sleeps.safeParse(record)) };
    case "recoveries":
      return { type, value: valid(ownSchemas.recoveries.safeParse(record)) };
    case "workouts":
      return { type, value: valid(ownSchemas.workouts.safeParse(record)) };
    case "journal":
      return { type, value: valid(ownSchemas.journal.safeParse(record)) };
  }
}

function valid<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path[0];
  throw new RowRefused("bad-value", `"${String(field ?? "record")}" is missing or is not what it should be.`);
}

/**
 * The cells of a row of our CSV as fields of a record: an empty one is null, numbers and flags are themselves, text loses
 * what guards it from spreadsheets.
 */
export function fieldsOf(
  cells: readonly string[],
  places: ReadonlyMap<string, number>,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, place] of places) fields[name] = fieldOf(name, cells[place] ?? "");
  return fields;
}

function fieldOf(name: string, cell: string): unknown {
  if (cell === "") return null;
  if (textColumns.has(name)) return withoutGuard(cell);
  if (/^(true|false)$/i.test(cell)) return cell.toLowerCase() === "true";
  // What is no number is left as text, which its schema refuses.
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell;
}

const loneSurrogateOrZero = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i;

/**
 * The record in an element of a JSON array. Throws `RowRefused` when it holds a character no database keeps as text, and
 * SyntaxError when it is no JSON.
 */
export function parseElement(element: string): unknown {
  const record: unknown = JSON.parse(element);
  // Pairs of surrogates are legal; writing the record again leaves only lone ones escaped.
  if (loneSurrogateOrZero.test(element) && loneSurrogateOrZero.test(JSON.stringify(record)))
    throw new RowRefused("bad-value", "It holds a character that is no text.");
  return record;
}
