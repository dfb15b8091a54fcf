import type { Queryable } from "#db/client.ts";
import { parseDay } from "#domain/day.ts";
import type { Range } from "#domain/range.ts";
import type { NightNeed } from "#domain/sleep-view.ts";

const msPerMinute = 60_000;

/** The need of the newest scored night in `range`, taken apart; null when no night of it says what it needed. */
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
      needBaselineMs: true,
      needDebtMs: true,
      needStrainMs: true,
      needNapMs: true,
    },
  });
  if (row === null) return null;
  const { lightMs, deepMs, remMs, needBaselineMs, needDebtMs, needStrainMs, needNapMs } = row;
  if (needBaselineMs === null || needDebtMs === null || needStrainMs === null || needNapMs === null)
    return null;
  if (lightMs === null || deepMs === null || remMs === null) return null;
  return {
    day: parseDay(row.day),
    baselineMin: needBaselineMs / msPerMinute,
    debtMin: needDebtMs / msPerMinute,
    strainMin: needStrainMs / msPerMinute,
    napMin: needNapMs / msPerMinute,
    needMin: (needBaselineMs + needDebtMs + needStrainMs + needNapMs) / msPerMinute,
    asleepMin: (lightMs + deepMs + remMs) / msPerMinute,
  };
}
