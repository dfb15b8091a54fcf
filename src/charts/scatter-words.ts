import { addDays } from "#domain/day.ts";
import { formatNumber } from "#domain/format.ts";
import { type CalendarNames, longDate } from "./day-label.ts";
import type { ScatterAxis, ScatterModel } from "./scatter-model.ts";

/** One pair of a scatter in words. */
export interface PairInWords {
  day: string;
  y: string;
  x: string;
}

/** The places of the days that have both values, oldest first. */
export function pairsOf(model: ScatterModel): number[] {
  return model.x.values.flatMap((value, index) =>
    value === null || (model.y.values[index] ?? null) === null ? [] : [index],
  );
}

/** What a scatter says about its day number `index`, which has both values. */
export function describePair(model: ScatterModel, index: number, names: CalendarNames): PairInWords {
  return {
    day: longDate(addDays(model.from, index), names),
    y: shown(model.y, index),
    x: shown(model.x, index),
  };
}

function shown({ values, decimals, unit }: ScatterAxis, index: number): string {
  return `${formatNumber(values[index] ?? 0, decimals)} ${unit}`.trim();
}

/** The pairs as CSV, a line per day that has both, values unrounded. */
export function scatterCsv(model: ScatterModel): string {
  const lines = pairsOf(model).map((index) =>
    [addDays(model.from, index), model.y.values[index], model.x.values[index]].join(","),
  );
  return `${[["day", model.y.id, model.x.id].join(","), ...lines].join("\r\n")}\r\n`;
}
