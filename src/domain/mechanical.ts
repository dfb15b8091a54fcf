import type { MetricName } from "./metrics.ts";

/** Why two metrics are related by construction; the words stand with the page's other texts. */
export type MechanicalReason =
  | "same-metric"
  | "part-of-recovery"
  | "sleep-need"
  | "sleep-performance"
  | "time-in-bed"
  | "bed-and-wake-times"
  | "same-heart-rate";

/** Metrics that are made of one another, the later `lagDays` after the earlier. */
interface MechanicalLink {
  reason: MechanicalReason;
  lagDays: 0 | 1;
  earlier: readonly MetricName[];
  later: readonly MetricName[];
}

const zones = ["zone0Min", "zone1Min", "zone2Min", "zone3Min", "zone4Min", "zone5Min"] as const;
/** All counted from one record of the day's heart rate. */
const effort = [
  "strain",
  "energyKj",
  "averageBpm",
  "maxBpm",
  "workouts",
  "workoutStrain",
  "workoutMin",
  ...zones,
] as const;
/** All parts or shares of one stretch in bed. */
const timeInBed = [
  "asleepMin",
  "inBedMin",
  "awakeMin",
  "lightMin",
  "deepMin",
  "remMin",
  "efficiencyPct",
] as const;

const links: readonly MechanicalLink[] = [
  {
    reason: "part-of-recovery",
    lagDays: 0,
    earlier: ["hrvMs", "restingBpm", "respiratoryRate", "performancePct"],
    later: ["recovery"],
  },
  { reason: "sleep-need", lagDays: 1, earlier: ["strain", "debtMin", "napMin"], later: ["needMin"] },
  // Debt is counted from the nights before, and need holds debt.
  {
    reason: "sleep-need",
    lagDays: 1,
    earlier: [...timeInBed, "bedAt", "needMin", "napMin", "performancePct"],
    later: ["debtMin", "needMin"],
  },
  { reason: "sleep-need", lagDays: 0, earlier: ["debtMin", "napMin"], later: ["needMin"] },
  {
    reason: "sleep-performance",
    lagDays: 0,
    earlier: ["needMin", "debtMin", ...timeInBed],
    later: ["performancePct"],
  },
  { reason: "time-in-bed", lagDays: 0, earlier: timeInBed, later: timeInBed },
  {
    reason: "bed-and-wake-times",
    lagDays: 0,
    earlier: ["bedAt", "wakeAt"],
    later: ["inBedMin", "consistencyPct"],
  },
  { reason: "same-heart-rate", lagDays: 0, earlier: effort, later: effort },
];

/**
 * Why two metrics are related by construction, `earlier` standing `lagDays` before `later`; null when they are not. On
 * the same day the order of the two does not matter.
 */
export function mechanicalReason(
  earlier: MetricName,
  later: MetricName,
  lagDays: number,
): MechanicalReason | null {
  if (earlier === later && lagDays === 0) return "same-metric";
  const link = links.find(
    (each) =>
      each.lagDays === lagDays &&
      ((each.earlier.includes(earlier) && each.later.includes(later)) ||
        (lagDays === 0 && each.earlier.includes(later) && each.later.includes(earlier))),
  );
  return link?.reason ?? null;
}

/**
 * Whether two metrics are related by construction, `earlier` standing `lagDays` before `later`: then a relation between
 * them is arithmetic and never a finding. A metric is always related to itself on the same day.
 */
export function isMechanical(earlier: MetricName, later: MetricName, lagDays: number): boolean {
  return mechanicalReason(earlier, later, lagDays) !== null;
}
