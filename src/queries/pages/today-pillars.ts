import { valueForStatistics } from "#domain/day-record.ts";
import { seriesForStatistics } from "#domain/day-series.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { recoveryBand, recoveryWord, sleepWord, strainWord } from "#domain/score-bands.ts";
import { todayMetrics } from "#domain/today-metrics.ts";
import { compareWithUsual } from "#domain/usual.ts";
import type { Pillar, Reading, TodayView } from "./today-view.ts";
import type { TodayWindow } from "./today-window.ts";

/** The day's three scores: value, state, word, and how they compare with the 30 days before. */
export function pillars(window: TodayWindow): Pick<TodayView, "recovery" | "sleep" | "strain"> {
  const { states } = window.today;
  const recovery = pillar(window, "recovery", states.recovery, recoveryWord);
  return {
    recovery: { ...recovery, band: recovery.value === null ? null : recoveryBand(recovery.value) },
    sleep: pillar(window, "performancePct", states.sleep, sleepWord),
    strain: pillar(window, "strain", states.strain, strainWord),
  };
}

function pillar<Name extends Pillar["metric"]>(
  window: TodayWindow,
  metric: Name,
  state: Pillar["state"],
  wordOf: (value: number) => string,
): Pillar & { metric: Name } {
  const { value, ...comparison } = reading(window, metric);
  return {
    ...comparison,
    metric,
    value,
    state,
    soFar: window.today.open && metricOf(metric).soFar,
    word: value === null ? null : wordOf(value),
  };
}

/** One metric of the day, compared with the 30 days before; what is only shown, as "so far" is, is not compared. */
function reading(window: TodayWindow, metric: MetricName): Reading {
  const { today, range, records } = window;
  const series = seriesForStatistics(records, range, metric);
  const counted = valueForStatistics(today, metric);
  return {
    metric,
    value: today.values[metric],
    ...compareWithUsual(counted, series, range.to, metricOf(metric).scale),
  };
}

/** The numbers beneath the scores. */
export function readings(window: TodayWindow): TodayView["readings"] {
  const names = [...todayMetrics, "needMin"] as const;
  return Object.fromEntries(names.map((name) => [name, reading(window, name)])) as TodayView["readings"];
}
