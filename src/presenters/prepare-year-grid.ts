import { addDays, type Day, daysBetween, parseDay, weekBegin } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import type { MetricName } from "#domain/metrics.ts";
import { shownUnit } from "#domain/shown-units.ts";
import type { CalendarNames } from "./day-label.ts";
import type { FigureHeader } from "./figure-header.ts";
import { fillText } from "./fill-text.ts";
import { metricOptions } from "./metric-options.ts";
import type { MetricTexts } from "./metric-text.ts";
import { recoveryTones } from "./score-axes.ts";
import type { SeriesColumn, SeriesKey, SeriesTone } from "./series-model.ts";
import { formatSeriesValue } from "./series-words.ts";
import type { TrendDetailsText } from "./trends-text.ts";

/** A calendar year as columns of weeks. */
export interface GridYear {
  year: string;
  /** The place of 1 January in the values; below 0 where they begin later. */
  first: number;
  length: number;
  /** Place of its first day in its week, from 0. */
  firstRow: number;
  weeks: number;
  /** The column of weeks each month begins in. */
  months: { label: string; week: number }[];
}

/** Every day of some years, ready to draw: the values once, as bare numbers, and the tones they get. */
export interface YearGridModel {
  head: FigureHeader;
  from: Day;
  values: (number | null)[];
  column: Pick<SeriesColumn, "id" | "label" | "format" | "decimals" | "unit">;
  /** Ascending; a value has the tone of the last one at or below it. */
  tones: { from: number; tone: SeriesTone }[];
  keys: SeriesKey[];
  /** Newest first. */
  years: GridYear[];
}

const quarterTones = ["zone-1", "zone-2", "zone-3", "zone-4"] as const;

/** One grid for each calendar year `column` (which begins with `from`) touches, newest first. */
export function prepareYearGrid(
  metric: MetricName,
  { values, from }: { values: Column; from: Day },
  texts: MetricTexts,
  { grid: text, calendar }: Pick<TrendDetailsText, "grid" | "calendar">,
): YearGridModel {
  const column = metricOptions(metric, texts);
  const { label, unit } = texts[metric];
  const isRecovery = metric === "recovery";
  const tones = isRecovery ? recoveryTones : quarters(values);
  return {
    head: {
      id: `${metric}-days`,
      title: fillText(text.title, { metric: label }),
      unit: shownUnit(unit, calendar),
      lead: isRecovery ? text.lead : text.leadQuarters,
      days: "",
    },
    from,
    values: [...values],
    column,
    tones,
    keys: tones.map(({ from: begin, tone }, place) => ({
      mark: "square",
      tone,
      label: isRecovery
        ? (text.words[place] ?? "")
        : fillText(text.quarter, { value: formatSeriesValue(column, begin, calendar) }),
    })),
    years: yearsOf(from, addDays(from, Math.max(0, values.length - 1)), calendar),
  };
}

function yearsOf(from: Day, to: Day, names: CalendarNames): GridYear[] {
  const count = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  return Array.from({ length: count }, (_, back) => {
    const year = Number(to.slice(0, 4)) - back;
    const begin = parseDay(`${year}-01-01`);
    const length = daysBetween(begin, parseDay(`${year + 1}-01-01`));
    const firstRow = daysBetween(weekBegin(begin, names.weekStart), begin);
    return {
      year: String(year),
      first: daysBetween(from, begin),
      length,
      firstRow,
      weeks: Math.ceil((firstRow + length) / 7),
      months: names.monthsShort.map((label, month) => {
        const monthBegin = parseDay(`${year}-${String(month + 1).padStart(2, "0")}-01`);
        return { label, week: Math.floor((firstRow + daysBetween(begin, monthBegin)) / 7) };
      }),
    };
  });
}

/** Four tones for the four quarters of the member's own days; fewer where many days are equal. */
function quarters(values: Column): YearGridModel["tones"] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const begins = [0, 0.25, 0.5, 0.75].map((share) => sorted[Math.ceil(share * (sorted.length - 1))] ?? 0);
  return begins.flatMap((from, place) => {
    const tone = quarterTones[place];
    return tone === undefined || begins[place + 1] === from ? [] : [{ from, tone }];
  });
}
