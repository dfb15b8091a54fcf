import type { CalendarNames } from "./day-label.ts";
import type { IntervalColumns } from "./interval-figure.ts";
import type { WeekWords } from "./series-parts.ts";

/** Every sentence of the Recovery page. A language is one object of this shape; {names} are filled in. */
export interface RecoveryText {
  calendar: CalendarNames;
  title: string;
  /** `learning`: with {known} and {of}, when none of the recoveries counts yet. */
  summary: { known: string; learning: string; unknown: string };
  words: { low: string; adequate: string; sufficient: string };
  strainWords: { light: string; moderate: string; high: string; allOut: string };
  weeks: WeekWords;
  chart: {
    title: string;
    lead: string;
    leadWeeks: string;
    recovery: string;
    strain: string;
    strainPanel: string;
    weekMedian: string;
    weekSoFar: string;
    usualLow: string;
    usualHigh: string;
    usualBand: string;
    extremes: string;
  };
  shares: {
    title: string;
    lead: string;
    /** With {amount} of {of} days, {share} percent. */
    days: string;
    part: string;
    amount: string;
    share: string;
  };
  weekdays: {
    title: string;
    lead: string;
    value: string;
    tooFew: string;
    nothing: string;
    columns: IntervalColumns;
  };
  quadrants: {
    title: string;
    lead: string;
    corners: { highLow: string; highHigh: string; lowLow: string; lowHigh: string };
    days: string;
    cross: string;
    /** The slider that goes from day to day. */
    walk: string;
    tooFew: string;
  };
}
