import { withGuard } from "../formula-guard.ts";

/** What a cell of a file may be made of. */
export type CellValue = string | number | boolean | Date | null;

/** One line of a CSV file. */
export function csvLine(values: readonly CellValue[]): string {
  return `${values.map(csvCell).join(",")}\n`;
}

/**
 * A cell of a CSV file. Text that a spreadsheet would take for a formula is guarded, numbers stay as they are, an instant
 * is written in UTC, null is an empty cell.
 */
export function csvCell(value: CellValue): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string") return String(value);
  const text = withGuard(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
