import { prepareTrend, type TrendInput } from "./prepare-trend.ts";
import type { TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";
import type { TrendModel } from "./trend-model.ts";

/** A score's axis is labelled where its words change. */
const recoveryScale = { low: 0, high: 100, ticks: [0, 34, 67, 100] };
const strainScale = { low: 0, high: 21, ticks: [0, 10, 14, 18, 21] };

/** The last weeks of recovery, HRV, resting heart rate, strain and sleep; those without any reading are left out. */
export function prepareTodayTrends(view: TodayInput, text: TodayText): TrendModel[] {
  const { trend, readings } = view;
  const { metrics, units, need } = text.trend;
  const words = text.words;
  const common = { from: trend.from, lastIsOpen: false, decimals: 0 } as const;
  const inputs: TrendInput[] = [
    {
      ...common,
      ...named("recovery", metrics, units),
      mark: "bar",
      values: trend.recovery,
      usual: view.recovery.usual,
      scale: recoveryScale,
      tones: [
        { from: 0, tone: "recovery-low", word: words["low"] ?? null },
        // The border lies where the shown, whole percent changes.
        { from: 33.5, tone: "recovery-mid", word: words["adequate"] ?? null },
        { from: 66.5, tone: "recovery-high", word: words["sufficient"] ?? null },
      ],
    },
    {
      ...common,
      ...named("hrvMs", metrics, units),
      mark: "line",
      values: trend.hrvMs,
      usual: readings.hrvMs.usual,
      tones: [{ from: 0, tone: "vital", word: null }],
    },
    {
      ...common,
      ...named("restingBpm", metrics, units),
      mark: "line",
      values: trend.restingBpm,
      usual: readings.restingBpm.usual,
      tones: [{ from: 0, tone: "vital", word: null }],
    },
    {
      ...common,
      ...named("strain", metrics, units),
      mark: "bar",
      decimals: 1,
      values: trend.strain,
      lastIsOpen: trend.lastIsSoFar,
      usual: view.strain.usual,
      scale: strainScale,
      tones: [
        { from: 0, tone: "strain", word: words["light"] ?? null },
        { from: 10, tone: "strain", word: words["moderate"] ?? null },
        { from: 14, tone: "strain", word: words["high"] ?? null },
        { from: 18, tone: "strain", word: words["all-out"] ?? null },
      ],
    },
    {
      ...common,
      ...named("asleepMin", metrics, units),
      mark: "bar",
      decimals: null,
      values: trend.asleepMin,
      reference: { label: need, values: trend.needMin },
      usual: readings.asleepMin.usual,
      tones: [{ from: 0, tone: "sleep", word: null }],
    },
  ];
  return inputs
    .filter(({ values }) => values.some((value) => value !== null))
    .map((input) => prepareTrend(input, text.calendar));
}

function named<Name extends keyof TodayText["trend"]["metrics"]>(
  id: Name,
  titles: TodayText["trend"]["metrics"],
  units: TodayText["trend"]["units"],
) {
  return { id, title: titles[id], unit: units[id] };
}
