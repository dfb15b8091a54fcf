import { type MetricName, metricOf, type Unit } from "./metrics.ts";

/** A difference of a metric that means something to a person. */
export interface NaturalStep {
  /** On the scale the metric is analysed on: its own unit, or ln. */
  size: number;
  /** What `amount` counts: hours, per cent of the reading, or the metric's own unit. */
  kind: "hours" | "per-cent" | "units";
  amount: number;
}

const unitsOf: Record<Exclude<Unit, "min" | "minutes after noon">, number> = {
  "%": 10,
  ms: 10,
  bpm: 1,
  "°C": 1,
  "per min": 1,
  strain: 1,
  kJ: 1000,
  count: 1,
};

/**
 * The step coefficients are told in: one hour, ten per cent of HRV, ten points of a score, one strain point. A
 * coefficient per minute or per kJ is a number nobody can picture.
 */
export function naturalStep(name: MetricName): NaturalStep {
  const { unit, scale } = metricOf(name);
  if (scale === "log") return { size: Math.log(1.1), kind: "per-cent", amount: 10 };
  if (unit === "min" || unit === "minutes after noon") return { size: 60, kind: "hours", amount: 1 };
  // Blood oxygen moves by single points.
  const amount = name === "spo2Pct" ? 1 : unitsOf[unit];
  return { size: amount, kind: "units", amount };
}

/**
 * A difference on the scale a metric is analysed on, as people read it: per cent for what is analysed on ln, else in the
 * metric's own unit.
 */
export function naturalDifference(name: MetricName, difference: number): number {
  return metricOf(name).scale === "log" ? Math.expm1(difference) * 100 : difference;
}
