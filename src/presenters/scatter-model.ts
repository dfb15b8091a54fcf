import type { Day } from "#domain/day.ts";
import type { FigureHeader } from "./figure-header.ts";

/** One of the two scales of a scatter. */
export interface ScatterAxis {
  id: string;
  label: string;
  unit: string;
  decimals: number;
  low: number;
  high: number;
  ticks: { value: number; label: string }[];
  /** The member's own median, where the cross stands; null while it is not known. */
  median: number | null;
  /** One entry per day; null on a day without the pair. */
  values: (number | null)[];
}

/** Pairs of two metrics, a dot a day, cut in four by the member's own medians. Plain JSON. */
export interface ScatterModel {
  head: FigureHeader;
  from: Day;
  x: ScatterAxis;
  y: ScatterAxis;
  /** What lies in the corners: above left, above right, below left, below right. */
  corners: { label: string; days: string }[];
  /** The words of the member's medians. */
  cross: string;
}
