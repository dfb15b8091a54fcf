import type { NightQuality } from "#domain/metrics.ts";
import type { CalendarNames } from "./day-label.ts";
import type { WeekWords } from "./series-parts.ts";

/** Every sentence of the Sleep page. A language is one object of this shape; {names} are filled in. */
export interface SleepText {
  calendar: CalendarNames;
  title: string;
  summary: { known: string; unknown: string };
  weeks: WeekWords;
  stages: {
    title: string;
    lead: string;
    names: Record<"awakeMin" | "lightMin" | "remMin" | "deepMin", string>;
    asleep: string;
    need: string;
    shareTitle: string;
    shareLead: string;
    /** With {amount} and {share} percent. */
    share: string;
    shareColumns: { row: string; amount: string; share: string };
    shareNothing: string;
  };
  times: {
    title: string;
    lead: string;
    bed: string;
    wake: string;
    usual: string;
    weekend: string;
    inBed: string;
    /** Of a stretch of nights. */
    extremes: string;
  };
  need: {
    title: string;
    lead: string;
    none: string;
    parts: Record<"baseline" | "debt" | "strain" | "nap" | "need" | "asleep", string>;
    short: string;
    over: string;
    columns: { part: string; minutes: string };
  };
  debt: {
    title: string;
    lead: string;
    /** Before the lead where nights are missing, with {have} and {of}; else `whole`. */
    scaled: string;
    whole: string;
    balance: string;
    chartTitle: string;
    chartLead: string;
    figure: string;
    tooFew: string;
    short: string;
    over: string;
    definitions: string;
    others: Record<"shortfall" | "balance" | "decaying" | "vendor", { label: string; detail: string }>;
  };
  regularity: {
    title: string;
    lead: string;
    index: string;
    indexNote: string;
    /** With {index}. */
    indexWithoutTravel: string;
    bed: string;
    wake: string;
    timeNote: string;
    jetlag: string;
    jetlagNote: string;
    tooFewPairs: string;
    tooFewNights: string;
  };
  quality: {
    title: string;
    lead: string;
    labels: Record<NightQuality, string>;
    units: Record<NightQuality, string>;
    naps: string;
  };
  naps: { none: string; some: string };
}
