import type { Vital } from "#domain/metrics.ts";
import type { CalendarNames } from "./day-label.ts";
import type { WeekWords } from "./series-parts.ts";

/** Every sentence of the Heart page. A language is one object of this shape; {names} are filled in. */
export interface HeartText {
  calendar: CalendarNames;
  title: string;
  weeks: WeekWords;
  /** The 7-day HRV level against the member's band: where it lies, no verdict. */
  states: { above: string; inside: string; below: string; noLevel: string; noBand: string };
  /** How often the level is outside the band, with {outside}, {of} and {share}, and how often that is to be expected. */
  outside: string;
  hrv: {
    title: string;
    lead: string;
    /** Where a slot is a stretch of days. */
    descriptionByWeeks: string;
    label: string;
    level: string;
    low: string;
    high: string;
    band: string;
    variation: string;
    variationUnknown: string;
  };
  vitals: Record<Vital, { title: string; lead: string; unit: string }>;
  /** Of a vital of which only the distance from usual means something. */
  deviation: string;
  usualLow: string;
  usualHigh: string;
  usual: string;
  extremes: string;
}
