import type { CalendarNames } from "#presenters/day-label.ts";

/** The shape of words in any language: what is a particular sentence in one is any sentence in another. */
export type Words<T> = T extends CalendarNames
  ? CalendarNames
  : T extends string
    ? string
    : { readonly [Name in keyof T]: Words<T[Name]> };
