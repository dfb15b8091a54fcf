import { formatNumber } from "#domain/format.ts";
import { plainNotation } from "#domain/notation.ts";
import { differencesTogether, metricsTogether, numbersTogether } from "#domain/numbers-together.ts";
import { predictorWord } from "#domain/regression-question.ts";
import type { HrvStatistics } from "#queries/statistics/hrv-statistics.ts";
import type { PairStatistics } from "#queries/statistics/pair-statistics.ts";
import type { PeriodComparison } from "#queries/statistics/period-comparison.ts";
import type { WeekdayStatistics } from "#queries/statistics/weekday-statistics.ts";
import { probabilityWords, unknownWords } from "./stats-words.ts";

/** A pair of metrics opened. */
export function describePair(pair: PairStatistics): string[] {
  const { x, y, lagDays, range, n, days, byConstruction, adjusted, controls, partial } = pair;
  return [
    `${x} → ${y}, ${lagDays} d, ${range.from} to ${range.to}: ${n} of ${days} days`,
    ...(byConstruction ? ["related by construction: this says nothing about you"] : []),
    correlationLine("plain correlation", pair.pearson),
    correlationLine("rank correlation", pair.spearman),
    adjusted.known
      ? `${"without weekday and drift".padEnd(28)} r ${formatNumber(adjusted.value.r, 2, plainNotation)}  n ${adjusted.n}, worth ${formatNumber(adjusted.value.effectiveN, 0, plainNotation)}`
      : `${"without weekday and drift".padEnd(28)} ${unknownWords(adjusted)}`,
    ...(partial === null
      ? []
      : [correlationLine(`alike in ${controls.map(predictorWord).join(", ")}`, partial)]),
  ];
}

function correlationLine(name: string, found: PairStatistics["pearson"]): string {
  if (!found.known) return `${name.padEnd(28)} ${unknownWords(found)}`;
  const { r, p, interval } = found.value;
  const write = numbersTogether([r, interval.low, interval.high], 2, plainNotation);
  return `${name.padEnd(28)} r ${write(r)} (${write(interval.low)} to ${write(interval.high)})  n ${found.n}  p ${probabilityWords(p)}, days taken for independent`;
}

/** The weekly HRV level against its band: above, inside or below, and how often it is outside. */
export function describeHrv({ day, levelMs, bandMs, state, daysOutside }: HrvStatistics): string[] {
  if (!levelMs.known) return [`${day}: 7-day HRV: ${unknownWords(levelMs)}`];
  const together = bandMs.known ? [bandMs.value.low, bandMs.value.high] : [];
  const write = numbersTogether([levelMs.value, ...together], 0, plainNotation);
  const level = `${day}: 7-day HRV ${write(levelMs.value)} ms (n ${levelMs.n})`;
  if (!bandMs.known || state === null)
    return [`${level}; its band: ${bandMs.known ? "" : unknownWords(bandMs)}`];
  const { low, high } = bandMs.value;
  const { outside, of } = daysOutside;
  return [
    `${level}: ${state} your band of ${write(low)} to ${write(high)} ms (n ${bandMs.n})`,
    `outside it on ${outside} of ${of} days; about 45 % is typical, as half a standard deviation to each side is a convention`,
  ];
}

const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The median of each weekday with its interval. */
export function describeWeekdays({ range, metric, weekdays }: WeekdayStatistics): string[] {
  return [
    `${metric}, ${range.from} to ${range.to}: median (95 % interval)`,
    ...weekdays.map(({ weekday, level }) => {
      const name = (weekdayNames[weekday - 1] ?? "").padEnd(10);
      if (!level.known) return `${name} ${unknownWords(level)}`;
      const { median, low, high } = level.value;
      const write = metricsTogether(metric, { levels: [median, low, high] }, plainNotation).level;
      return `${name} ${write(median)} (${write(low)} to ${write(high)})  n ${level.n}`;
    }),
  ];
}

/** Two periods' means; what does not hold among the metrics compared is not called a difference. */
export function describePeriods({ range, other, metrics }: PeriodComparison): string[] {
  return [
    `${range.from} to ${range.to} against ${other.from} to ${other.to}; what does not hold is within what such periods vary by`,
    ...metrics.map(describePeriod),
  ];
}

function describePeriod(compared: PeriodComparison["metrics"][number]): string {
  const { metric, here, other, percent, interval, q, holds } = compared;
  const name = metric.padEnd(16);
  if (!here.known || !other.known)
    return `${name} no reading on ${here.known ? "the other side" : "this side"}`;
  const gaps = interval.known
    ? [interval.value.difference, interval.value.low, interval.value.high]
    : [compared.difference ?? 0];
  const write = metricsTogether(
    metric,
    { levels: [here.value, other.value], ...(percent ? {} : { differences: gaps }) },
    plainNotation,
  );
  const inPercent = differencesTogether(gaps, 1, plainNotation);
  const [gap, low, high] = gaps.map((value) => (percent ? `${inPercent(value)} %` : write.difference(value)));
  const means = `${write.level(here.value)} (n ${here.n}) against ${write.level(other.value)} (n ${other.n})`;
  return interval.known
    ? `${name} ${means}: ${gap} (${low} to ${high})  q ${probabilityWords(q ?? 1)}${holds ? "  holds" : ""}`
    : `${name} ${means}: ${gap}; an interval: ${unknownWords(interval)} on each side`;
}
