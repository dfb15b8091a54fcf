const withinMs = 1000;

/**
 * Rows of a stream by the cycle they belong to, asked for cycle by cycle, newest first. The stream must come in the same
 * order, rows of no known cycle last. Rows of cycles that are not asked for are passed over.
 */
export class ByCycle<R extends { cycleStartAt: Date | null }> {
  private readonly rows: AsyncIterator<R>;
  private next: R | undefined;
  private ended = false;

  constructor(rows: AsyncIterable<R>) {
    this.rows = rows[Symbol.asyncIterator]();
  }

  /** All rows of the cycle that starts at `startAt`, or within a second of it. */
  async of(startAt: Date): Promise<R[]> {
    const found: R[] = [];
    for (;;) {
      const row = await this.peek();
      if (row === undefined || row.cycleStartAt === null) return found;
      const laterMs = row.cycleStartAt.getTime() - startAt.getTime();
      if (laterMs < -withinMs) return found;
      if (laterMs <= withinMs) found.push(row);
      this.next = undefined;
    }
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.rows.return?.();
  }

  private async peek(): Promise<R | undefined> {
    if (this.next !== undefined || this.ended) return this.next;
    const result = await this.rows.next();
    if (result.done) this.ended = true;
    else this.next = result.value;
    return this.next;
  }
}
