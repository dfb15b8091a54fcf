import type { RegressionResult } from "#analysis/regression.ts";
import type { ExplainedDay } from "#analysis/regression-days.ts";
import { addDays, type Day } from "#domain/day.ts";
import { formatMetric } from "#domain/format.ts";
import { metricOf } from "#domain/metrics.ts";
import { naturalDifference } from "#domain/natural-step.ts";
import type { Range } from "#domain/range.ts";
import type { RegressionQuestion } from "#domain/regression-question.ts";
import { longDate } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { type ModelWords, outcomeDifference, outcomeUnit, predictorLabel } from "./model-words.ts";

/** A day taken apart: what each metric's distance from its own average went with. */
export interface DayParts {
  day: Day;
  label: string;
  value: string;
  /** The average the parts are counted from. */
  from: string;
  parts: { id: string; label: string; words: string; from: number; to: number; kind: "part" | "rest" }[];
}

/** The highest and the lowest days of the outcome, on one scale of differences. */
export function prepareModelDays(
  { outcome }: RegressionQuestion,
  range: Range,
  { extremes, effects }: RegressionResult,
  words: ModelWords,
): { highest: DayParts[]; lowest: DayParts[] } {
  const { text, metrics } = words;
  const back = metricOf(outcome).scale === "log" ? Math.exp : (value: number) => value;
  const shown = (value: number) =>
    `${formatMetric(outcome, back(value), text.calendar)} ${metrics[outcome].unit}`.trim();
  const parts = (day: ExplainedDay) => [
    ...day.contributions.map((value, index) => ({
      id: `part-${index}`,
      label: predictorLabel(effects[index]?.predictor ?? { metric: outcome, lagDays: 0 }, words),
      value,
      kind: "part" as const,
    })),
    { id: "calendar", label: text.extremes.calendar, value: day.calendar, kind: "part" as const },
    { id: "rest", label: text.extremes.rest, value: day.rest, kind: "rest" as const },
  ];
  const reach = [...extremes.highest, ...extremes.lowest]
    .flatMap(parts)
    .reduce((most, { value }) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
  const prepare = (explained: ExplainedDay): DayParts => {
    const day = addDays(range.from, explained.place);
    return {
      day,
      label: longDate(day, text.calendar),
      value: shown(explained.actual),
      from: fillText(text.extremes.from, { mean: shown(extremes.mean) }),
      parts: parts(explained).map(({ value, ...part }) => ({
        ...part,
        words: `${outcomeDifference(outcome, naturalDifference(outcome, value), words)} ${outcomeUnit(outcome, words)}`,
        from: (Math.min(0, value) / reach + 1) / 2,
        to: (Math.max(0, value) / reach + 1) / 2,
      })),
    };
  };
  return { highest: extremes.highest.map(prepare), lowest: extremes.lowest.map(prepare) };
}
