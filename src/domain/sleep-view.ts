import type { Estimate } from "#stats/estimate.ts";
import type { Day } from "./day.ts";
import type { NightQuality } from "./metrics.ts";
import type { Range } from "./range.ts";
import type { SlotSummary, Slots } from "./slots.ts";

/** A usual time of night in minutes after noon, and its spread. */
export interface UsualTime {
  meanMin: number;
  sdMin: number;
}

/**
 * What WHOOP says one night needed, taken apart, and what was slept. All in minutes; the nap part is 0 or less. Of an imported
 * night only the debt in it is known.
 */
export interface NightNeed {
  day: Day;
  baselineMin: number | null;
  debtMin: number | null;
  strainMin: number | null;
  napMin: number | null;
  needMin: number;
  asleepMin: number;
}

/** Everything the Sleep page says about a range. */
export interface SleepView {
  range: Range;
  slots: Slots;
  /** The place of the day that goes on; null when none does or the slots are stretches. */
  openIndex: number | null;
  /** Means per slot, so that the stages of a stretch still add up to its night. */
  stages: Record<"awakeMin" | "lightMin" | "remMin" | "deepMin" | "needMin" | "asleepMin", (number | null)[]>;
  /** Mean minutes over the range's nights, and how many they are. */
  averages: Record<
    "awakeMin" | "lightMin" | "remMin" | "deepMin" | "asleepMin" | "needMin",
    Estimate<number>
  >;
  bedAt: SlotSummary;
  wakeAt: SlotSummary;
  usualBed: Estimate<UsualTime>;
  usualWake: Estimate<UsualTime>;
  /** The newest scored night of the range. */
  need: NightNeed | null;
  /** Slept minus needed, other nights and naps included, per slot. */
  balanceMin: (number | null)[];
  debt: {
    /** Scaled to 14 days from the nights that are known. */
    shortfallMin: Estimate<number>;
    balanceMin: Estimate<number>;
    /** How many of the 14 days the two stand on. */
    nights: { have: number; of: number };
    /** Bounded by the largest single shortfall; null before any night is known. */
    decayingMin: number | null;
    /** WHOOP's own "need from debt" of the newest night. */
    vendorMin: number | null;
  };
  regularity: {
    /** Over the 28 days that end with the range. */
    index: Estimate<number>;
    /** Without the days around a change of the clock by two hours or more; null when nobody travelled. */
    withoutTravel: Estimate<number> | null;
    socialJetlagMin: Estimate<number>;
  };
  quality: Record<NightQuality, SlotSummary>;
  napMin: (number | null)[];
  /** Days of the range with a nap, and their minutes in all. */
  naps: { days: number; totalMin: number };
}
