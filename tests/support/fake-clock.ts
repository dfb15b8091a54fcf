import type { Clock } from "#lib/clock.ts";

export interface FakeClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly waitsMs: number[];
  /** Turns the hands forward. */
  advance(ms: number): void;
}

/** A clock that stands still until told, and on which every `sleep` is over at once: its time has then passed. */
export function createFakeClock(startAt: Date | string = "2026-03-01T12:00:00Z"): FakeClock {
  let nowMs = new Date(startAt).getTime();
  const waitsMs: number[] = [];
  return {
    waitsMs,
    now: () => new Date(nowMs),
    advance: (ms) => {
      nowMs += ms;
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waitsMs.push(ms);
      nowMs += ms;
    },
  };
}
