import type { MetricName } from "#domain/metrics.ts";

/** A metric's name on a page and its unit; durations stand as h:mm, times of the night as a clock. */
export type MetricTexts = Record<MetricName, { label: string; unit: string }>;
