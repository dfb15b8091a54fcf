import { distributionOf } from "#domain/distribution.ts";
import { formatMetric } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { metricsTogether } from "#domain/numbers-together.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { daysInWords } from "./day-label.ts";
import type { FigureHeader } from "./figure-header.ts";
import type { FigureTable } from "./figure-table.ts";
import { fillText } from "./fill-text.ts";
import type { MetricTexts } from "./metric-text.ts";
import { niceScale } from "./nice-scale.ts";
import type { TrendsInput } from "./prepare-trends.ts";
import type { TrendDetailsText } from "./trends-text.ts";

/** How the days of a range are spread, ready to draw. */
export interface DistributionModel {
  head: FigureHeader;
  /** One bar per bin: its height as a share of the plot, and its words. */
  bars: { share: number; words: string }[];
  yTicks: { share: number; label: string }[];
  /** Borders of bins, as shares of the width. */
  xTicks: { share: number; label: string }[];
  /** Where the newest day lies; null when it has no reading. */
  marker: { share: number; label: string } | null;
  sentence: string;
  table: FigureTable;
  empty: string | null;
}

/** At most so many borders get a label. */
const mostLabels = 6;

/** How the days of the range are spread, and where the newest stands among them. */
export function prepareDistribution(
  { days }: Pick<TrendsInput, "days">,
  metric: MetricName & keyof TrendsInput["days"]["shown"],
  texts: MetricTexts,
  text: TrendDetailsText,
): DistributionModel {
  const { distribution: words } = text;
  const { label, unit } = texts[metric];
  const head = {
    id: `${metric}-distribution`,
    title: fillText(words.title, { metric: label }),
    unit: shownUnit(unit, text.calendar),
    lead: words.lead,
    days: daysInWords(days.range, text.calendar),
  };
  const columns = (["from", "to", "days"] as const).map((id) => ({ id, label: words.columns[id] }));
  // What an open day has so far has no place among whole days.
  const soFar = metricOf(metric).soFar && days.openIndex === days.shown[metric].length - 1;
  const newest = soFar ? null : (days.shown[metric].at(-1) ?? null);
  const spread = distributionOf(days.counted[metric], newest, metricOf(metric));
  if (spread === null) {
    const table = { columns, rows: [], newestFirst: false };
    return {
      head,
      table,
      bars: [],
      yTicks: [],
      xTicks: [],
      marker: null,
      sentence: "",
      empty: words.nothing,
    };
  }
  const { counts, low, width, today, below, n } = spread;
  const scale = niceScale(0, Math.max(...counts), { fromZero: true, duration: false });
  const borders = Array.from({ length: counts.length + 1 }, (_, bin) => low + bin * width);
  const write = metricsTogether(metric, { levels: borders }, text.calendar);
  const border = (bin: number) => ({
    shown: write.level(low + bin * width),
    value: low + bin * width,
  });
  const every = Math.ceil((counts.length + 1) / mostLabels);
  const place = today === null ? -1 : (today - low) / (counts.length * width);
  return {
    head,
    empty: null,
    bars: counts.map((count, bin) => ({
      share: count / scale.high,
      words: fillText(words.bin, {
        from: border(bin).shown,
        to: border(bin + 1).shown,
        n: String(count),
      }),
    })),
    yTicks: scale.ticks
      .filter(Number.isInteger)
      .map((tick) => ({ share: tick / scale.high, label: String(tick) })),
    xTicks: Array.from({ length: Math.floor(counts.length / every) + 1 }, (_, index) => index * every).map(
      (bin) => ({ share: bin / counts.length, label: border(bin).shown }),
    ),
    marker:
      today === null || place < 0 || place > 1
        ? null
        : {
            share: place,
            label: fillText(words.marker, { value: formatMetric(metric, today, text.calendar) }),
          },
    sentence:
      today === null
        ? fillText(soFar ? words.soFar : words.none, { n: String(n) })
        : fillText(words.today, {
            value: formatMetric(metric, today, text.calendar),
            below: String(below),
            n: String(n),
          }),
    table: {
      columns,
      newestFirst: false,
      rows: counts.map((count, bin) => [
        border(bin),
        border(bin + 1),
        { shown: String(count), value: count },
      ]),
    },
  };
}
