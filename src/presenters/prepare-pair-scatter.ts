import { curveThrough } from "#analysis/curve-through.ts";
import type { OpenedPair } from "#analysis/open-pair.ts";
import { daysBetween } from "#domain/day.ts";
import { formatMetric } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { whenWords } from "./correlation-sentence.ts";
import { fillText } from "./fill-text.ts";
import type { InsightsText } from "./insights-text.ts";
import { niceScale } from "./nice-scale.ts";
import type { PairBend } from "./pair-bend.ts";
import type { ScatterAxis, ScatterModel } from "./scatter-model.ts";
import { labelledTicks } from "./tick-labels.ts";

/** Prepares the scatter of an opened pair with a curve of degree `bend`, if it is more than 1; null while there are too few days for a line. */
export function preparePairScatter(
  opened: OpenedPair,
  bend: PairBend,
  text: InsightsText,
): ScatterModel | null {
  const { x, y, lagDays, points, line, outliers } = opened;
  const [first] = points;
  if (first === undefined || !line.known) return null;
  const from = first[0];
  const { pair, metrics } = text;
  const curve = bend === 1 ? [] : curveThrough(points, bend);
  const apart = new Set(outliers.map(({ day }) => day));
  return {
    head: {
      id: `${x}-${y}-${lagDays}`,
      title: `${metrics[x].label} → ${metrics[y].label}`,
      unit: whenWords(lagDays, text.when),
      lead: [
        fillText(pair.lead, { x: metrics[x].label, y: metrics[y].label }),
        ...(bend === 1 ? [] : [curve.length > 0 ? pair.curveLead : pair.noCurve]),
      ].join(" "),
      days: "",
    },
    x: axis(
      x,
      points.map(([, value]) => value),
      text,
    ),
    y: axis(
      y,
      points.map(([, , value]) => value),
      text,
    ),
    from,
    order: ["x", "y"],
    legend: null,
    points: points.map(([day, atX, atY]) => [daysBetween(from, day), atX, atY]),
    ribbon: line.value.ribbon.map((place) => [place.x, place.y, place.low, place.high]),
    curve,
    apart: points.flatMap(([day], index) => (apart.has(day) ? [index] : [])),
  };
}

function axis(
  metric: MetricName,
  values: readonly number[],
  { metrics, calendar }: InsightsText,
): ScatterAxis {
  const { unit } = metricOf(metric);
  const duration = unit === "min" || unit === "minutes after noon";
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const { low, high, ticks } = niceScale(lowest, highest, { fromZero: false, duration });
  return {
    id: metric,
    metric,
    label: metrics[metric].label,
    unit: shownUnit(metrics[metric].unit, calendar),
    low,
    high,
    ticks: labelledTicks(ticks, (value, places) => formatMetric(metric, value, calendar, places)),
  };
}
