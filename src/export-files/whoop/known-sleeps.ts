import { secondsOf } from "#export-files/produced.ts";
import type { RecoveryOf } from "#export-files/rows.ts";

/** The sleeps that sleeps.csv holds, by start: they decide whose values the row of a cycle carries. */
export class KnownSleeps {
  private readonly nights = new Set<number>();
  private readonly naps = new Set<number>();

  add(startAt: Date, nap: boolean): void {
    (nap ? this.naps : this.nights).add(secondsOf(startAt));
  }

  has(startAt: Date): boolean {
    return this.nights.has(secondsOf(startAt)) || this.naps.has(secondsOf(startAt));
  }

  /**
   * Whose recovery and sleep a cycle's row holds. A cycle opens with its night, to the second or one later; a sleep that
   * began elsewhere in the cycle may be an afternoon's only sleep or, in exports of early 2026, the last nap.
   */
  whose(cycleStartAt: Date, onsetAt: Date | null): RecoveryOf {
    if (onsetAt === null || Math.abs(onsetAt.getTime() - cycleStartAt.getTime()) <= atOnceMs) return "night";
    const onset = secondsOf(onsetAt);
    if (this.naps.has(onset)) return "nap";
    return this.nights.has(onset) ? "night" : "unclear";
  }
}

const atOnceMs = 1000;
