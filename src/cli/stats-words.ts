import type { loadAskedLook, loadAskedTrends } from "#queries/insights.ts";
import type { LoadStatistics } from "#queries/load-statistics.ts";
import type { SleepStatistics } from "#queries/sleep-statistics.ts";
import type { loadUsualLevels } from "#queries/usual-levels.ts";

type Look = NonNullable<Awaited<ReturnType<typeof loadAskedLook>>>;
type Trends = NonNullable<Awaited<ReturnType<typeof loadAskedTrends>>>;
type Known = { known: true; value: number; n: number } | { known: false; have: number; need: number };

/** What a look at all metrics comes to, and its strongest findings. */
export function describeLook({ range, family, holding, strongest }: Look["summary"]): string[] {
  return [
    `${range.from} to ${range.to}: ${family} comparisons, ${holding} with q ≤ 0.10; by design at most about one in ten of those is expected to be chance`,
    ...(strongest.length === 0 ? ["No clear pattern."] : strongest.map(describeComparison)),
  ];
}

/** One comparison on a line. */
export function describeComparison({ x, y, lagDays, n, level, found }: Look["comparisons"][number]): string {
  const pair = `${x} → ${y}, ${lagDays} d`.padEnd(40);
  if (found === null) return `${pair} ${level} (n = ${n})`;
  const { r, interval, effectiveN, q } = found;
  const size = `r ${r.toFixed(2)} (${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`;
  return `${pair} ${size}  n ${n}, worth ${effectiveN.toFixed(0)}  q ${small(q)}  ${level}`;
}

/** A metric's drift and its steps. */
export function describeTrend({ metric, trend, changes }: Trends["metrics"][number]): string[] {
  const name = metric.padEnd(16);
  if (!trend.known) return [`${name} ${trend.have} of ${trend.need} days`];
  const { per30Days, interval, percent, q, level } = trend.value;
  const unit = percent ? " %" : "";
  const slope = `${per30Days.toFixed(2)}${unit} per 30 days (${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`;
  return [
    `${name} ${slope}  q ${small(q)}  ${level}`,
    ...changes.map(
      ({ aroundDay, earliestDay, latestDay, meanBefore, meanAfter }) =>
        `${"".padEnd(16)} around ${aroundDay}, most likely ${earliestDay} to ${latestDay}: ${meanBefore.toFixed(1)} before, ${meanAfter.toFixed(1)} after`,
    ),
  ];
}

/** Every metric of the newest day beside its usual level. */
export function describeLevels({ day, metrics }: Awaited<ReturnType<typeof loadUsualLevels>>): string[] {
  if (day === null) return ["No data yet."];
  return [
    `${day}, against the 30 days before`,
    ...metrics.map(({ metric, value, usual, z, unusualDays }) => {
      const reading = (value === null ? "no reading" : value.toFixed(1)).padStart(10);
      const level = usual.known
        ? `usual ${usual.value.mean.toFixed(1)} ± ${usual.value.sd.toFixed(1)}`
        : `usual: ${usual.have} of ${usual.need} days`;
      const score = z.known ? `z ${z.value.toFixed(1)}` : "";
      const year = `${unusualDays.unusual} of ${unusualDays.of} days unusual`;
      return `${metric.padEnd(16)} ${reading}   ${level.padEnd(26)} ${score.padEnd(8)} ${year}`;
    }),
  ];
}

/** Sleep of a range in estimates. */
export function describeSleep({ range, averages, debt, regularity }: SleepStatistics): string[] {
  return [
    `${range.from} to ${range.to}`,
    line("asleep, mean", averages.asleepMin, "min"),
    line("need, mean", averages.needMin, "min"),
    line("two-week shortfall", debt.shortfallMin, "min"),
    line("two-week balance", debt.balanceMin, "min"),
    line("sleep regularity", regularity.index, ""),
    ...(regularity.withoutTravel === null ? [] : [line("  without travel", regularity.withoutTravel, "")]),
    line("social jetlag", regularity.socialJetlagMin, "min"),
  ];
}

/** Training load. */
export function describeLoad({ day, strain, zoneWeightedMin }: LoadStatistics): string[] {
  return [
    `the week that ends with ${day}`,
    ...[
      { name: "strain", load: strain },
      { name: "zone-weighted min", load: zoneWeightedMin },
    ].flatMap(({ name, load }) => [
      line(`${name}, 7 days`, load.acute, ""),
      line(`${name}, 28 days`, load.chronic, ""),
      line("  week / 3 weeks before", load.uncoupledRatio, ""),
      `  above that in ${load.weeksAbove.above} of the last ${load.weeksAbove.of} weeks`,
    ]),
  ];
}

function line(name: string, estimate: Known, unit: string): string {
  const value = estimate.known
    ? `${estimate.value.toFixed(2)} ${unit}`.trim()
    : `${estimate.have} of ${estimate.need} days`;
  return `${name.padEnd(26)} ${value}`;
}

function small(probability: number): string {
  return probability < 0.001 ? "< 0.001" : probability.toFixed(3);
}
