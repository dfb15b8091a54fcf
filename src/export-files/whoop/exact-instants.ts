import type { TimeColumn } from "./file-facts.ts";

const msPerMinute = 60_000;

/**
 * Instants that some file of the archive has to the second, by column and minute. A spreadsheet that dropped the seconds
 * of one file is undone where another file still has the same instant and nothing else in that minute.
 */
export class ExactInstants {
  private readonly byColumn = new Map<TimeColumn, Map<number, Date | null>>();

  /** Notes an instant that is exact. */
  add(column: TimeColumn, at: Date): void {
    let known = this.byColumn.get(column);
    if (known === undefined) {
      known = new Map();
      this.byColumn.set(column, known);
    }
    const minute = Math.floor(at.getTime() / msPerMinute);
    const other = known.get(minute);
    const same = other === undefined || other?.getTime() === at.getTime();
    known.set(minute, same ? at : null);
  }

  /** The one exact instant of `column` in the minute that begins at `minuteAt`; undefined when none or several. */
  inMinute(column: TimeColumn, minuteAt: Date): Date | undefined {
    return this.byColumn.get(column)?.get(Math.floor(minuteAt.getTime() / msPerMinute)) ?? undefined;
  }
}
