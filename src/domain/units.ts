const msPerMinute = 60_000;

/** Milliseconds as minutes; unknown stays unknown. */
export function minutesFromMs(durationMs: number | null): number | null {
  return durationMs === null ? null : durationMs / msPerMinute;
}
