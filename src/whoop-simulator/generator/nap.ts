import type { Change } from "#whoop-simulator/records.ts";
import { happens } from "./edge-cases.ts";
import { activityId } from "./identity.ts";
import type { NightPlan, Person } from "./night-plan.ts";
import type { PersonState } from "./person-state.ts";
import type { Random } from "./random.ts";
import { type RecoveryScore, scoreNapRecovery } from "./recovery-score.ts";
import { type SleepScore, scoreSleep } from "./sleep-score.ts";
import { pairRecords, writePair } from "./sleeps.ts";

const minuteMs = 60_000;

/**
 * An afternoon nap with a recovery of its own in the same cycle; the next night needs that much less. Now and then
 * it was no nap at all (quiet reading) and is deleted some hours later, its recovery with it.
 */
export function takeNap(
  person: Person,
  state: PersonState,
  day: { dayIndex: number; plan: NightPlan; untilMs: number },
  morning: { cycleId: number; sleep: SleepScore; recovery: RecoveryScore },
  random: Random,
): Change[] {
  const isFalse = happens(person.seed, "deletedNap", day.dayIndex);
  if (!isFalse && !happens(person.seed, "nap", day.dayIndex)) return [];
  const startMs = day.plan.midnightMs + Math.round(random.uniform(790, 880) * minuteMs);
  const endMs = startMs + Math.round(random.uniform(20, 95) * minuteMs);
  const knownMs = endMs + random.integer(3, 20) * minuteMs;
  if (endMs > day.untilMs - 4 * 60 * minuteMs) return [];
  const score = scoreSleep(random, {
    inBedMs: endMs - startMs,
    restlessness: 0.6,
    noDataMs: 0,
    baselineNeedMs: person.traits.needMs,
    debtMs: state.debtMs,
    strain: 8,
    napMs: 0,
    respiratoryRate:
      (morning.sleep.respiratory_rate ?? person.traits.respiratoryRate) + random.normal(0.3, 0.3),
    consistencyPct: morning.sleep.sleep_consistency_percentage ?? null,
  });
  const pair = pairRecords(
    person,
    { cycleId: morning.cycleId, startMs, endMs, offset: day.plan.offset, nap: true, knownMs },
    score,
    scoreNapRecovery(morning.recovery, random),
  );
  const changes = writePair(knownMs, "put", pair);
  if (!isFalse) {
    state.napMs = endMs - startMs;
    return changes;
  }
  const key = activityId(person.userId, "sleep", startMs);
  return [...changes, { atMs: knownMs + 180 * minuteMs, kind: "delete", collection: "sleep", key }];
}
