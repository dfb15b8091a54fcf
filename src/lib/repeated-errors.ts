import type { Clock } from "./clock.ts";

const quietMs = 60_000;
/** Kinds of error told apart; when there are more, all begin anew. */
const mostKinds = 200;

/** Keeps a log readable while one thing goes wrong again and again. */
export interface RepeatedErrors {
  /** Tells of an error, at most once a minute for each kind, with how many like it were left out since. */
  tell(error: unknown, log: (error: unknown, leftOut: number) => void): void;
}

/** Errors are of one kind when they have the same name, code and first line of code; what is told in words, the same words. */
export function createRepeatedErrors(clock: Clock): RepeatedErrors {
  const kinds = new Map<string, { toldAtMs: number; leftOut: number }>();
  return {
    tell(error, log) {
      const nowMs = clock.now().getTime();
      const kind = kindOf(error);
      const known = kinds.get(kind);
      const sinceMs = known ? nowMs - known.toldAtMs : quietMs;
      // A clock that was set back must not silence an error for years.
      if (known && sinceMs >= 0 && sinceMs < quietMs) {
        known.leftOut += 1;
        return;
      }
      if (kinds.size >= mostKinds) kinds.clear();
      kinds.set(kind, { toldAtMs: nowMs, leftOut: 0 });
      log(error, known?.leftOut ?? 0);
    },
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 200);
  // A class may be bundled more than once, each with a place of its own.
  if ("advice" in error) return `${error.name} ${error.message}`;
  const place = /\n\s+at .*/.exec(error.stack ?? "")?.[0] ?? "";
  return `${error.name} ${Reflect.get(error, "code") ?? ""} ${place || error.message.slice(0, 200)}`;
}
