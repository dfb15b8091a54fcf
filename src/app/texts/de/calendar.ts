import { plainNotation } from "#domain/notation.ts";
import type { CalendarNames } from "#presenters/day-label.ts";

/** The language's calendar. The notation is what holds until the member chooses. */
export const calendarText: CalendarNames = {
  ...plainNotation,
  decimalMark: ",",
  weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
  weekdaysShort: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
  months: [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
  ],
  monthsShort: [
    "Jan.",
    "Feb.",
    "März",
    "Apr.",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez.",
  ],
  dates: {
    longDay: "{weekday}, {date}. {month}",
    shortDay: "{weekday} {date}. {month}",
    dayAndMonth: "{date}. {month}",
    longDate: "{date}. {month} {year}",
    month: "{month} {year}",
  },
};
