import type { Day } from "#domain/day.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { FigureHeader } from "./figure-header.ts";

/** One of the two scales of a scatter. */
export interface ScatterAxis {
  /** Its column in the file. */
  id: string;
  label: string;
  unit: string;
  /** Readings are written as this metric's are; null writes numbers with one decimal. */
  metric: MetricName | null;
  low: number;
  high: number;
  ticks: { value: number; label: string }[];
}

/** Pairs of two values, a dot a day, and what is drawn behind them. Plain JSON. */
export interface ScatterModel {
  head: FigureHeader;
  x: ScatterAxis;
  y: ScatterAxis;
  from: Day;
  /** Days after `from`, x, y; oldest first. */
  points: [day: number, x: number, y: number][];
  /** Which value comes first in the table and the file. */
  order: readonly ["x", "y"] | readonly ["y", "x"];
  /** What the drawing shows besides the dots, in words; null where the head says it. */
  legend: string | null;
  /** A cross that cuts the field in four. */
  cross?: { x: number; y: number };
  /** What lies in the four: above left, above right, below left, below right. */
  corners?: { label: string; days: string }[];
  /** Places along a line through the dots: x, y, and the ends of the band it lies in. */
  ribbon?: [x: number, y: number, low: number, high: number][];
  /** Places along a curve that is a picture and no evidence: x, y. */
  curve?: [x: number, y: number][];
  /** Places in `points` that stand apart. */
  apart?: number[];
}
