import type { MetricName } from "./metrics.ts";

/** A metric and those it is made of, or which are made of it, `lagDays` earlier. */
interface MechanicalLink {
  metric: MetricName;
  lagDays: 0 | 1;
  with: readonly MetricName[];
}

const zones = ["zone0Min", "zone1Min", "zone2Min", "zone3Min", "zone4Min", "zone5Min"] as const;

const links: readonly MechanicalLink[] = [
  { metric: "recovery", lagDays: 0, with: ["hrvMs", "restingBpm", "respiratoryRate", "performancePct"] },
  { metric: "needMin", lagDays: 1, with: ["strain", "debtMin", "napMin"] },
  { metric: "needMin", lagDays: 0, with: ["debtMin", "napMin"] },
  { metric: "performancePct", lagDays: 0, with: ["needMin", "asleepMin"] },
  {
    metric: "asleepMin",
    lagDays: 0,
    with: ["lightMin", "deepMin", "remMin", "awakeMin", "inBedMin", "efficiencyPct"],
  },
  {
    metric: "strain",
    lagDays: 0,
    with: ["energyKj", "averageBpm", "maxBpm", "workoutStrain", "workoutMin", "workouts", ...zones],
  },
];

/**
 * Whether two metrics are related by construction, `earlier` standing `lagDays` before `later`: then a relation between
 * them is arithmetic and never a finding. A metric is always related to itself on the same day.
 */
export function isMechanical(earlier: MetricName, later: MetricName, lagDays: number): boolean {
  if (earlier === later) return lagDays === 0;
  return links.some(
    (link) =>
      link.lagDays === lagDays &&
      ((link.metric === later && link.with.includes(earlier)) ||
        (lagDays === 0 && link.metric === earlier && link.with.includes(later))),
  );
}
