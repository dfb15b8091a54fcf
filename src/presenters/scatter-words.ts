import { addDays, type Day } from "#domain/day.ts";
import { formatMetric, formatNumber } from "#domain/format.ts";
import { type CalendarNames, longDate } from "./day-label.ts";
import type { FigureTable } from "./figure-table.ts";
import type { ScatterAxis, ScatterModel } from "./scatter-model.ts";

/** One dot of a scatter in words. */
export interface DotInWords {
  day: Day;
  date: string;
  x: string;
  y: string;
}

/** What a scatter says about its dot number `index`. */
export function describeDot(
  { from, points, x, y }: ScatterModel,
  index: number,
  names: CalendarNames,
): DotInWords {
  const [offset, atX, atY] = points[index] ?? [0, 0, 0];
  const day = addDays(from, offset);
  const shown = ({ metric, unit }: ScatterAxis, value: number) =>
    `${metric === null ? formatNumber(value, 1, names) : formatMetric(metric, value, names)} ${unit}`.trim();
  return { day, date: longDate(day, names), x: shown(x, atX), y: shown(y, atY) };
}

/** The dots as rows, a day each; in the file values are unrounded. */
export function scatterTable(model: ScatterModel, names: CalendarNames, dayColumn: string): FigureTable {
  const { order, points } = model;
  return {
    columns: [
      { id: "day", label: dayColumn },
      ...order.map((axis) => ({ id: model[axis].id, label: model[axis].label })),
    ],
    newestFirst: true,
    rows: points.map(([, x, y], index) => {
      const values = { x, y };
      const words = describeDot(model, index, names);
      return [
        { shown: words.date, value: words.day },
        ...order.map((axis) => ({ shown: words[axis], value: values[axis] })),
      ];
    }),
  };
}
