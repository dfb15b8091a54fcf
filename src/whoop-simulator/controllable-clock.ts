import type { Clock } from "#lib/clock.ts";

/** A clock one can hold, set and push forward; until then it follows `base`. Sleeping always takes real time. */
export interface ControllableClock extends Clock {
  /** Holds the clock at an instant. */
  set(at: Date): void;
  /** Pushes it forward by `ms`, held or running. */
  advance(ms: number): void;
  /** Follows `base` again, without shift. */
  follow(): void;
}

export function createControllableClock(base: Clock): ControllableClock {
  let heldAtMs: number | null = null;
  let shiftMs = 0;
  return {
    now: () => new Date(heldAtMs ?? base.now().getTime() + shiftMs),
    sleep: (ms, signal) => base.sleep(ms, signal),
    set(at) {
      heldAtMs = at.getTime();
    },
    advance(ms) {
      if (heldAtMs === null) shiftMs += ms;
      else heldAtMs += ms;
    },
    follow() {
      heldAtMs = null;
      shiftMs = 0;
    },
  };
}
