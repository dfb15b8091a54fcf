import type { HrvBand, HrvDaysOutside } from "./hrv-band.ts";
import type { Vital } from "./metrics.ts";
import type { Range } from "./range.ts";
import type { SlotSummary, Slots } from "./slots.ts";
import type { UsualBand } from "./usual-band.ts";

/** A vital against what is usual for the member; where only that means something, its deviation and no band. */
export interface VitalView {
  summary: SlotSummary;
  /** What was usual at the end of each slot. */
  usual: (UsualBand | null)[];
}

/** Everything the Heart page says about a range. */
export interface HeartView {
  range: Range;
  slots: Slots;
  hrvMs: SlotSummary;
  /** At the end of each slot: the level of its last 7 days, and the normal band of the 60 days before those. */
  hrvLevelMs: (number | null)[];
  hrvLowMs: (number | null)[];
  hrvHighMs: (number | null)[];
  /** The band on the last day of the range. */
  hrvNow: HrvBand;
  /** Over the year that ends with that day. */
  hrvDaysOutside: HrvDaysOutside;
  vitals: Record<Vital, VitalView>;
}
