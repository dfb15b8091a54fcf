import { type MetricName, metricOf } from "#domain/metrics.ts";
import type { MetricTexts } from "./metric-text.ts";

/** How a metric of the catalogue stands in a series: its name, unit, decimals, and whether today's value still grows. */
export function metricOptions(metric: MetricName, texts: MetricTexts) {
  const { unit, decimals, soFar } = metricOf(metric);
  const format = unit === "min" ? "duration" : unit === "minutes after noon" ? "clock" : "number";
  const { label, unit: shownUnit } = texts[metric];
  return {
    id: metric,
    label,
    unit: format === "number" ? shownUnit : "",
    format,
    decimals,
    grows: soFar,
  } as const;
}
