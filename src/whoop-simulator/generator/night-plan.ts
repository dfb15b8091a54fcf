import { happens } from "./edge-cases.ts";
import { Random } from "./random.ts";
import type { Traits } from "./traits.ts";
import { type Home, offsetText, type Whereabouts, whereabouts } from "./travel.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Everything fixed about a person: who, where, since when. `firstMidnightMs` is a local midnight written as UTC. */
export interface Person {
  seed: number;
  userId: number;
  traits: Traits;
  home: Home;
  firstMidnightMs: number;
  /** Days with a strap too old for SpO2 and skin temperature. */
  oldStrapDays: number;
}

/** When and where the night that ends on a day is spent. Instants in ms; `midnightMs` is local midnight as an instant. */
export interface NightPlan {
  startMs: number;
  endMs: number;
  midnightMs: number;
  weekday: number;
  offset: string;
  place: Whereabouts;
  bedMinute: number;
  wakeMinute: number;
}

/**
 * The night before the waking of day `dayIndex`: later before Saturdays and Sundays, drifting a little from night to
 * night, shorter and later under jet lag. Depends on the day alone, so the evening before can already know it.
 */
export function planNight(person: Person, dayIndex: number): NightPlan {
  const { seed, traits } = person;
  const writtenMidnightMs = person.firstMidnightMs + dayIndex * dayMs;
  const weekday = new Date(writtenMidnightMs).getUTCDay();
  const place = whereabouts(seed, person.home, dayIndex, writtenMidnightMs);
  const midnightMs = writtenMidnightMs - place.minutes * minuteMs;
  const random = new Random(seed, 3, dayIndex);
  const before = new Random(seed, 4, dayIndex - 1).normal(0, 14);
  const lingering = before + new Random(seed, 4, dayIndex).normal(0, 14);
  const isWeekend = weekday === 0 || weekday === 6;
  const isShort = happens(seed, "noData", dayIndex + 3) ? random.uniform(20, 90) : 0;
  const bedMinute = clamp(
    traits.bedMinute + (isWeekend ? 55 : 0) + lingering + random.normal(0, 20) + 40 * place.jetLag + isShort,
    -140,
    110,
  );
  const wakeMinute = clamp(
    traits.wakeMinute + (isWeekend ? 70 : 0) + 0.5 * lingering + random.normal(0, 18) - 45 * place.jetLag,
    bedMinute + 240,
    660,
  );
  return {
    startMs: midnightMs + Math.round(bedMinute * minuteMs),
    endMs: midnightMs + Math.round(wakeMinute * minuteMs),
    midnightMs,
    weekday,
    offset: offsetText(place.minutes),
    place,
    bedMinute,
    wakeMinute,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
