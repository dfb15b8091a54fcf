import { present } from "#stats/estimate.ts";
import { type Histogram, histogram } from "#stats/histogram.ts";
import type { Column } from "./day-columns.ts";
import type { Metric } from "./metrics.ts";

/** About so many bins show a shape and still hold more than a day each. */
const binsWanted = 14;
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 500, 1000, 2000, 5000];

/** How readings are spread, and where the newest one stands. */
export interface Distribution extends Histogram {
  n: number;
  today: number | null;
  /** The bin of today's reading; null when there is none, or it lies outside. */
  todayBin: number | null;
  /** Readings lower than today's. */
  below: number;
}

/** The distribution of a column's readings in round bins; null when there are none. */
export function distributionOf(
  counted: Column,
  today: number | null,
  { decimals }: Pick<Metric, "decimals">,
): Distribution | null {
  const readings = present(counted);
  const span = Math.max(...readings) - Math.min(...readings);
  const width = steps.find((step) => step >= 10 ** -decimals && span / step <= binsWanted) ?? 10_000;
  const bins = histogram(readings, width);
  if (bins === null) return null;
  const place = today === null ? -1 : Math.floor((today - bins.low) / width);
  return {
    ...bins,
    n: readings.length,
    today,
    todayBin: place >= 0 && place < bins.counts.length ? place : null,
    below: today === null ? 0 : readings.filter((value) => value < today).length,
  };
}
