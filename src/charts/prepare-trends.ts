import { type CalendarUnit, calendarPeriods } from "#domain/calendar-periods.ts";
import type { Day } from "#domain/day.ts";
import { mondayOf } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { formatHoursMinutes, formatMetric } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { type Range, weeksOf } from "#domain/range.ts";
import { type Slots, slotMeans, slotsOf, summarise } from "#domain/slots.ts";
import { type CalendarNames, longDate, monthOf } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import type { MetricTexts } from "./metric-text.ts";
import type { SeriesColumn, SeriesModel, SeriesTone } from "./series-model.ts";
import { axisOf, column, extremes, metricColumns, type WeekWords } from "./series-parts.ts";
import { seriesTicks } from "./series-ticks.ts";

/** What a day's cycle, night, recovery and naps say; the metrics of its workouts have pages of their own. */
export type TrendMetric = Exclude<
  MetricName,
  "workouts" | "workoutStrain" | "workoutMin" | `zone${number}Min`
>;

export type TrendStep = "day" | "week" | CalendarUnit;

/** Words of the Trends page's charts. */
export interface TrendsText {
  calendar: CalendarNames;
  week: WeekWords;
  series: {
    title: string;
    lead: string;
    weekLead: string;
    weekMean: string;
    spread: string;
    other: string;
    soFar: string;
  };
  periods: Record<"title" | "lead" | "value" | "partial" | "none" | "quarter", string>;
}

export interface TrendsInput {
  range: Range;
  metrics: readonly TrendMetric[];
  days: DayColumns<TrendMetric>;
  other: DayColumns<TrendMetric> | null;
}

/** A calendar period of a metric: a dot on the span from its lowest to its highest day, and the same in words. */
export interface PeriodRow {
  label: string;
  place: { low: number; level: number; high: number } | null;
  words: string;
}

const tones: Record<"recovery" | "sleep" | "cycle" | "workout", SeriesTone> = {
  recovery: "vital",
  sleep: "sleep",
  cycle: "strain",
  workout: "strain",
};

/** Metrics over one x axis, each in a panel of its own, by day or by week. */
export function prepareTrendSeries(
  { range, metrics, days, other }: TrendsInput,
  step: "day" | "week",
  texts: MetricTexts,
  text: TrendsText,
): SeriesModel {
  const slots = step === "week" ? weekSlots(range) : slotsOf(range);
  const means = step === "week";
  const grows = days.openIndex !== null && metrics.some((metric) => metricOf(metric).soFar);
  const open = slots.stepDays === 1 && grows ? [slots.count - 1] : [];
  const parts = metrics.map((metric) => {
    const options = optionsOf(metric, texts);
    const values = days.shown[metric];
    const own: SeriesColumn[] = means
      ? [
          column(
            { ...options, label: fillText(text.series.weekMean, { label: options.label }) },
            slotMeans(days.counted[metric], range.from, range, slots),
          ),
        ]
      : metricColumns(options, summarise(values, range.from, range, slots), slots, text.week);
    const compared =
      other === null || means || slots.stepDays !== 1
        ? []
        : [
            column(
              { ...options, id: `${metric}Other`, label: `${options.label}, ${text.series.other}` },
              other.shown[metric],
            ),
          ];
    return { metric, own, compared };
  });
  return {
    id: `trends-${metrics.join("-")}`,
    title: text.series.title,
    unit: "",
    lead: slots.stepDays !== 1 && !means ? text.series.weekLead : text.series.lead,
    from: slots.from,
    stepDays: slots.stepDays,
    count: slots.count,
    partial: [...slots.partial, ...open],
    shaded: [],
    xTicks: seriesTicks(slots, text.calendar),
    panels: parts.map(({ metric, own, compared }) => ({
      title: [texts[metric].label, texts[metric].unit].filter(Boolean).join(", "),
      ...axisOf([...own, ...compared], { fromZero: false, decimals: metricOf(metric).decimals }),
      tall: parts.length === 1,
      layers: [
        ...(means ? [] : extremes(metric, slots, tones[metricOf(metric).noun])),
        ...compared.map(({ id }) => ({
          kind: "line" as const,
          of: id,
          tone: "ink-3" as const,
          dots: false,
          thin: true,
        })),
        {
          kind: "line",
          of: metric,
          tone: tones[metricOf(metric).noun],
          dots: slots.count <= 120,
          thin: false,
        },
      ],
    })),
    columns: parts.flatMap(({ own, compared }) => [...own, ...compared]),
    keys: [
      ...(other !== null && !means && slots.stepDays === 1
        ? [{ mark: "thin-line" as const, tone: "ink-3" as const, label: text.series.other }]
        : []),
      ...(slots.stepDays !== 1 && !means
        ? [{ mark: "faint" as const, tone: "ink-2" as const, label: text.series.spread }]
        : []),
    ],
  };
}

/** A metric by month, quarter or year, newest first: mean, number of days, and whether the range cuts the period. */
export function prepareCalendarPeriods(
  { range, days }: TrendsInput,
  metric: TrendMetric,
  unit: CalendarUnit,
  text: TrendsText,
): PeriodRow[] {
  const periods = calendarPeriods(days.counted[metric], range, unit);
  const lows = periods.flatMap(({ low }) => (low === null ? [] : [low]));
  const highs = periods.flatMap(({ high }) => (high === null ? [] : [high]));
  const lowest = Math.min(...lows);
  const span = Math.max(...highs) - lowest || 1;
  return periods.reverse().map(({ from, partial, mean, low, high, days: length }) => {
    const label = periodLabel(from, unit, text);
    if (!mean.known || low === null || high === null) return { label, place: null, words: text.periods.none };
    const place = (value: number) => (value - lowest) / span;
    const words = fillText(text.periods.value, {
      mean: formatMetric(metric, mean.value),
      low: formatMetric(metric, low),
      high: formatMetric(metric, high),
      n: String(mean.n),
      days: String(length),
    });
    return {
      label,
      place: { low: place(low), level: place(mean.value), high: place(high) },
      words: partial ? `${words}, ${text.periods.partial}` : words,
    };
  });
}

function periodLabel(from: Day, unit: CalendarUnit, text: TrendsText): string {
  if (unit === "year") return from.slice(0, 4);
  if (unit === "month") return monthOf(from, text.calendar, true);
  const quarter = String(Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1);
  return fillText(text.periods.quarter, { quarter, year: from.slice(0, 4) });
}

function weekSlots(range: Range): Slots {
  const weeks = weeksOf(range);
  const partial = weeks.flatMap((week, index) => (week.partial ? [index] : []));
  return { from: mondayOf(range.from), stepDays: 7, count: weeks.length, partial };
}

function optionsOf(metric: MetricName, texts: MetricTexts) {
  const { unit, decimals, soFar } = metricOf(metric);
  const format = unit === "min" ? "duration" : unit === "minutes after noon" ? "clock" : "number";
  const shownUnit = format === "number" ? texts[metric].unit : "";
  return { id: metric, label: texts[metric].label, unit: shownUnit, format, decimals, grows: soFar } as const;
}

/** "1 Nov 2026 – 30 Nov 2026". */
export function periodWords({ from, to }: Range, names: CalendarNames): string {
  return `${longDate(from, names)} – ${longDate(to, names)}`;
}

/** A value's difference in the metric's own way of writing. */
export function formatDifference(metric: MetricName, difference: number): string {
  const { unit } = metricOf(metric);
  const text =
    unit === "min" || unit === "minutes after noon"
      ? formatHoursMinutes(difference)
      : formatMetric(metric, difference);
  return difference > 0 ? `+${text}` : text;
}
