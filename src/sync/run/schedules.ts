import { type Schedule, schedulesKey } from "#lib/schedule.ts";
import type { SyncContext } from "#sync/context.ts";

/** Keeps the timetable chosen in the app; the worker follows it within seconds. It wins over the environment. */
export async function saveSchedules(ctx: SyncContext, schedules: readonly Schedule[]): Promise<void> {
  const value = [...schedules];
  const updatedAt = ctx.clock.now();
  await ctx.db.setting.upsert({
    where: { key: schedulesKey },
    create: { key: schedulesKey, value, updatedAt },
    update: { value, updatedAt },
  });
}

/** Goes back to the environment's timetable. */
export async function forgetSchedules(ctx: SyncContext): Promise<void> {
  await ctx.db.setting.deleteMany({ where: { key: schedulesKey } });
}
