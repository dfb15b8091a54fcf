import type { Queryable } from "#db/client.ts";
import { addDays } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { type LoadHistory, loadHistory, loadLeadDays } from "#domain/load-history.ts";
import type { WeekStart } from "#domain/notation.ts";
import type { Range } from "#domain/range.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import { loadZoneWeeks, type ZoneWeek } from "./zone-weeks.ts";

/** What the Strain page shows of a range. */
export interface StrainView {
  range: Range;
  /** Strain and energy by day, from `loadLeadDays` before the range on. */
  days: DayColumns<"strain" | "energyKj">;
  /** Load as the mean of day strain. */
  load: LoadHistory;
  weeks: ZoneWeek[];
}

/** Day strain, energy, load and heart rate zones over `range`. Besides the range it reads the 13 months load needs. */
export async function loadStrain(
  db: Queryable,
  { memberId, range, weekStart }: { memberId: number; range: Range; weekStart: WeekStart },
): Promise<StrainView> {
  const wider = { from: addDays(range.from, -loadLeadDays), to: range.to };
  const [days, weeks] = await Promise.all([
    loadDayColumns(db, { memberId, range: wider, metrics: ["strain", "energyKj"] }),
    loadZoneWeeks(db, { memberId, range, weekStart }),
  ]);
  const load = loadHistory({ from: wider.from, values: days.counted.strain }, range);
  return { range, days, load, weeks };
}
