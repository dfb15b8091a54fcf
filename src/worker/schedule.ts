import { createTask, type ScheduledTask } from "node-cron";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A valid cron expression that fires `onTime` by the wall clock of `timeZone`. It does not run until started. */
export function createSchedule(
  expression: string,
  timeZone: string,
  onTime: () => Promise<void>,
): ScheduledTask {
  return createTask(expression, onTime, { timezone: timeZone, noOverlap: true, suppressMissedWarning: true });
}

/**
 * Whether the schedule should have fired after `since` and up to `now`: then the machine was off or asleep, and the
 * run is made up, once. Looks a week back at most, as far as a weekly schedule reaches; anything older counts as
 * missed.
 */
export function missedSince(task: Pick<ScheduledTask, "match">, since: Date | null, now: Date): boolean {
  if (!since || now.getTime() - since.getTime() >= 7 * dayMs) return true;
  const lastMinute = Math.floor(now.getTime() / minuteMs) * minuteMs;
  for (let at = lastMinute; at > since.getTime(); at -= minuteMs) {
    if (task.match(new Date(at))) return true;
  }
  return false;
}
