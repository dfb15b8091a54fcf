import type { Queryable } from "#db/client.ts";
import { addDays } from "#domain/day.ts";
import { plainNotation } from "#domain/notation.ts";
import type { Range } from "#domain/range.ts";
import { type RegularityAndTravel, regularityAndTravel } from "#domain/regularity.ts";
import type { SleepView } from "#domain/sleep-view.ts";
import { loadSleepPage } from "#queries/pages/sleep-page.ts";
import { loadSleepIntervals } from "#queries/records/sleep-intervals.ts";

const regularityDays = 28;

/** Sleep over a range in estimates: averages, usual times, debt in its three definitions, regularity. */
export interface SleepStatistics
  extends Pick<SleepView, "range" | "averages" | "usualBed" | "usualWake" | "debt"> {
  /** Of the 28 days that end with the range. */
  regularity: RegularityAndTravel & Pick<SleepView["regularity"], "socialJetlagMin">;
}

/** The estimates of the Sleep page over `range`, with travel taken out of the regularity. */
export async function loadSleepStatistics(
  db: Queryable,
  { memberId, range }: { memberId: number; range: Range },
): Promise<SleepStatistics> {
  const month = { from: addDays(range.to, 1 - regularityDays), to: range.to };
  const [view, intervals] = await Promise.all([
    loadSleepPage(db, { memberId, range, weekStart: plainNotation.weekStart }),
    loadSleepIntervals(db, { memberId, range: month }),
  ]);
  const { averages, usualBed, usualWake, debt, regularity } = view;
  return {
    range,
    averages,
    usualBed,
    usualWake,
    debt,
    regularity: { ...regularityAndTravel(intervals), socialJetlagMin: regularity.socialJetlagMin },
  };
}
