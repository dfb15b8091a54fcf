import type { Queryable } from "#db/client.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { parseDay } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";
import type { SleepInterval } from "#domain/regularity.ts";

/** Every scored sleep and nap of the days of `range`, on the clock it was slept by. */
export async function loadSleepIntervals(
  db: Queryable,
  { memberId, range }: { memberId: number; range: Range },
): Promise<SleepInterval[]> {
  const rows = await db.sleep.findMany({
    where: { memberId, deletedAt: null, scoreState: "SCORED", day: { gte: range.from, lte: range.to } },
    select: { startAt: true, endAt: true, offsetMin: true, main: true, day: true },
    orderBy: { startAt: "asc" },
  });
  return rows.flatMap(({ main, day, ...stored }) => {
    const { startAt, endAt, offsetMin } = checkRecord("sleeps", stored);
    return endAt === null ? [] : [{ startAt, endAt, offsetMin, nightOf: main ? parseDay(day) : null }];
  });
}
