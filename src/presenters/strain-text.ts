import type { CalendarNames } from "./day-label.ts";
import type { WeekWords } from "./series-parts.ts";

/** Words of the Strain page's charts. {names} are filled in. */
export interface StrainText {
  calendar: CalendarNames;
  soFar: string;
  week: WeekWords;
  strainWords: { light: string; moderate: string; high: string; allOut: string };
  day: { title: string; lead: string; weekLead: string; strain: string; energy: string; spread: string };
  load: {
    title: string;
    lead: string;
    acute: string;
    /** With {days}. */
    nothing: string;
    chronic: string;
    usual: string;
    usualLow: string;
    usualHigh: string;
    change: string;
    changeUnknown: string;
    ratio: string;
    ratioUnknown: string;
    /** The three weeks before had no load. */
    ratioNothing: string;
  };
  zones: {
    title: string;
    lead: string;
    /** Over years. */
    descriptionByWeeks: string;
    minutesUnit: string;
    shareTitle: string;
    zone: string;
    withoutZone0: string;
    unscored: string;
    choose: string;
    asMinutes: string;
    asShare: string;
  };
}
