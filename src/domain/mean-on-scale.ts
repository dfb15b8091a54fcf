import { type Estimate, known } from "#stats/estimate.ts";
import { mean } from "#stats/mean.ts";
import type { Metric } from "./metrics.ts";

/** How a metric is analysed: "log" where differences are ratios. */
export type MetricScale = Metric["scale"];

/** The mean of readings in their unit, on the scale of their metric: of HRV the geometric one, wherever a mean is told. */
export function meanOnScale(readings: readonly number[], scale: MetricScale): Estimate<number> {
  const level = mean(scale === "log" ? readings.map(Math.log) : readings);
  return level.known && scale === "log" ? known(Math.exp(level.value), level.n) : level;
}
