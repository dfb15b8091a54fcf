import type { WhoopColumn } from "./headers.ts";
import { type DateOrder, readWallTime } from "./wall-time.ts";

/** Columns that hold instants; the first that a file has is its rows' key. */
export const timeColumns = [
  "cycleStart",
  "cycleEnd",
  "sleepOnset",
  "wakeOnset",
  "workoutStart",
  "workoutEnd",
] as const satisfies readonly WhoopColumn[];
export type TimeColumn = (typeof timeColumns)[number];

/** What must be known of a whole file before its first row can be read. */
export interface FileFacts {
  /** Some time is not written as WHOOP writes it: a spreadsheet saved this file. */
  resaved: boolean;
  /** Some time has no seconds. */
  lostSeconds: boolean;
  /**
   * The order of day and month, from a day above 12 somewhere in the file. Null when no date tells, or when two dates
   * contradict each other.
   */
  dateOrder: DateOrder | null;
}

/** Gathers the facts of one file, time by time. */
export class FactFinder {
  private resaved = false;
  private lostSeconds = false;
  private dayFirst = false;
  private monthFirst = false;

  look(text: string): void {
    const wall = readWallTime(text);
    if (wall?.original) return;
    this.resaved = true;
    if (wall?.second === null) this.lostSeconds = true;
    if (wall === undefined || wall.order !== null) return;
    const [a, b] = wall.dayAndMonth;
    if (a > 12) this.dayFirst = true;
    if (b > 12) this.monthFirst = true;
  }

  facts(): FileFacts {
    const certain = this.dayFirst !== this.monthFirst;
    return {
      resaved: this.resaved,
      lostSeconds: this.lostSeconds,
      dateOrder: !certain ? null : this.dayFirst ? "day first" : "month first",
    };
  }
}
