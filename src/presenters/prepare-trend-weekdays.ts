import type { MetricName } from "#domain/metrics.ts";
import { metricsTogether } from "#domain/numbers-together.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { fromWeekStart, weekdayLevels } from "#domain/weekday-levels.ts";
import { daysInWords } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { type IntervalFigure, intervalFigure } from "./interval-figure.ts";
import type { MetricTexts } from "./metric-text.ts";
import type { TrendsInput } from "./prepare-trends.ts";
import type { TrendDetailsText } from "./trends-text.ts";

/** The usual level on each weekday with its interval. */
export function prepareTrendWeekdays(
  { range, days }: TrendsInput,
  metric: MetricName & keyof TrendsInput["days"]["counted"],
  texts: MetricTexts,
  { weekdays: words, calendar }: TrendDetailsText,
): IntervalFigure {
  const { label, unit } = texts[metric];
  const head = {
    id: `${metric}-weekdays`,
    title: fillText(words.title, { metric: label }),
    unit: shownUnit(unit, calendar),
    lead: words.lead,
    days: daysInWords(range, calendar),
  };
  const format = (value: number, levels: readonly number[]) =>
    metricsTogether(metric, { levels }, calendar).level(value);
  const items = fromWeekStart(weekdayLevels(days.counted[metric], range.from), calendar.weekStart).map(
    ({ each: estimate, index }) => {
      const name = calendar.weekdays[index] ?? "";
      if (!estimate.known) {
        const tooFew = fillText(words.tooFew, { have: String(estimate.have) });
        return { id: name, label: name, level: null, words: tooFew };
      }
      const { median, low, high } = estimate.value;
      const together = [low, median, high];
      const said = fillText(words.value, {
        median: format(median, together),
        low: format(low, together),
        high: format(high, together),
        n: String(estimate.n),
      });
      return { id: name, label: name, level: { low, level: median, high, n: estimate.n }, words: said };
    },
  );
  return intervalFigure(head, items, { format, columns: words.columns, nothing: words.nothing });
}
