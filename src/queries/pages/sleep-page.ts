import type { Queryable } from "#db/client.ts";
import { addDays, daysBetween } from "#domain/day.ts";
import type { Column, DayColumns } from "#domain/day-columns.ts";
import { nightQuality } from "#domain/metrics.ts";
import type { WeekStart } from "#domain/notation.ts";
import type { Range } from "#domain/range.ts";
import { clockTimeSpread, regularityAndTravel, type SleepInterval } from "#domain/regularity.ts";
import {
  debtWindowDays,
  decayingShortfallMin,
  twoWeekBalanceMin,
  twoWeekShortfallMin,
} from "#domain/sleep-debt.ts";
import type { NightNeed, SleepView, UsualTime } from "#domain/sleep-view.ts";
import { columnForSlots, slotMeans, slotsOf, summarise } from "#domain/slots.ts";
import { socialJetlagMin } from "#domain/social-jetlag.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { loadNightNeed } from "#queries/records/night-need.ts";
import { loadOtherNights } from "#queries/records/other-nights.ts";
import { loadSleepIntervals } from "#queries/records/sleep-intervals.ts";
import { type Estimate, known, present, tooFew } from "#stats/estimate.ts";
import { mean } from "#stats/mean.ts";

const metrics = [
  "awakeMin",
  "lightMin",
  "remMin",
  "deepMin",
  "asleepMin",
  "needMin",
  "debtMin",
  "bedAt",
  "wakeAt",
  ...nightQuality,
  "napMin",
] as const;
type SleepColumns = DayColumns<(typeof metrics)[number]>;

/** The decaying shortfall has forgotten what lies further back than this: 0.7 to the 42nd power. */
const leadInDays = 42;
const regularityDays = 28;
const usualMinimum = 7;

/** Sleep over a range: amounts against need, times, regularity, debt. */
export async function loadSleepPage(
  db: Queryable,
  { memberId, range, weekStart }: { memberId: number; range: Range; weekStart: WeekStart },
): Promise<SleepView> {
  const from = addDays(range.from, -leadInDays);
  const month = { from: addDays(range.to, 1 - regularityDays), to: range.to };
  const [columns, otherNights, intervals, need] = await Promise.all([
    loadDayColumns(db, { memberId, range: { from, to: range.to }, metrics }),
    loadOtherNights(db, { memberId, range: { from, to: range.to } }),
    loadSleepIntervals(db, { memberId, range: month }),
    loadNightNeed(db, { memberId, range }),
  ]);
  return viewOf(columns, otherNights, intervals, need, { range, weekStart });
}

function viewOf(
  columns: SleepColumns,
  otherNights: Column,
  intervals: readonly SleepInterval[],
  need: NightNeed | null,
  { range, weekStart }: { range: Range; weekStart: WeekStart },
): SleepView {
  const { shown, counted } = columns;
  const { from } = columns.range;
  const slots = slotsOf(range, weekStart);
  const begin = daysBetween(from, range.from);
  const ofRange = (column: Column) => column.slice(begin);
  const means = (column: Column) => slotMeans(column, from, range, slots);
  const summary = (column: Column) => summarise(column, from, range, slots);
  const balance = counted.napMin.map((naps, index) => {
    const asleep = counted.asleepMin[index] ?? null;
    const needed = counted.needMin[index] ?? null;
    const others = otherNights[index] ?? null;
    if (naps === null || asleep === null || needed === null || others === null) return null;
    return asleep + others + naps - needed;
  });
  const series = { from, values: balance };
  const month = (column: Column) => column.slice(-regularityDays);
  const naps = present(ofRange(shown.napMin)).filter((minutes) => minutes > 0);
  const average = (column: Column) => mean(present(ofRange(column)));
  return {
    range,
    slots,
    openIndex: slots.stepDays === 1 && columns.openIndex !== null ? columns.openIndex - begin : null,
    stages: {
      awakeMin: means(shown.awakeMin),
      lightMin: means(shown.lightMin),
      remMin: means(shown.remMin),
      deepMin: means(shown.deepMin),
      needMin: means(shown.needMin),
      asleepMin: means(shown.asleepMin),
    },
    averages: {
      awakeMin: average(shown.awakeMin),
      lightMin: average(shown.lightMin),
      remMin: average(shown.remMin),
      deepMin: average(shown.deepMin),
      asleepMin: average(shown.asleepMin),
      needMin: average(shown.needMin),
    },
    bedAt: summary(shown.bedAt),
    wakeAt: summary(shown.wakeAt),
    usualBed: usualTime(ofRange(counted.bedAt)),
    usualWake: usualTime(ofRange(counted.wakeAt)),
    need,
    balanceMin: means(balance),
    debt: {
      shortfallMin: twoWeekShortfallMin(series, range.to),
      balanceMin: twoWeekBalanceMin(series, range.to),
      nights: { have: present(balance.slice(-debtWindowDays)).length, of: debtWindowDays },
      decayingMin: present(balance).length === 0 ? null : (decayingShortfallMin(series).at(-1) ?? null),
      vendorMin: present(shown.debtMin).at(-1) ?? null,
    },
    regularity: {
      ...regularityAndTravel(intervals),
      socialJetlagMin: socialJetlagMin(
        month(counted.bedAt),
        month(counted.wakeAt),
        addDays(range.to, 1 - Math.min(regularityDays, counted.bedAt.length)),
      ),
    },
    quality: Object.fromEntries(
      nightQuality.map((name) => [name, summary(shown[name])]),
    ) as SleepView["quality"],
    napMin: means(columnForSlots(columns, "napMin", slots)),
    naps: { days: naps.length, totalMin: naps.reduce((total, minutes) => total + minutes, 0) },
  };
}

/** Back from the clock face to minutes after noon. */
function usualTime(times: Column): Estimate<UsualTime> {
  const nights = present(times).length;
  const spread = clockTimeSpread(times);
  if (nights < usualMinimum || !spread.known) return tooFew(nights, usualMinimum);
  const { meanMin, sdMin } = spread.value;
  return known({ meanMin: (meanMin + 720) % 1440, sdMin }, spread.n);
}
