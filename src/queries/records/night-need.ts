import type { Queryable } from "#db/client.ts";
import { checkRecord } from "#domain/checked-record.ts";
import { parseDay } from "#domain/day.ts";
import { metrics, within } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { asleepMs, needMs, sumOf } from "#domain/scored-values.ts";
import type { NightNeed } from "#domain/sleep-view.ts";
import { minutesFromMs } from "#domain/units.ts";

/**
 * The need of the newest scored night in `range`, taken apart where its parts are known; null when no night of it says what
 * it needed.
 */
export async function loadNightNeed(
  db: Queryable,
  { memberId, range }: { memberId: number; range: Range },
): Promise<NightNeed | null> {
  const row = await db.sleep.findFirst({
    where: {
      memberId,
      deletedAt: null,
      main: true,
      scoreState: "SCORED",
      day: { gte: range.from, lte: range.to },
    },
    orderBy: { startAt: "desc" },
    select: {
      day: true,
      lightMs: true,
      deepMs: true,
      remMs: true,
      needMs: true,
      needBaselineMs: true,
      needDebtMs: true,
      needStrainMs: true,
      needNapMs: true,
    },
  });
  if (row === null) return null;
  const night = checkRecord("sleeps", row);
  const needMin = minutesFromMs(needMs(night));
  const asleepMin = minutesFromMs(asleepMs(night));
  if (needMin === null || !within(needMin, metrics.needMin.hard)) return null;
  if (asleepMin === null || !within(asleepMin, metrics.asleepMin.hard)) return null;
  const { needBaselineMs, needDebtMs, needStrainMs, needNapMs } = night;
  const whole = sumOf(needBaselineMs, needDebtMs, needStrainMs, needNapMs) !== null;
  const part = (durationMs: number | null) => (whole ? minutesFromMs(durationMs) : null);
  return {
    day: parseDay(row.day),
    baselineMin: part(needBaselineMs),
    // An export tells the whole need and the debt in it, and no other part.
    debtMin: minutesFromMs(needDebtMs),
    strainMin: part(needStrainMs),
    napMin: part(needNapMs),
    needMin,
    asleepMin,
  };
}
