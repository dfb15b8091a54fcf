import type { Estimate } from "#stats/estimate.ts";
import type { MedianInterval } from "#stats/median-interval.ts";
import type { Day } from "./day.ts";
import type { Range } from "./range.ts";
import type { RecoveryShares } from "./recovery-shares.ts";
import type { UsualStrain } from "./similar-recovery.ts";
import type { SlotSummary, Slots } from "./slots.ts";
import type { WeeklyMedians } from "./weekly-medians.ts";

/** Everything the Recovery page says about a range. */
export interface RecoveryView {
  range: Range;
  slots: Slots;
  /** The place of the day that goes on; null when none does or the slots are weeks. */
  openIndex: number | null;
  recovery: SlotSummary;
  strain: SlotSummary;
  /** By day; null where the slots are weeks. */
  weekMedians: WeeklyMedians | null;
  usualStrain: (UsualStrain | null)[] | null;
  median: Estimate<number>;
  shares: RecoveryShares;
  /** Monday first. */
  weekdays: Estimate<MedianInterval>[];
  quadrants: {
    from: Day;
    /** By day; both null on a day without the pair. */
    recovery: (number | null)[];
    strain: (number | null)[];
    medianRecovery: Estimate<number>;
    medianStrain: Estimate<number>;
  };
}
