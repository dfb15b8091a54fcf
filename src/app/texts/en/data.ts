import type { CronText } from "#charts/cron-words.ts";

/** The words of schedules. */
const cron: CronText = {
  everyMinute: "every minute",
  everyMinutes: "every {n} minutes",
  everyHour: "every hour",
  everyHours: "every {n} hours",
  pastTheHour: "{minute} minutes past every hour",
  at: "at {times}",
  between: "between {from} and {to}",
  onDays: "on {days}",
  workdays: "on weekdays",
  weekends: "at the weekend",
  daily: "every day",
  onDates: "on day {days} of the month",
  inMonths: "in {months}",
  and: "and",
};

/** The words of the Data page. */
export const dataText = { cron } as const;
