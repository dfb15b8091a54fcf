import { effortMetrics } from "./effort-metrics.ts";
import { type MetricName, metricOf, metricsOfRecord, morningVitals } from "./metrics.ts";

/** Why two metrics are related by construction; the words stand with the page's other texts. */
export type BuiltInReason =
  | "same-metric"
  | "part-of-recovery"
  | "same-heart-recording"
  | "same-night"
  | "sleep-need"
  | "sleep-performance"
  | "bed-and-wake-times"
  | "same-heart-rate";

/** Metrics that are made of one another, the later some days after the earlier. */
interface BuiltInRelation {
  reason: BuiltInReason;
  /** The distances in days at which they are, both ends included. */
  lags: { from: number; to: number };
  earlier: readonly MetricName[];
  later: readonly MetricName[];
}

const sameDay = { from: 0, to: 0 } as const;
/** Need holds a debt that remembers the nights before. */
const daysBefore = { from: 1, to: 7 } as const;

/** All counted from one recording of a night. */
const night = metricsOfRecord("sleep").filter(
  (name) => metricOf(name).availability === "night" || name === "bedAt",
);
/** Sleep need and what is counted into it: WHOOP's sums over the days and nights before. */
const need = ["needMin", "debtMin"] as const;

const links: readonly BuiltInRelation[] = [
  {
    reason: "part-of-recovery",
    lags: sameDay,
    earlier: [...morningVitals, "performancePct"],
    later: ["recovery"],
  },
  { reason: "same-heart-recording", lags: sameDay, earlier: ["hrvMs"], later: ["restingBpm"] },
  { reason: "sleep-performance", lags: sameDay, earlier: need, later: ["performancePct"] },
  { reason: "same-night", lags: sameDay, earlier: night, later: night },
  { reason: "sleep-need", lags: sameDay, earlier: need, later: [...need, ...night, "napMin"] },
  {
    reason: "sleep-need",
    lags: daysBefore,
    earlier: [...effortMetrics, ...night, ...need, "napMin"],
    later: need,
  },
  // Performance is time asleep as a share of that need.
  {
    reason: "sleep-performance",
    lags: daysBefore,
    earlier: [...effortMetrics, ...night, ...need, "napMin"],
    later: ["performancePct"],
  },
  { reason: "bed-and-wake-times", lags: daysBefore, earlier: ["bedAt", "wakeAt"], later: ["consistencyPct"] },
  { reason: "same-heart-rate", lags: sameDay, earlier: effortMetrics, later: effortMetrics },
];

/**
 * Why two metrics are related by construction, `earlier` standing `lagDays` before `later`; null when they are not. The rule
 * behind the list: two numbers counted from the same record, or one computed by WHOOP from the other, say nothing about the
 * member. On the same day the order of the two does not matter.
 */
export function builtInReason(earlier: MetricName, later: MetricName, lagDays: number): BuiltInReason | null {
  if (earlier === later && lagDays === 0) return "same-metric";
  const link = links.find(
    ({ lags, ...each }) =>
      lagDays >= lags.from &&
      lagDays <= lags.to &&
      ((each.earlier.includes(earlier) && each.later.includes(later)) ||
        (lagDays === 0 && each.earlier.includes(later) && each.later.includes(earlier))),
  );
  return link?.reason ?? null;
}

/**
 * Whether two metrics are related by construction, `earlier` standing `lagDays` before `later`: then a relation between
 * them is arithmetic and never a finding. A metric is always related to itself on the same day.
 */
export function isBuiltInRelation(earlier: MetricName, later: MetricName, lagDays: number): boolean {
  return builtInReason(earlier, later, lagDays) !== null;
}

/**
 * Whether a pair may be asked about, but shares a part: recovery holds the sleep performance of its own night, which is
 * counted from that night's numbers.
 */
export function sharesSleepPerformance(x: MetricName, y: MetricName, lagDays: number): boolean {
  const [first, second] = y === "recovery" ? [x, y] : [y, x];
  return lagDays === 0 && second === "recovery" && night.some((metric) => metric === first);
}
