import type { Queryable } from "#db/client.ts";
import { nextRunAt } from "#lib/cron.ts";
import type { Env } from "#lib/env.ts";
import { environmentSchedules, type Schedule, scheduleList, schedulesKey } from "#lib/schedule.ts";

/** The timetable of this install, and where it comes from. */
export interface Timetable {
  schedules: Schedule[];
  /** When it was saved in the app; null while the environment's holds. */
  savedAt: Date | null;
}

/** The schedules that hold: those saved in the app, else the environment's. One that cannot be read does not hold. */
export async function loadTimetable(
  db: Queryable,
  env: Pick<Env, "syncSchedule" | "syncHour">,
): Promise<Timetable> {
  const row = await db.setting.findUnique({ where: { key: schedulesKey } });
  const saved = scheduleList.safeParse(row?.value);
  return saved.success && row
    ? { schedules: saved.data, savedAt: row.updatedAt }
    : { schedules: environmentSchedules(env), savedAt: null };
}

/** A schedule with the instant it fires next; null when it never does. */
export type ScheduleView = Schedule & { nextRunAt: Date | null };

/** The timetable with the next run of each schedule, by the wall clock of `timeZone`. */
export async function loadSchedules(
  db: Queryable,
  env: Pick<Env, "syncSchedule" | "syncHour" | "timeZone">,
): Promise<{ schedules: ScheduleView[]; savedAt: Date | null; timeZone: string }> {
  const { schedules, savedAt } = await loadTimetable(db, env);
  return {
    schedules: schedules.map((each) => ({ ...each, nextRunAt: nextRunAt(each.expression, env.timeZone) })),
    savedAt,
    timeZone: env.timeZone,
  };
}

/** When a type of record is read next by schedule; null when no schedule reads it. */
export function nextRunOf(type: string, schedules: readonly ScheduleView[]): Date | null {
  const next = schedules
    .filter(({ types }) => types.some((each) => each === type))
    .map((each) => each.nextRunAt)
    .filter((at) => at !== null);
  return next.length === 0 ? null : new Date(Math.min(...next.map((at) => at.getTime())));
}
