import type { Queryable } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { loadActiveRun, loadRun, type RunView } from "./run.ts";

const pollEveryMs = 1000;

/**
 * The member's sync run as it goes on: once at the beginning (null when none is under way), then whenever it changed, its
 * end included, and the next run after it. Looks once a second and ends when `signal` is aborted, so nothing is kept
 * between a reload and the next.
 */
export async function* watchRuns(
  db: Queryable,
  { memberId, clock, signal }: { memberId: number; clock: Clock; signal: AbortSignal },
): AsyncGenerator<RunView | null> {
  let shown: RunView | null = null;
  let shownText: string | undefined;
  while (!signal.aborted) {
    const run: RunView | null = (await loadActiveRun(db, memberId)) ?? (await loadAgain(db, memberId, shown));
    const text = JSON.stringify(run);
    if (text !== shownText) yield run;
    shown = run;
    shownText = text;
    try {
      await clock.sleep(pollEveryMs, signal);
    } catch {
      return;
    }
  }
}

/** A run that was under way a second ago and is not any more has ended: its last state is still news. */
async function loadAgain(db: Queryable, memberId: number, shown: RunView | null): Promise<RunView | null> {
  if (shown === null || ["done", "partial", "failed"].includes(shown.state)) return shown;
  return loadRun(db, { memberId, id: shown.id });
}
