import { addDays, type Day } from "#domain/day.ts";
import { formatMetric } from "#domain/format.ts";
import type { MetricName } from "#domain/metrics.ts";
import { type CalendarNames, longDate } from "./day-label.ts";
import type { FigureHeader } from "./figure-header.ts";
import type { FigureTable } from "./figure-table.ts";
import type { InsightsText } from "./insights-text.ts";

/** One scale of an opened pair's scatter. */
export interface PairAxis {
  metric: MetricName;
  label: string;
  unit: string;
  low: number;
  high: number;
  ticks: { value: number; label: string }[];
}

/** A dot for each day that has both readings, the straight line through them, and the band the line lies in. */
export interface PairScatterModel {
  head: FigureHeader;
  x: PairAxis;
  y: PairAxis;
  from: Day;
  /** Days after `from`, x, y; oldest first. */
  points: [day: number, x: number, y: number][];
  /** Places along the line: x, y, and the band's ends. */
  ribbon: [x: number, y: number, low: number, high: number][];
  /** Places along a curve that is a picture and no evidence: x, y; empty when none was asked for or none can be drawn. */
  curve: [x: number, y: number][];
  /** Places in `points` that stand apart. */
  apart: number[];
  columns: InsightsText["pair"]["columns"];
  calendar: CalendarNames;
}

/** One dot in words. */
export interface DotInWords {
  day: Day;
  date: string;
  x: string;
  y: string;
}

/** What the scatter says about its dot number `index`. */
export function describeDot({ from, points, x, y, calendar }: PairScatterModel, index: number): DotInWords {
  const [offset, atX, atY] = points[index] ?? [0, 0, 0];
  const day = addDays(from, offset);
  const shown = ({ metric, unit }: PairAxis, value: number) =>
    `${formatMetric(metric, value, calendar)} ${unit}`.trim();
  return { day, date: longDate(day, calendar), x: shown(x, atX), y: shown(y, atY) };
}

/** The dots as rows, a day each. */
export function pairScatterTable(model: PairScatterModel): FigureTable {
  const { columns, points, x, y } = model;
  return {
    columns: [
      { id: "day", label: columns.day },
      { id: x.metric, label: x.label },
      { id: y.metric, label: y.label },
    ],
    newestFirst: true,
    rows: points.map(([, atX, atY], index) => {
      const words = describeDot(model, index);
      return [
        { shown: words.date, value: words.day },
        { shown: words.x, value: atX },
        { shown: words.y, value: atY },
      ];
    }),
  };
}
