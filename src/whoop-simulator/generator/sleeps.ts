import type { Change, RecoveryRecord, SleepRecord } from "#whoop-simulator/records.ts";
import { activityId, toText } from "./identity.ts";
import type { Person } from "./night-plan.ts";
import type { RecoveryScore } from "./recovery-score.ts";
import type { SleepScore } from "./sleep-score.ts";

/** One night or nap: its interval, its cycle, and the instant at which the phone brought it to the cloud. */
interface SleptInterval {
  cycleId: number;
  startMs: number;
  endMs: number;
  offset: string;
  nap: boolean;
  knownMs: number;
}

/** A sleep and its recovery as stored once both are scored. */
export interface SleepPair {
  sleep: SleepRecord;
  recovery: RecoveryRecord;
}

export function pairRecords(
  person: Person,
  slept: SleptInterval,
  sleepScore: SleepScore,
  recoveryScore: RecoveryScore,
): SleepPair {
  const common = {
    cycle_id: slept.cycleId,
    user_id: person.userId,
    created_at: toText(slept.knownMs),
    updated_at: toText(slept.knownMs),
    score_state: "SCORED" as const,
  };
  const id = activityId(person.userId, "sleep", slept.startMs);
  return {
    sleep: {
      id,
      v1_id: null,
      ...common,
      start: toText(slept.startMs),
      end: toText(slept.endMs),
      timezone_offset: slept.offset,
      nap: slept.nap,
      score: sleepScore,
    },
    recovery: { ...common, sleep_id: id, score: recoveryScore },
  };
}

/** Both records written at one instant. */
export function writePair(atMs: number, kind: "put" | "replace", pair: SleepPair): Change[] {
  const updated_at = toText(atMs);
  return [
    { atMs, kind, collection: "sleep", record: { ...pair.sleep, updated_at } },
    { atMs, kind, collection: "recovery", record: { ...pair.recovery, updated_at } },
  ];
}

/** The pair while its scores are still being computed. */
export function pending({ sleep, recovery }: SleepPair): SleepPair {
  return {
    sleep: { ...sleep, score_state: "PENDING_SCORE", score: null },
    recovery: { ...recovery, score_state: "PENDING_SCORE", score: null },
  };
}
