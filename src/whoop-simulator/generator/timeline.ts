import type { Change } from "#whoop-simulator/records.ts";
import { liveDay } from "./day.ts";
import { type Person, planNight } from "./night-plan.ts";
import { firstState } from "./person-state.ts";
import { drawTraits } from "./traits.ts";
import { offsetMinutes } from "./travel.ts";

const dayMs = 86_400_000;

/** The seed and frame of an invented life; the same values give the same life. `toMs` ends it, null goes on. */
interface LifeOptions {
  seed: number;
  userId: number;
  fromMs: number;
  toMs: number | null;
  offset: string;
  summerTime: boolean;
  /** Days at the beginning with a strap that knew neither SpO2 nor skin temperature. */
  oldStrapDays: number;
}

/** An invented life told as it goes: each call yields what the cloud has learnt since the call before. */
export interface Timeline {
  /** Changes up to and including the instant, in order. */
  changesUntil(nowMs: number): Change[];
}

/** Starts a life. Days are lived lazily, so asking for tomorrow costs one day. */
export function startTimeline(options: LifeOptions): Timeline {
  const standardMs = offsetMinutes(options.offset) * 60_000;
  const person: Person = {
    seed: options.seed,
    userId: options.userId,
    traits: drawTraits(options.seed),
    home: { offset: options.offset, summerTime: options.summerTime },
    firstMidnightMs: Math.floor((options.fromMs + standardMs) / dayMs) * dayMs + dayMs,
    oldStrapDays: options.oldStrapDays,
  };
  const state = firstState(person);
  let dayIndex = 0;
  let waiting: Change[] = [];
  return {
    changesUntil(nowMs) {
      const untilMs = options.toMs === null ? nowMs : Math.min(nowMs, options.toMs);
      const lived: Change[] = [];
      while (planNight(person, dayIndex).startMs <= untilMs) {
        for (const change of liveDay(person, state, dayIndex)) lived.push(change);
        dayIndex++;
      }
      // The sort is stable, so what one day writes in the same millisecond keeps its order.
      waiting = [...waiting, ...lived].sort((a, b) => a.atMs - b.atMs);
      const first = waiting.findIndex((change) => change.atMs > untilMs);
      const due = first === -1 ? waiting : waiting.slice(0, first);
      waiting = first === -1 ? [] : waiting.slice(first);
      return due;
    },
  };
}
