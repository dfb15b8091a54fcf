import type { Queryable } from "#db/client.ts";
import { addDays, type Day, dayRange } from "#domain/day.ts";
import {
  type HrvBand,
  type HrvDaysOutside,
  hrvBand,
  hrvDaysOutside,
  hrvOutsideDays,
} from "#domain/hrv-band.ts";
import type { Range } from "#domain/range.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";

/** The band of a day looks back on its week and the 60 days before it. */
const leadInDays = 67;

/** The weekly HRV level and its band on the last day of a range, how often it is outside, and both on every day. */
export interface HrvStatistics extends HrvBand {
  range: Range;
  day: Day;
  daysOutside: HrvDaysOutside;
  days: ({ day: Day } & Pick<HrvBand, "levelMs" | "bandMs" | "state">)[];
}

/** The HRV band over `range`, as the Heart page shows it. */
export async function loadHrvStatistics(
  db: Queryable,
  { memberId, range }: { memberId: number; range: Range },
): Promise<HrvStatistics> {
  const yearBefore = addDays(range.to, 1 - hrvOutsideDays);
  const from = addDays(range.from < yearBefore ? range.from : yearBefore, -leadInDays);
  const { counted } = await loadDayColumns(db, {
    memberId,
    range: { from, to: range.to },
    metrics: ["hrvMs"],
  });
  const series = { from, values: counted.hrvMs };
  return {
    range,
    day: range.to,
    ...hrvBand(series, range.to),
    daysOutside: hrvDaysOutside(series, range.to),
    days: dayRange(range.from, range.to).map((day) => {
      const { levelMs, bandMs, state } = hrvBand(series, day);
      return { day, levelMs, bandMs, state };
    }),
  };
}
