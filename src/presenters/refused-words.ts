import type { RefusedValue } from "#domain/checked-record.ts";
import { formatHoursMinutes, formatNumber } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import { fillText } from "./fill-text.ts";

/** Words for values that cannot be true. */
export interface RefusedText {
  calendar: Notation;
  /** With {values}. */
  refused: string;
  /** Names of fields. */
  fields: Readonly<Record<string, string>>;
}

/** "Not possible, so left out: Strain 100000000." for what is refused of a record; empty when nothing is. */
export function refusedInWords(refused: readonly RefusedValue[], text: RefusedText): string {
  if (refused.length === 0) return "";
  const values = refused.map(
    ({ field, value }) => `${text.fields[field] ?? field} ${inWords(field, value, text.calendar)}`,
  );
  return fillText(text.refused, { values: values.join(", ") });
}

function inWords(field: string, value: number | string, notation: Notation): string {
  if (typeof value === "string") return `${value.slice(0, 16).replace("T", " ")} UTC`;
  if (field !== "hrvMs" && field.endsWith("Ms")) return formatHoursMinutes(value / 60_000);
  return formatNumber(value, Number.isInteger(value) ? 0 : 2, notation);
}
