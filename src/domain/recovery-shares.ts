import type { Column } from "./day-columns.ts";
import { type RecoveryBand, recoveryBand } from "./score-bands.ts";

/** On how many days recovery had each of WHOOP's colours. */
export interface RecoveryShares {
  days: Record<RecoveryBand, number>;
  /** Days with a recovery. */
  known: number;
  /** Days looked at. */
  of: number;
}

/** Counts the colours of a column of recoveries; days without one are in none of them. */
export function recoveryShares(recovery: Column): RecoveryShares {
  const days = { green: 0, yellow: 0, red: 0 };
  let count = 0;
  for (const value of recovery) {
    if (value === null) continue;
    days[recoveryBand(value)] += 1;
    count += 1;
  }
  return { days, known: count, of: recovery.length };
}
