import { runComputeTask } from "#analysis/compute-tasks.ts";
import type { MetricSeries } from "#analysis/metric-series.ts";
import { analyseRegression } from "#analysis/regression.ts";
import { compareMeans, judgeDifferences } from "#domain/compare-means.ts";
import { addDays } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { longestLagDays, readQuestion, readyMadeModels } from "#domain/regression-question.ts";
import { partOf } from "#queries/days/metric-series.ts";

/** What a member would be shown, kind by kind. */
export interface Seen {
  pairs: boolean;
  driftsOrSteps: boolean;
  hints: boolean;
  periods: boolean;
}

/** Looks at the last `days` days of a history through the very functions the worker and the pages use. */
export function whatIsSeen(series: MetricSeries, days: number): Seen {
  const range = lastDays(series.range, days);
  const part = partOf(series, range);
  const { metrics } = runComputeTask("trends", part);
  return {
    pairs: runComputeTask("correlations", part).summary.holding > 0,
    driftsOrSteps: metrics.some(
      ({ trend, changes }) => changes.length > 0 || (trend.known && trend.value.level !== "nothing-clear"),
    ),
    hints: Object.values(readyMadeModels).some((ready) => givesHint(series, range, ready)),
    periods: [30, days].some((length) => seesPeriodDiffer(series, length)),
  };
}

/** The Trends page's metric, compared with the days before; where there are none, nothing is. */
function seesPeriodDiffer(series: MetricSeries, days: number): boolean {
  const here = lastDays(series.range, days);
  const before = { from: addDays(here.from, -days), to: addDays(here.to, -days) };
  if (before.from < series.range.from) return false;
  const compared = compareMeans(
    columnOf(partOf(series, here), "recovery"),
    columnOf(partOf(series, before), "recovery"),
  );
  return judgeDifferences([compared]).some(({ holds }) => holds);
}

function givesHint(
  series: MetricSeries,
  range: Range,
  { outcome, predictors }: { outcome: string; predictors: readonly string[] },
): boolean {
  const question = readQuestion(outcome, predictors);
  if (question === null) throw new Error(`no question: ${outcome} ${predictors}`);
  // A history begins with its first day: a model of all of it lacks the days before.
  const from = addDays(series.range.from, longestLagDays);
  const asked = range.from < from ? { from, to: range.to } : range;
  const columns = Object.fromEntries(series.columns.map(({ metric, values }) => [metric, values]));
  const answer = analyseRegression(question, { from: series.range.from, columns }, asked);
  if (!answer.known) return false;
  const statements = [...answer.effects, ...(answer.together === null ? [] : [answer.together])];
  return statements.some(({ level }) => level === "clear" || level === "tentative");
}

function lastDays({ from, to }: Range, days: number): Range {
  const first = addDays(to, 1 - days);
  return { from: first < from ? from : first, to };
}

function columnOf({ columns }: MetricSeries, metric: MetricName): Column {
  return columns.find((each) => each.metric === metric)?.values ?? [];
}
