import type { Queryable } from "#db/client.ts";
import { daysBetween, parseDay } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { type Range, rangeLength } from "#domain/range.ts";

/**
 * Minutes asleep in nights besides the one that speaks for its day, an entry a day of `range`: 0 on a day without any, null
 * when one of them is not known.
 */
export async function loadOtherNights(
  db: Queryable,
  { memberId, range }: { memberId: number; range: Range },
): Promise<Column> {
  const rows = await db.dayMetrics.findMany({
    where: {
      memberId,
      day: { gte: range.from, lte: range.to },
      OR: [{ otherNightsMin: null }, { otherNightsMin: { gt: 0 } }],
    },
    select: { day: true, otherNightsMin: true },
  });
  const minutes = new Array<number | null>(rangeLength(range)).fill(0);
  for (const { day, otherNightsMin } of rows)
    minutes[daysBetween(range.from, parseDay(day))] = otherNightsMin;
  return minutes;
}
