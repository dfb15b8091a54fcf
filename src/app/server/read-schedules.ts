import { type Schedule, scheduleList } from "#lib/schedule.ts";
import { RequestRefusedError } from "./request-errors.ts";

/** The timetable somebody typed, checked line by line. Throws `RequestRefusedError` with the words of the first mistake. */
export function readSchedules({ schedules }: { schedules: unknown[] }): Schedule[] {
  const parsed = scheduleList.safeParse(schedules);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const line = typeof issue?.path[0] === "number" ? `Schedule ${issue.path[0] + 1}: ` : "";
  throw new RequestRefusedError(
    400,
    `${line}${issue?.message ?? "This is not a timetable."}`,
    "A cron expression has five fields: minute, hour, day of the month, month, day of the week. For example 0 7 * * 1-5 is every weekday at 07:00.",
  );
}
