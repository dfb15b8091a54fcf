import type { TrendOfMetric } from "#analysis/trends.ts";
import type { MetricName } from "#domain/metrics.ts";
import { differencesTogether, metricsTogether } from "#domain/numbers-together.ts";
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
        ...levelsOf(metric, meanBefore, meanAfter, text),
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
  const numbers = [per30Days, interval.low, interval.high];
  const inPercent = differencesTogether(numbers, 1, text.calendar);
  const inUnit = metricsTogether(metric, { differences: numbers }, text.calendar).difference;
  const change = (value: number) =>
    percent ? `${inPercent(value)} %` : `${inUnit(value)} ${unitWord(metric, text)}`.trim();
  const words = { change: change(per30Days), low: change(interval.low), high: change(interval.high) };
  return fillText(level === "nothing-clear" ? text.nothing : text.found, { ...words, n: String(trend.n) });
}

/** The levels before and after a step, in the same decimals and never reading as equal. */
function levelsOf(metric: MetricName, before: number, after: number, text: TrendFindingsText) {
  const { level } = metricsTogether(metric, { levels: [before, after] }, text.calendar);
  const withUnit = (value: number) => `${level(value)} ${unitWord(metric, text)}`.trim();
  return { before: withUnit(before), after: withUnit(after) };
}

function unitWord(metric: MetricName, { metrics, calendar }: TrendFindingsText): string {
  return shownUnit(metrics[metric].unit, calendar);
}
