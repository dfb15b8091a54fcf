import type { ScheduledTask } from "node-cron";
import type { Env } from "#lib/env.ts";
import type { Schedule } from "#lib/schedule.ts";
import { loadTimetable } from "#queries/status/schedules.ts";
import type { SyncContext } from "#sync/context.ts";
import { makeUp, requestScheduled } from "./request-scheduled.ts";
import { createSchedule, missedSince } from "./schedule.ts";

/** When nobody looked for so long, the machine was off or asleep in between. */
const sleptMs = 3 * 60_000;

interface Planned {
  schedule: Schedule;
  task: ScheduledTask;
}

/** Keeps the cron tasks of this process in step with the timetable in force. */
export function createTimetable(ctx: SyncContext, env: Pick<Env, "syncSchedule" | "syncHour" | "timeZone">) {
  let planned: Planned[] = [];
  let inForce = "";
  let lookedAt: Date | null = null;
  const clear = async () => {
    for (const { task } of planned) await task.destroy();
    planned = [];
  };
  const plan = async (schedules: readonly Schedule[]) => {
    await clear();
    for (const schedule of schedules) {
      const onTime = async () => {
        try {
          await requestScheduled(ctx, schedule);
        } catch (error) {
          ctx.logger?.warn({ err: error, schedule }, "a scheduled sync could not be asked for");
        }
      };
      const task = createSchedule(schedule.expression, env.timeZone, onTime);
      planned.push({ schedule, task });
      await task.start();
    }
    ctx.logger?.debug({ schedules, timeZone: env.timeZone }, "timetable in force");
  };
  return {
    /**
     * Follows a timetable that was saved since the last look, and makes up what was missed when this is the first look
     * or the machine slept since the last.
     */
    async follow(): Promise<void> {
      const { schedules, savedAt } = await loadTimetable(ctx.db, env);
      const wanted = JSON.stringify(schedules);
      if (wanted !== inForce) {
        await plan(schedules);
        inForce = wanted;
      }
      const now = ctx.clock.now();
      if (!lookedAt || now.getTime() - lookedAt.getTime() > sleptMs) {
        for (const { schedule, task } of planned)
          await makeUp(ctx, schedule, savedAt, (since) => missedSince(task, since, now));
      }
      lookedAt = now;
    },
    stop: clear,
  };
}
