import { plainNotation } from "#domain/notation.ts";
import type { CalendarNames } from "#presenters/day-label.ts";

/** The language's calendar. The notation is what holds until the member chooses. */
export const calendarText: CalendarNames = {
  ...plainNotation,
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  weekdaysShort: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  monthsShort: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  dates: {
    longDay: "{weekday}, {date} {month}",
    shortDay: "{weekday} {date} {month}",
    dayAndMonth: "{date} {month}",
    longDate: "{date} {month} {year}",
    month: "{month} {year}",
  },
};
