import type { Queryable } from "#db/client.ts";
import { addDays, daysBetween } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import type { WeekStart } from "#domain/notation.ts";
import type { Range } from "#domain/range.ts";
import { recoveryShares } from "#domain/recovery-shares.ts";
import type { RecoveryView } from "#domain/recovery-view.ts";
import { type UsualStrain, usualStrainByRecovery } from "#domain/similar-recovery.ts";
import { columnForSlots, slotsOf, summarise } from "#domain/slots.ts";
import { weekdayLevels } from "#domain/weekday-levels.ts";
import { weeklyMedians } from "#domain/weekly-medians.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { present } from "#stats/estimate.ts";
import { median } from "#stats/median.ts";

/** Days that say what strain is usual: a year, or the range when that is longer. */
const historyDays = 365;
/** So many of the range's newest days are drawn as single points. */
const mostPoints = 365;

/** Recovery over a range, and the strain that followed it on the same days. */
export async function loadRecoveryPage(
  db: Queryable,
  { memberId, range, weekStart }: { memberId: number; range: Range; weekStart: WeekStart },
): Promise<RecoveryView> {
  const yearBefore = addDays(range.to, 1 - historyDays);
  const from = range.from < yearBefore ? range.from : yearBefore;
  const columns = await loadDayColumns(db, {
    memberId,
    range: { from, to: range.to },
    metrics: ["recovery", "strain"],
  });
  const { shown, counted } = columns;
  const slots = slotsOf(range, weekStart);
  const begin = daysBetween(from, range.from);
  const byDay = slots.stepDays === 1;
  const ofRange = (column: Column) => column.slice(begin);
  return {
    range,
    slots,
    openIndex: byDay && columns.openIndex !== null ? columns.openIndex - begin : null,
    recovery: summarise(shown.recovery, from, range, slots),
    strain: summarise(columnForSlots(columns, "strain", slots), from, range, slots),
    weekMedians: byDay ? weeklyMedians(counted.recovery, from, range, weekStart) : null,
    usualStrain: byDay ? usualStrainOf(counted.recovery, counted.strain, ofRange(shown.recovery)) : null,
    median: median(present(ofRange(counted.recovery))),
    shares: recoveryShares(ofRange(shown.recovery)),
    weekdays: weekdayLevels(ofRange(counted.recovery), range.from),
    quadrants: quadrants(ofRange(counted.recovery), ofRange(counted.strain), range),
  };
}

function usualStrainOf(recovery: Column, strain: Column, days: Column): (UsualStrain | null)[] {
  const usual = usualStrainByRecovery(recovery, strain);
  return days.map((value) => {
    const estimate = value === null ? null : usual(value);
    return estimate?.known ? estimate.value : null;
  });
}

function quadrants(recovery: Column, strain: Column, range: Range): RecoveryView["quadrants"] {
  const begin = Math.max(0, recovery.length - mostPoints);
  const paired = (of: Column, other: Column) =>
    of.slice(begin).map((value, index) => ((other[begin + index] ?? null) === null ? null : value));
  const recoveries = paired(recovery, strain);
  const strains = paired(strain, recovery);
  return {
    from: addDays(range.from, begin),
    recovery: recoveries,
    strain: strains,
    medianRecovery: median(present(recoveries)),
    medianStrain: median(present(strains)),
  };
}
