import { createTask, type ScheduledTask, validateDetailed } from "node-cron";
import { ConfigurationError } from "#lib/errors.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A cron expression that fires `onTime` by the wall clock of `timeZone`. It does not run until started. */
export function createSchedule(
  expression: string,
  timeZone: string,
  onTime: () => Promise<void>,
): ScheduledTask {
  const { valid, errors } = validateDetailed(expression);
  if (!valid) {
    throw new ConfigurationError(
      "SYNC_SCHEDULE",
      `is not a cron expression: ${errors[0]?.message ?? expression}`,
      "Write five fields (minute hour day month weekday), for example */30 * * * * for every half hour.",
    );
  }
  return createTask(expression, onTime, { timezone: timeZone, noOverlap: true, suppressMissedWarning: true });
}

/**
 * Whether the schedule should have fired after `since` and up to `now`: then the machine was off or asleep, and the
 * run is made up, once. Looks a day back at most; anything older counts as missed.
 */
export function missedSince(task: ScheduledTask, since: Date | null, now: Date): boolean {
  if (!since || now.getTime() - since.getTime() >= dayMs) return true;
  const lastMinute = Math.floor(now.getTime() / minuteMs) * minuteMs;
  for (let at = lastMinute; at > since.getTime(); at -= minuteMs) {
    if (task.match(new Date(at))) return true;
  }
  return false;
}
