import { isPlausibleInstant, longestName, offsetLimits, RowRefused } from "#export-files/row-refused.ts";
import { withoutGuard } from "#lib/formula-guard.ts";
import type { ExactInstants } from "./exact-instants.ts";
import type { FileFacts, TimeColumn } from "./file-facts.ts";
import { englishHeader, type WhoopColumn } from "./headers.ts";
import type { ColumnPlaces } from "./layout.ts";
import { readWallTime, type WallTime, wallTimeMs } from "./wall-time.ts";

/** What a file's rows are read with. */
export interface FileContext {
  places: ColumnPlaces;
  facts: FileFacts;
  exact: ExactInstants;
}

const msPerMinute = 60_000;
/** Seventeen digits are more than any number here has; more would be rounded silently. */
const longestNumber = 17;
const flags = new Map([
  ...["true", "wahr", "verdadero", "vrai", "verdadeiro"].map((word) => [word, true] as const),
  ...["false", "falsch", "falso", "faux"].map((word) => [word, false] as const),
]);

/** One row of WHOOP's export, cell by cell. An empty cell, and one of a column the file lacks, is null. */
export class WhoopCells {
  private readonly cells: readonly string[];
  private readonly context: FileContext;

  constructor(cells: readonly string[], context: FileContext) {
    this.cells = cells;
    this.context = context;
  }

  /** Without blanks around it. */
  text(column: WhoopColumn): string | null {
    const place = this.context.places.get(column);
    const text = place === undefined ? undefined : this.cells[place]?.trim();
    return text === undefined || text === "" ? null : text;
  }

  /** A name or a question, of which no row is without. Throws `RowRefused` when it is empty or far too long. */
  name(column: WhoopColumn): string {
    const text = withoutGuard(this.text(column) ?? "");
    if (text === "") throw new RowRefused("missing-value", `${named(column)} is empty.`);
    if (text.length > longestName) throw new RowRefused("bad-value", `${named(column)} is too long.`);
    return text;
  }

  /** Throws `RowRefused` when the cell holds anything but a number. */
  number(column: WhoopColumn): number | null {
    const text = this.text(column);
    if (text === null) return null;
    const value = numberOf(text);
    if (value === undefined)
      throw new RowRefused("bad-number", `${named(column)} is not a number that can be read for certain.`);
    return value;
  }

  /** Throws `RowRefused` when the cell holds anything but true or false. */
  flag(column: WhoopColumn): boolean | null {
    const text = this.text(column);
    if (text === null) return null;
    const value = flags.get(text.toLowerCase());
    if (value === undefined) throw new RowRefused("bad-flag", `${named(column)} is neither true nor false.`);
    return value;
  }

  /** Minutes ahead of UTC: "UTC+05:30" is 330, "UTCZ" 0. Throws `RowRefused` when it says neither. */
  offsetMin(): number {
    const match = /^UTC(?:Z|([+-])(\d{1,2}):(\d{2}))$/i.exec(this.text("zone") ?? "");
    const minutes = (Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0)) * (match?.[1] === "-" ? -1 : 1);
    if (!match || minutes < offsetLimits.min || minutes > offsetLimits.max)
      throw new RowRefused("bad-zone", `${named("zone")} is not an offset such as UTC+01:00.`);
    // "UTC-00:00" would be a negative zero.
    return minutes + 0;
  }

  /** The instant of a wall time on the row's own clock. Throws `RowRefused` when it is not certain. */
  instant(column: TimeColumn, offsetMin: number): Date | null {
    const text = this.text(column);
    if (text === null) return null;
    const wall = readWallTime(text);
    if (wall === undefined)
      throw new RowRefused("bad-time", `${named(column)} is not a time that can be read.`);
    return this.exactly(column, wall, this.convert(column, wall, offsetMin));
  }

  /** Like `instant`, for a time no row is without. */
  neededInstant(column: TimeColumn, offsetMin: number): Date {
    const at = this.instant(column, offsetMin);
    if (at === null) throw new RowRefused("missing-time", `${named(column)} is empty.`);
    return at;
  }

  private convert(column: TimeColumn, wall: WallTime, offsetMin: number): Date {
    const { dateOrder } = this.context.facts;
    if (wall.order === null && dateOrder === null)
      throw new RowRefused(
        "ambiguous-date",
        `${named(column)} was rewritten by a spreadsheet so that day and month cannot be told apart.`,
      );
    const at = new Date((wallTimeMs(wall, dateOrder) ?? Number.NaN) - offsetMin * msPerMinute);
    if (!isPlausibleInstant(at))
      throw new RowRefused("bad-time", `${named(column)} is a time that never was.`);
    return at;
  }

  private exactly(column: TimeColumn, wall: WallTime, at: Date): Date {
    if (wall.second !== null) return at;
    const exact = this.context.exact.inMinute(column, at);
    if (exact === undefined)
      throw new RowRefused("lost-seconds", `A spreadsheet cut the seconds off ${named(column)}.`);
    return exact;
  }
}

function named(column: WhoopColumn): string {
  return `"${englishHeader(column)}"`;
}

/**
 * Numbers have a point; after a spreadsheet perhaps a comma. Exactly three digits after either may be thousands, and
 * WHOOP never writes three decimals, so that is nothing certain.
 */
function numberOf(text: string): number | undefined {
  if (text.length > longestNumber || !/^-?\d+(?:[.,]\d+)?$/.test(text)) return undefined;
  if (/^-?\d{1,3}[.,]\d{3}$/.test(text)) return undefined;
  return Number(text.replace(",", ".")) + 0;
}
