import type { Queryable } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { createSlots } from "#lib/slots.ts";
import { loadActiveRun, loadRun, type RunView } from "./run.ts";

const lookEveryMs = 1000;
/** A browser opens one for each of its windows. */
const mostStreams = 8;

/** The looks at one member's run under way, shared by all who watch it. */
interface Watched {
  lookedAtMs: number;
  look: Promise<RunView | null>;
}

/** Watches sync runs for the event streams of one process. */
export interface RunWatch {
  /**
   * The member's sync run once a second until `signal` is aborted, whether it changed or not: at first the one under way
   * or null, then its end, and the next run after it. Null when the member has too many streams open already. A place is
   * free again as soon as `signal` is aborted, so it must be in the end.
   */
  open(wanted: { memberId: number; signal: AbortSignal }): AsyncGenerator<RunView | null> | null;
}

/** However many streams a member opens, the database is asked once a second for them all. */
export function createRunWatch(db: Queryable, clock: Clock): RunWatch {
  const places = createSlots(mostStreams);
  const members = new Map<number, Watched>();

  const lookAnew = (memberId: number, watched: Watched): Promise<RunView | null> => {
    watched.lookedAtMs = clock.now().getTime();
    watched.look = loadActiveRun(db, memberId);
    return watched.look;
  };
  const lookTogether = (memberId: number, watched: Watched): Promise<RunView | null> => {
    const sinceMs = clock.now().getTime() - watched.lookedAtMs;
    // Streams wake a few milliseconds apart.
    const isRecent = sinceMs >= 0 && sinceMs < lookEveryMs / 2;
    return isRecent ? watched.look : lookAnew(memberId, watched);
  };

  async function* looks(
    memberId: number,
    watched: Watched,
    signal: AbortSignal,
  ): AsyncGenerator<RunView | null> {
    // Who has just asked for a run wants to see it, not what another stream saw before.
    let shown = await lookAnew(memberId, watched);
    while (!signal.aborted) {
      yield shown;
      await clock.sleep(lookEveryMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      shown = (await lookTogether(memberId, watched)) ?? (await loadAgain(db, memberId, shown));
    }
  }

  return {
    open({ memberId, signal }) {
      const release = places.take(memberId);
      if (release === null) return null;
      if (signal.aborted) release();
      else signal.addEventListener("abort", release, { once: true });
      const watched = members.get(memberId) ?? {
        lookedAtMs: Number.NEGATIVE_INFINITY,
        look: Promise.resolve(null),
      };
      members.set(memberId, watched);
      return looks(memberId, watched, signal);
    },
  };
}

/** A run that was under way a second ago and is not any more has ended: its last state is still news. */
async function loadAgain(db: Queryable, memberId: number, shown: RunView | null): Promise<RunView | null> {
  if (shown === null || ["done", "partial", "failed"].includes(shown.state)) return shown;
  return loadRun(db, { memberId, id: shown.id });
}
