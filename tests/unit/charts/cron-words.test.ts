import { describe, expect, it } from "vitest";
import { calendarText } from "#app/texts/en/calendar.ts";
import { dataText } from "#app/texts/en/data.ts";
import { describeCron } from "#charts/cron-words.ts";

const words = (expression: string) => describeCron(expression, dataText.cron, calendarText);

describe("a cron expression in words", () => {
  it.each([
    ["*/30 * * * *", "every 30 minutes"],
    ["* * * * *", "every minute"],
    ["0 * * * *", "every hour"],
    ["15 * * * *", "15 minutes past every hour"],
    ["0 */6 * * *", "every 6 hours"],
    ["0 4 * * *", "at 04:00 every day"],
    ["0 7,19 * * *", "at 07:00 and 19:00 every day"],
    ["30 6 * * 1-5", "at 06:30 on weekdays"],
    ["0 9 * * 0,6", "at 09:00 at the weekend"],
    ["0 9 * * 6,7", "at 09:00 at the weekend"],
    ["0 8 * * 1,3", "at 08:00 on Monday and Wednesday"],
    ["*/15 6-9 * * *", "every 15 minutes between 06:00 and 09:59"],
    ["0 5 1 * *", "at 05:00 on day 1 of the month"],
    ["0 5 1 1,7 *", "at 05:00 on day 1 of the month in January and July"],
  ])("says %s as %s", (expression, expected) => expect(words(expression)).toBe(expected));

  it.each([
    ["*/7 * * * *", "steps that do not divide the hour are not evenly spaced"],
    ["0 5 1 * 1", "either the first or a Monday"],
    ["0 5 L * *", "the last day of the month"],
    ["0 0 5 * * *", "with seconds"],
    ["nonsense", "not an expression"],
  ])("has no words for %s (%s)", (expression) => expect(words(expression)).toBeNull());
});
