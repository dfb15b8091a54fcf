import type { TrendOfMetric } from "#analysis/trends.ts";
import { formatMetric, formatMetricDifference, formatNumber } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { roundTo } from "#domain/rounding.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { type CalendarNames, longDate } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import type { CellState } from "./insights-text.ts";
import type { MetricTexts } from "./metric-text.ts";

/** Words for a metric's drift and its steps. */
export interface TrendFindingsText {
  calendar: CalendarNames;
  metrics: MetricTexts;
  states: Record<CellState, string>;
  found: string;
  nothing: string;
  tooEarly: string;
  noSpread: string;
  step: string;
  awaitedState: string;
  awaited: string;
}

/** A metric's drift in a sentence with its evidence level, and its steps. */
export interface TrendFindingModel {
  metric: MetricName;
  label: string;
  state: string;
  words: string;
  steps: string[];
}

/** Words for the drift and the steps of some metrics; a range never goes without its interval. */
export function prepareTrendFindings(
  trends: readonly TrendOfMetric[],
  text: TrendFindingsText,
): TrendFindingModel[] {
  return trends.map(({ metric, trend, changes }) => ({
    metric,
    label: text.metrics[metric].label,
    state:
      text.states[trend.known ? trend.value.level : trend.why === "no-spread" ? "no-spread" : "too-early"],
    words: sentence(metric, trend, text),
    steps: changes.map(({ aroundDay, earliestDay, latestDay, meanBefore, meanAfter }) =>
      fillText(text.step, {
        day: longDate(aroundDay, text.calendar),
        earliest: longDate(earliestDay, text.calendar),
        latest: longDate(latestDay, text.calendar),
        before: withUnit(metric, meanBefore, text),
        after: withUnit(metric, meanAfter, text),
      }),
    ),
  }));
}

/** The same rows while the findings are being computed. */
export function prepareAwaitedFindings(
  metrics: readonly MetricName[],
  text: TrendFindingsText,
): TrendFindingModel[] {
  return metrics.map((metric) => ({
    metric,
    label: text.metrics[metric].label,
    state: text.awaitedState,
    words: text.awaited,
    steps: [],
  }));
}

function sentence(metric: MetricName, trend: TrendOfMetric["trend"], text: TrendFindingsText): string {
  if (!trend.known)
    return trend.why === "no-spread"
      ? text.noSpread
      : fillText(text.tooEarly, { have: String(trend.have), need: String(trend.need) });
  const { per30Days, interval, percent, level } = trend.value;
  const change = (value: number) =>
    percent ? `${signed(value, 1, text)} %` : differenceOf(metric, value, text);
  const words = { change: change(per30Days), low: change(interval.low), high: change(interval.high) };
  return fillText(level === "nothing-clear" ? text.nothing : text.found, { ...words, n: String(trend.n) });
}

/** A drift is small against a single reading: it keeps one place more where it would round to nothing. */
function differenceOf(metric: MetricName, value: number, text: TrendFindingsText): string {
  const { unit, decimals } = metricOf(metric);
  if (
    unit === "min" ||
    unit === "minutes after noon" ||
    Math.abs(roundTo(value, decimals)) >= 10 ** -decimals
  )
    return `${formatMetricDifference(metric, value, text.calendar)} ${unitWord(metric, text)}`.trim();
  return `${signed(value, decimals + 1, text)} ${unitWord(metric, text)}`.trim();
}

function signed(value: number, decimals: number, { calendar }: TrendFindingsText): string {
  const shown = formatNumber(value, decimals, calendar);
  return roundTo(value, decimals) > 0 ? `+${shown}` : shown;
}

function withUnit(metric: MetricName, value: number, text: TrendFindingsText): string {
  return `${formatMetric(metric, value, text.calendar)} ${unitWord(metric, text)}`.trim();
}

function unitWord(metric: MetricName, { metrics, calendar }: TrendFindingsText): string {
  return shownUnit(metrics[metric].unit, calendar);
}
