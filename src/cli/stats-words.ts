import { formatHoursMinutes, formatNumber, formatSigned } from "#domain/format.ts";
import { plainNotation } from "#domain/notation.ts";
import { differencesTogether, metricsTogether, numbersTogether } from "#domain/numbers-together.ts";
import type { MetricBaseline } from "#queries/statistics/baselines.ts";
import type { loadAskedScan, loadAskedTrends } from "#queries/statistics/insights.ts";
import type { LoadStatistics } from "#queries/statistics/load-statistics.ts";
import type { SleepStatistics } from "#queries/statistics/sleep-statistics.ts";
import type { loadUsualLevels, UsualLevels } from "#queries/statistics/usual-levels.ts";

type Scan = NonNullable<Awaited<ReturnType<typeof loadAskedScan>>>;
type Trends = NonNullable<Awaited<ReturnType<typeof loadAskedTrends>>>;
type Unknown = { known: false; why: "too-few-days" | "no-spread"; have: number; need: number };
type Known<T = number> = { known: true; value: T; n: number } | Unknown;

/** A probability, never below 0.001 and never "0.000". */
export function probabilityWords(probability: number): string {
  return probability < 0.001 ? "< 0.001" : formatNumber(probability, 3, plainNotation);
}

/** Why there is no number: "5 of the 14 days it needs", or that the readings never differ. */
export function unknownWords(estimate: Known<unknown>): string {
  if (estimate.known) return "";
  const { why, have, need } = estimate;
  return why === "no-spread" ? `never differs (n ${have})` : `${have} of the ${need} days it needs`;
}

/** An evidence level as the pages name it. */
export function levelWords(level: string): string {
  return level === "no-spread" ? "never changes" : level.replace("-", " ");
}

/** What a look at all metrics comes to, and its strongest findings. */
export function describeScan({ range, family, holding, strongest }: Scan["summary"]): string[] {
  return [
    `${range.from} to ${range.to}: ${family} comparisons, ${holding} with q ≤ 0.10; by design at most about one in ten of those is expected to be chance`,
    ...(strongest.length === 0 ? ["No clear pattern."] : strongest.map(describeComparison)),
  ];
}

/** One comparison on a line. */
export function describeComparison({ x, y, lagDays, n, level, found }: Scan["comparisons"][number]): string {
  const pair = `${x} → ${y}, ${lagDays} d`.padEnd(40);
  if (found === null) return `${pair} ${levelWords(level)} (n ${n})`;
  const { r, interval, effectiveN, q } = found;
  const write = numbersTogether([r, interval.low, interval.high], 2, plainNotation);
  const size = `r ${write(r)} (${write(interval.low)} to ${write(interval.high)})`;
  const worth = formatNumber(effectiveN, 0, plainNotation);
  return `${pair} ${size}  n ${n}, worth ${worth}  q ${probabilityWords(q)}  ${levelWords(level)}`;
}

/** A metric's drift and its steps. */
export function describeTrend({ metric, trend, changes }: Trends["metrics"][number]): string[] {
  const name = metric.padEnd(16);
  const steps = changes.map(({ aroundDay, earliestDay, latestDay, ...step }) => {
    const { level } = metricsTogether(metric, { levels: [step.meanBefore, step.meanAfter] }, plainNotation);
    const [before, after] = [step.meanBefore, step.meanAfter].map(level);
    return `${"".padEnd(16)} around ${aroundDay}, most likely ${earliestDay} to ${latestDay}: ${before} before (n ${step.countBefore}), ${after} after (n ${step.countAfter})`;
  });
  if (!trend.known) return [`${name} ${unknownWords(trend)}`, ...steps];
  const { per30Days, interval, percent, q, level } = trend.value;
  const numbers = [per30Days, interval.low, interval.high];
  const write = percent
    ? differencesTogether(numbers, 1, plainNotation)
    : metricsTogether(metric, { differences: numbers }, plainNotation).difference;
  const [change, low, high] = numbers.map((value) => `${write(value)}${percent ? " %" : ""}`);
  return [
    `${name} ${change} per 30 days (${low} to ${high})  n ${trend.n}  q ${probabilityWords(q)}  ${levelWords(level)}`,
    ...steps,
  ];
}

/** Every metric of the newest day beside its usual level. */
export function describeLevels({ day, metrics }: Awaited<ReturnType<typeof loadUsualLevels>>): string[] {
  if (day === null) return ["No data yet."];
  return [
    `${day}, against the 30 days before; unusual is 2 usual spreads or more, about one day in twenty by chance`,
    ...metrics.map((each) => `${describeBaseline(each).padEnd(64)} ${describeYear(each)}`),
  ];
}

/** A metric's newest reading beside what is usual, both with the same decimals. */
export function describeBaseline({ metric, value, soFar, usual }: MetricBaseline): string {
  const level = usual.known ? usual.value : null;
  const { level: write, difference } = metricsTogether(
    metric,
    {
      levels: [value, level?.mean ?? null].filter((each) => each !== null),
      differences: level === null ? [] : [level.sd],
    },
    plainNotation,
  );
  const reading = value === null ? "no reading" : `${write(value)}${soFar ? " so far" : ""}`;
  const beside =
    usual.known && level !== null
      ? `usual ${write(level.mean)} ± ${difference(level.sd).replace("+", "")} (n ${usual.n})`
      : `usual: ${unknownWords(usual)}`;
  return `${metric.padEnd(16)} ${reading.padStart(14)}   ${beside}`;
}

function describeYear({ z, unusualDays }: Pick<UsualLevels, "z" | "unusualDays">): string {
  const score = z.known ? `z ${formatSigned(z.value, 1, plainNotation)}` : "";
  return `${score.padEnd(8)} ${unusualDays.unusual} of ${unusualDays.of} days unusual`;
}

/** Sleep of a range in estimates. */
export function describeSleep({ range, averages, debt, regularity }: SleepStatistics): string[] {
  const nights = `from ${debt.nights.have} of ${debt.nights.of} nights`;
  return [
    `${range.from} to ${range.to}`,
    duration("asleep, mean", averages.asleepMin),
    duration("need, mean", averages.needMin),
    duration("two-week shortfall", debt.shortfallMin, nights),
    duration("two-week balance", debt.balanceMin, nights),
    number("sleep regularity", regularity.index, "pairs of days"),
    ...(regularity.withoutTravel === null
      ? []
      : [number("  without travel", regularity.withoutTravel, "pairs of days")]),
    duration("social jetlag", regularity.socialJetlagMin),
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
      number(`${name}, 7 days`, load.acute, "", 1),
      number(`${name}, 28 days`, load.chronic, "", 1),
      number("  week / 3 weeks before", load.uncoupledRatio, "", 2),
      `  above that in ${load.weeksAbove.above} of the last ${load.weeksAbove.of} weeks`,
    ]),
  ];
}

function duration(name: string, estimate: Known, from = estimate.known ? `n ${estimate.n}` : ""): string {
  return named(name, estimate, (value) => `${formatHoursMinutes(value)} (${from})`);
}

function number(name: string, estimate: Known, counted: string, decimals = 0): string {
  return named(name, estimate, (value) => {
    const n = estimate.known ? `n ${estimate.n}` : "";
    return `${formatNumber(value, decimals, plainNotation)} (${[n, counted].filter(Boolean).join(" ")})`;
  });
}

function named(name: string, estimate: Known, write: (value: number) => string): string {
  return `${name.padEnd(26)} ${estimate.known ? write(estimate.value) : unknownWords(estimate)}`;
}
