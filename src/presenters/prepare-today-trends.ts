import { addDays } from "#domain/day.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { Comparison } from "#domain/usual.ts";
import { fillText } from "./fill-text.ts";
import type { Scale } from "./nice-scale.ts";
import { recoveryScale, recoveryTones, strainScale } from "./score-axes.ts";
import { isEmpty, type SeriesColumn, type SeriesLayer, type SeriesModel } from "./series-model.ts";
import { axis, axisOf, column, timeAxis } from "./series-parts.ts";
import { formatSeriesValue } from "./series-words.ts";
import type { TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

type TrendName = "recovery" | "hrvMs" | "restingBpm" | "strain" | "asleepMin";

/** How one metric of the last weeks is drawn. */
interface TrendStyle {
  words?: SeriesColumn["words"];
  layers: SeriesLayer[];
  /** The ends and ticks of a score with a scale of its own; other axes fit their readings. */
  scale?: Scale;
  /** Bars begin at zero. */
  fromZero: boolean;
  keys?: SeriesModel["keys"];
}

const bars = (of: string, tone: "strain" | "sleep"): SeriesLayer => ({
  kind: "bars",
  of,
  base: 0,
  tones: [{ from: 0, tone }],
});

function styleOf(name: TrendName, { words, trend }: TodayText): TrendStyle {
  const line: SeriesLayer = { kind: "line", of: name, tone: "vital", dots: true, thin: false };
  const word = (from: number, id: string) => ({ from, word: words[id] ?? "" });
  switch (name) {
    case "recovery":
      return {
        words: [word(0, "low"), word(34, "adequate"), word(67, "sufficient")],
        layers: [{ kind: "bars", of: name, base: 0, tones: recoveryTones }],
        scale: recoveryScale,
        fromZero: true,
        keys: [
          { mark: "square", tone: "recovery-high", label: words["sufficient"] ?? "" },
          { mark: "square", tone: "recovery-mid", label: words["adequate"] ?? "" },
          { mark: "square", tone: "recovery-low", label: words["low"] ?? "" },
        ],
      };
    case "strain":
      return {
        words: [word(0, "light"), word(10, "moderate"), word(14, "high"), word(18, "all-out")],
        layers: [bars(name, "strain")],
        scale: strainScale,
        fromZero: true,
      };
    case "asleepMin":
      return {
        layers: [
          bars(name, "sleep"),
          { kind: "steps", of: "needMin", tone: "ink", joined: true, faint: false },
        ],
        fromZero: true,
        keys: [{ mark: "line", tone: "ink", label: trend.need }],
      };
    default:
      return { layers: [line], fromZero: false };
  }
}

const names: readonly TrendName[] = ["recovery", "hrvMs", "restingBpm", "strain", "asleepMin"];

/** The last weeks of recovery, HRV, resting heart rate, strain and sleep; those without any reading are left out. */
export function prepareTodayTrends(view: TodayInput, text: TodayText): SeriesModel[] {
  const usual: Record<TrendName, Comparison["usual"]> = {
    recovery: view.recovery.usual,
    hrvMs: view.readings.hrvMs.usual,
    restingBpm: view.readings.restingBpm.usual,
    strain: view.strain.usual,
    asleepMin: view.readings.asleepMin.usual,
  };
  return names.map((name) => modelOf(name, view, usual[name], text)).filter((model) => !isEmpty(model));
}

function modelOf(
  name: TrendName,
  { trend }: TodayInput,
  usual: Comparison["usual"],
  text: TodayText,
): SeriesModel {
  const look = styleOf(name, text);
  const count = trend[name].length;
  const range = { from: trend.from, to: addDays(trend.from, count - 1) };
  const shown = optionsOf(name, text);
  const own = column(
    { ...shown, words: look.words ?? [], ...(usual.known ? { usual: "usual" } : {}) },
    trend[name],
  );
  const usualColumn = usual.known
    ? [column({ ...shown, id: "usual", listed: false }, new Array<number>(count).fill(usual.value.mean))]
    : [];
  const need =
    name === "asleepMin" ? [column({ ...shown, id: "needMin", label: text.trend.need }, trend.needMin)] : [];
  const zones = usual.known ? [{ low: usual.value.low, high: usual.value.high }] : [];
  const edges = column(
    { ...shown, id: "edges", listed: false },
    zones.flatMap(({ low, high }) => [low, high]),
  );
  const { decimals } = shown;
  return {
    id: name,
    title: text.trend.metrics[name],
    unit: text.trend.units[name],
    lead: usual.known ? text.trend.lead : text.trend.leadUnknown,
    ...timeAxis(range, { from: range.from, stepDays: 1, count }, text.calendar),
    partial: trend.lastIsSoFar && trend[name].at(-1) !== null ? [count - 1] : [],
    shaded: [],
    columns: [own, ...need, ...usualColumn],
    keys: [
      ...(look.keys ?? []),
      ...zones.map(({ low, high }) => ({
        mark: "hatch" as const,
        tone: "ink-3" as const,
        label: fillText(text.trend.usual, {
          low: formatSeriesValue(own, low, text.calendar),
          high: formatSeriesValue(own, high, text.calendar),
        }),
      })),
    ],
    panels: [
      {
        ...(look.scale === undefined
          ? axisOf([own, ...need, edges], { fromZero: look.fromZero, decimals, notation: text.calendar })
          : axis(look.scale)),
        title: null,
        tall: true,
        zones,
        layers: look.layers,
      },
    ],
  };
}

function optionsOf(name: TrendName & MetricName, { trend }: TodayText) {
  const { unit, decimals, soFar } = metricOf(name);
  const format = unit === "min" ? "duration" : "number";
  return {
    id: name,
    label: trend.metrics[name],
    unit: format === "duration" ? "" : trend.units[name],
    format,
    decimals,
    grows: soFar,
  } as const;
}
