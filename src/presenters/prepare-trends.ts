import { type CalendarUnit, calendarPeriods } from "#domain/calendar-periods.ts";
import { type Day, weekBegin } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { WeekStart } from "#domain/notation.ts";
import { metricsTogether } from "#domain/numbers-together.ts";
import { type Range, weeksOf } from "#domain/range.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { columnForSlots, type Slots, slotCounts, slotMeans, slotsOf, summarise } from "#domain/slots.ts";
import { daysInWords, monthOf } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { type IntervalFigure, intervalFigure } from "./interval-figure.ts";
import { metricOptions } from "./metric-options.ts";
import type { MetricTexts } from "./metric-text.ts";
import type { SeriesColumn, SeriesModel, SeriesTone } from "./series-model.ts";
import { axisOf, column, extremes, metricColumns, timeAxis } from "./series-parts.ts";
import type { TrendsText } from "./trends-text.ts";

export type TrendStep = "day" | "week" | CalendarUnit;

export interface TrendsInput {
  range: Range;
  metrics: readonly MetricName[];
  days: DayColumns<MetricName>;
  other: DayColumns<MetricName> | null;
}

const tones: Record<"recovery" | "sleep" | "cycle" | "workout", SeriesTone> = {
  recovery: "vital",
  sleep: "sleep",
  cycle: "strain",
  workout: "strain",
};

/** Metrics over one x axis, each in a panel of its own, by day or as means of weeks. */
export function prepareTrendSeries(
  input: TrendsInput,
  step: "day" | "week",
  texts: MetricTexts,
  text: TrendsText,
): SeriesModel {
  const { range, metrics, days, other } = input;
  const means = step === "week";
  const slots = means ? weekSlots(range, text.calendar.weekStart) : slotsOf(range, text.calendar.weekStart);
  const stretches = slots.stepDays !== 1 && !means;
  const grows = days.openIndex !== null && metrics.some((metric) => metricOf(metric).soFar);
  const open = slots.stepDays === 1 && grows ? [slots.count - 1] : [];
  const compares = other !== null && slots.stepDays === 1;
  const parts = metrics.map((metric) => ({
    metric,
    own: means
      ? meanColumns(input, metric, slots, texts, text)
      : dayColumns(input, metric, slots, texts, text),
    compared: compares
      ? [
          column(
            {
              ...metricOptions(metric, texts),
              id: `${metric}Other`,
              label: `${texts[metric].label}, ${text.series.other}`,
            },
            other.shown[metric],
          ),
        ]
      : [],
  }));
  const leads = { means: text.series.meanLead, stretches: text.series.weekLead, days: text.series.lead };
  return {
    id: `trends-${metrics.join("-")}`,
    title: text.series.title,
    unit: "",
    lead: leads[means ? "means" : stretches ? "stretches" : "days"],
    ...timeAxis(range, slots, text.calendar),
    partial: [...slots.partial, ...open],
    shaded: means ? slots.partial : [],
    panels: parts.map(({ metric, own, compared }) => ({
      title: [texts[metric].label, shownUnit(texts[metric].unit, text.calendar)].filter(Boolean).join(", "),
      ...axisOf([...own.filter(({ id }) => !id.endsWith(countSuffix)), ...compared], {
        fromZero: false,
        decimals: metricOf(metric).decimals,
        notation: text.calendar,
      }),
      tall: parts.length === 1,
      layers: [
        ...(means ? [] : extremes(metric, slots, tones[metricOf(metric).recordType])),
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
          tone: tones[metricOf(metric).recordType],
          dots: slots.count <= 120,
          thin: false,
        },
      ],
    })),
    columns: parts.flatMap(({ own, compared }) => [...own, ...compared]),
    keys: [
      ...(compares ? [{ mark: "thin-line" as const, tone: "ink-3" as const, label: text.series.other }] : []),
      ...(stretches ? [{ mark: "faint" as const, tone: "ink-2" as const, label: text.series.spread }] : []),
      ...(means && slots.partial.length > 0
        ? [{ mark: "square" as const, tone: "raised" as const, label: text.series.partial }]
        : []),
    ],
  };
}

function dayColumns(
  { range, days }: TrendsInput,
  metric: MetricName,
  slots: Slots,
  texts: MetricTexts,
  text: TrendsText,
): SeriesColumn[] {
  const summary = summarise(columnForSlots(days, metric, slots), range.from, range, slots);
  return metricColumns(metricOptions(metric, texts), summary, slots, text.week);
}

const countSuffix = "Count";

/** A week's mean, and on how many of its days it rests. */
function meanColumns(
  { range, days }: TrendsInput,
  metric: MetricName,
  slots: Slots,
  texts: MetricTexts,
  text: TrendsText,
): SeriesColumn[] {
  const options = metricOptions(metric, texts);
  const { label } = options;
  const counted = days.counted[metric];
  return [
    column(
      { ...options, label: fillText(text.series.weekMean, { label }) },
      slotMeans(counted, range.from, range, slots, metricOf(metric).scale),
    ),
    column(
      { id: `${metric}${countSuffix}`, label: fillText(text.series.weekDays, { label }) },
      slotCounts(counted, range.from, range, slots),
    ),
  ];
}

/** A metric by month, quarter or year, newest first: mean, number of days, and whether the range cuts the period. */
export function prepareCalendarPeriods(
  { range, days }: TrendsInput,
  metric: MetricName,
  unit: CalendarUnit,
  texts: MetricTexts,
  text: TrendsText,
): IntervalFigure {
  const { periods: words, calendar } = text;
  const { label, unit: shownUnit } = texts[metric];
  const format = (value: number, levels: readonly number[]) =>
    metricsTogether(metric, { levels }, calendar).level(value);
  const items = calendarPeriods(days.counted[metric], range, unit, metricOf(metric).scale).map(
    ({ from, partial, mean, low, high, days: length }) => {
      const period = { id: from, label: periodLabel(from, unit, text) };
      if (!mean.known || low === null || high === null) return { ...period, level: null, words: words.none };
      const together = [low, mean.value, high];
      const said = fillText(words.value, {
        mean: format(mean.value, together),
        low: format(low, together),
        high: format(high, together),
        n: String(mean.n),
        days: String(length),
      });
      const level = { low, level: mean.value, high, n: mean.n };
      return { ...period, level, words: partial ? `${said}, ${words.partial}` : said };
    },
  );
  const head = {
    id: `${metric}-by-${unit}`,
    title: fillText(words.title, { metric: label, unit: words.units[unit] }),
    unit: shownUnit,
    lead: words.lead,
    days: daysInWords(range, calendar),
  };
  return intervalFigure(head, items, {
    format,
    columns: words.columns,
    nothing: words.none,
    newestFirst: true,
  });
}

function periodLabel(from: Day, unit: CalendarUnit, text: TrendsText): string {
  if (unit === "year") return from.slice(0, 4);
  if (unit === "month") return monthOf(from, text.calendar, true);
  const quarter = String(Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1);
  return fillText(text.periods.quarter, { quarter, year: from.slice(0, 4) });
}

function weekSlots(range: Range, weekStart: WeekStart): Slots {
  const weeks = weeksOf(range, weekStart);
  const partial = weeks.flatMap((week, index) => (week.partial ? [index] : []));
  return { from: weekBegin(range.from, weekStart), stepDays: 7, count: weeks.length, partial };
}
