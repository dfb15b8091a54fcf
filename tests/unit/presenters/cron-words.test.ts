import { describe, expect, it } from "vitest";
import { describeCron } from "#presenters/cron-words.ts";

describe("a cron expression in words", () => {
  it.each([
    ["*/30 * * * *", "every 30 minutes", "alle 30 Minuten"],
    ["0 4 * * *", "at 04:00", "um 04:00"],
    ["0 7,19 * * *", "at 07:00 and 19:00", "um 07:00 und 19:00"],
    ["30 6 * * 1-5", "at 06:30, Monday through Friday", "um 06:30, Montag bis Freitag"],
    [
      "*/15 6-9 * * *",
      "every 15 minutes, between 06:00 and 09:59",
      "alle 15 Minuten, zwischen 06:00 und 09:59",
    ],
    ["0 5 1 * *", "at 05:00, on day 1 of the month", "um 05:00, an Tag 1 des Monats"],
  ])("says %s as %s, on a clock of 24 hours, and in German as %s", (expression, english, german) => {
    expect(describeCron(expression, "en")).toBe(english);
    expect(describeCron(expression, "de")).toBe(german);
  });

  it.each([
    ["0 0 5 * * *", "with seconds, which schedules do not have"],
    ["99 * * * *", "a minute that does not exist"],
    ["nonsense", "not an expression"],
    ["", "nothing typed yet"],
  ])("has no words for '%s' (%s)", (expression) => expect(describeCron(expression, "en")).toBeNull());
});
