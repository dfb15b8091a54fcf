import { Random } from "./random.ts";

/** Cycle ids pass 2^31 at the beginning of 2026 and grow by five a second; each member has an own shift. */
export function cycleIdAt(userId: number, startMs: number): number {
  const shift = (userId * 7919) % 1_000_003;
  return 2 ** 31 + Math.floor((startMs - Date.UTC(2026, 0, 1)) / 200) + shift;
}

/** The UUID of a member's activity, told apart by kind and start. */
export function activityId(userId: number, kind: "sleep" | "workout", startMs: number, nth = 0): string {
  return new Random(userId, kind === "sleep" ? 11 : 12, startMs, Math.floor(startMs / 2 ** 31), nth).uuid();
}

/** The number the previous API generation knew an activity by; only activities before 1 July 2025 have one. */
export function formerActivityId(userId: number, startMs: number): number | null {
  return startMs < Date.UTC(2025, 6, 1) ? cycleIdAt(userId, startMs) - 1 : null;
}

export const toText = (instantMs: number): string => new Date(instantMs).toISOString();
