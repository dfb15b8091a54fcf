import type { Change } from "#whoop-simulator/records.ts";
import { type DayLoad, drawDayLoad, openCycle, updateCycle } from "./cycles.ts";
import { happens, illness, isWorn } from "./edge-cases.ts";
import { cycleIdAt, toText } from "./identity.ts";
import { takeNap } from "./nap.ts";
import { type NightPlan, type Person, planNight } from "./night-plan.ts";
import type { PersonState } from "./person-state.ts";
import { Random } from "./random.ts";
import { type RecoveryScore, respiratoryRate, scoreRecovery } from "./recovery-score.ts";
import { asleepMs, consistencyPct, type SleepScore, scoreSleep } from "./sleep-score.ts";
import { pairRecords, pending, type SleepPair, writePair } from "./sleeps.ts";
import { playWorkouts, workoutChanges } from "./workouts.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Lives one day of a person and tells, unsorted, what the cloud learns from it and when. */
export function liveDay(person: Person, state: PersonState, dayIndex: number): Change[] {
  const random = new Random(person.seed, 5, dayIndex);
  const plan = planNight(person, dayIndex);
  const next = planNight(person, dayIndex + 1);
  const wornNextNight = isWorn(person.seed, dayIndex + 1);
  if (!isWorn(person.seed, dayIndex)) {
    return wornNextNight ? liveSleeplessDay(person, state, dayIndex, random) : [];
  }
  const endMs = wornNextNight ? next.startMs : plan.startMs + dayMs;
  const night = sleepNight(person, state, dayIndex, plan, random);
  const workouts = playWorkouts(
    person,
    state,
    {
      dayIndex,
      plan,
      recoveryPct: night.recovery.recovery_score,
      untilMs: endMs,
      untilIsBed: wornNextNight,
    },
    random,
  );
  const span = { startMs: plan.startMs, endMs, weekday: plan.weekday };
  const load = drawDayLoad(random, span, night.recovery.resting_heart_rate, workouts);
  const nap = takeNap(person, state, { dayIndex, plan, untilMs: endMs }, night, random);
  return [
    ...beginCycle(person, state, plan, night.knownMs - 5000, load, workouts),
    ...night.changes,
    ...workouts.flatMap((workout) => workoutChanges(person, dayIndex, workout)),
    ...nap,
    ...finishCycle(state, load, endMs, wornNextNight),
  ];
}

/** What a night leaves behind for the rest of its day. */
interface SleptNight {
  knownMs: number;
  cycleId: number;
  sleep: SleepScore;
  recovery: RecoveryScore;
  changes: Change[];
}

function sleepNight(
  person: Person,
  state: PersonState,
  dayIndex: number,
  plan: NightPlan,
  random: Random,
): SleptNight {
  state.recentBedMinutes = [...state.recentBedMinutes, plan.bedMinute].slice(-5);
  state.recentWakeMinutes = [...state.recentWakeMinutes, plan.wakeMinute].slice(-5);
  const noDataMs = happens(person.seed, "noData", dayIndex) ? random.integer(1, 25) * minuteMs : 0;
  const circumstances = {
    inBedMs: plan.endMs - plan.startMs,
    restlessness: Math.min(1, 0.6 * illness(person.seed, dayIndex) + 0.5 * plan.place.jetLag),
    noDataMs,
    baselineNeedMs: person.traits.needMs,
    debtMs: state.debtMs,
    strain: state.strain,
    napMs: state.napMs,
    respiratoryRate: respiratoryRate(person, dayIndex, random),
    consistencyPct: consistencyPct(state.recentBedMinutes, state.recentWakeMinutes),
  };
  const sleep = scoreSleep(random, circumstances);
  const surplusHours = (asleepMs(sleep) - person.traits.needMs) / hourMs;
  const recovery = scoreRecovery(
    person,
    state,
    { dayIndex, surplusHours, jetLag: plan.place.jetLag },
    random,
  );
  state.debtMs = Math.round(
    Math.min(2.5 * hourMs, Math.max(0, 0.5 * state.debtMs - 0.35 * surplusHours * hourMs)),
  );
  state.napMs = 0;
  state.nightsScored++;
  const syncMs = random.integer(3, random.chance(0.85) ? 25 : 130) * minuteMs + random.integer(0, 59_999);
  const isExtended = happens(person.seed, "extendedSleep", dayIndex);
  const knownMs = isExtended ? plan.endMs - random.integer(120, 170) * minuteMs : plan.endMs + syncMs;
  const cycleId = cycleIdAt(person.userId, plan.startMs);
  const slept = { ...plan, cycleId, nap: false, knownMs };
  const final = pairRecords(person, slept, sleep, recovery);
  const changes = happens(person.seed, "unscorableSleep", dayIndex)
    ? writePair(knownMs, "put", final).slice(0, 1).map(unscorable)
    : isExtended
      ? [
          ...writePair(
            knownMs,
            "put",
            pairRecords(
              person,
              { ...slept, endMs: knownMs - 3 * minuteMs },
              scoreSleep(random, {
                ...circumstances,
                noDataMs: 0,
                inBedMs: knownMs - 3 * minuteMs - plan.startMs,
              }),
              recovery,
            ),
          ),
          ...writePair(plan.endMs + syncMs, "replace", final),
        ]
      : arrive(person, dayIndex, knownMs, final, random);
  return { knownMs, cycleId, sleep, recovery, changes };
}

function unscorable(change: Change): Change {
  if (change.kind === "delete" || change.collection !== "sleep") return change;
  return { ...change, record: { ...change.record, score_state: "UNSCORABLE", score: null } };
}

/** The usual arrivals: at once, or pending first, and now and then re-scored ten days later. */
function arrive(
  person: Person,
  dayIndex: number,
  knownMs: number,
  final: SleepPair,
  random: Random,
): Change[] {
  const isPending = happens(person.seed, "pendingSleep", dayIndex);
  const changes = isPending
    ? [
        ...writePair(knownMs, "put", pending(final)),
        ...writePair(knownMs + random.integer(4, 90) * minuteMs, "replace", final),
      ]
    : writePair(knownMs, "put", final);
  const { score } = final.recovery;
  if (happens(person.seed, "lateRescore", dayIndex) && score) {
    const atMs = knownMs + 10 * dayMs;
    const shifted = Math.max(1, Math.min(99, score.recovery_score + random.integer(2, 6)));
    changes.push({
      atMs,
      kind: "replace",
      collection: "recovery",
      record: { ...final.recovery, updated_at: toText(atMs), score: { ...score, recovery_score: shifted } },
    });
  }
  return changes;
}

/** The cycle appears only now, hours after it began, and in the same moment the one before gets its end. */
function beginCycle(
  person: Person,
  state: PersonState,
  plan: Pick<NightPlan, "startMs" | "offset">,
  knownMs: number,
  load: DayLoad,
  workouts: readonly { knownMs: number }[],
): Change[] {
  const changes: Change[] = [];
  if (state.openCycle) {
    const record = { ...state.openCycle, end: toText(plan.startMs), updated_at: toText(knownMs) };
    changes.push({ atMs: knownMs, kind: "replace", collection: "cycle", record });
  }
  const cycle = openCycle(person, plan, knownMs, load);
  state.openCycle = cycle;
  changes.push({ atMs: knownMs, kind: "put", collection: "cycle", record: cycle });
  // The phone brings running values in between: with each workout, and twice on a quiet day.
  const syncs = [knownMs + 4 * hourMs, knownMs + 9 * hourMs, ...workouts.map((one) => one.knownMs + 2000)];
  const lastMs = load.startMs + load.hours * hourMs;
  for (const atMs of syncs) if (atMs > knownMs && atMs < lastMs) changes.push(updateCycle(cycle, load, atMs));
  return changes;
}

/** Notes the final values for the moment the next cycle closes this one, or cuts it when the strap is off. */
function finishCycle(state: PersonState, load: DayLoad, endMs: number, continues: boolean): Change[] {
  if (!state.openCycle) return [];
  // A workout known only after the end still belongs to the final values.
  const settledMs = Math.max(endMs, ...load.workouts.map((workout) => workout.knownMs));
  const final = updateCycle(state.openCycle, load, settledMs);
  if (final.kind === "delete" || final.collection !== "cycle") return [];
  state.openCycle = final.record;
  state.strain = final.record.score?.strain ?? state.strain;
  if (continues) return [];
  state.openCycle = null;
  const atMs = settledMs + minuteMs;
  return [{ ...final, atMs, record: { ...final.record, end: toText(endMs), updated_at: toText(atMs) } }];
}

/** The day after a night without the strap: a cycle from local midnight on, without sleep and recovery. */
function liveSleeplessDay(person: Person, state: PersonState, dayIndex: number, random: Random): Change[] {
  const plan = planNight(person, dayIndex);
  const next = planNight(person, dayIndex + 1);
  const cutMs = planNight(person, dayIndex - 1).startMs + dayMs;
  state.napMs = 0;
  if (plan.midnightMs <= cutMs || next.startMs - plan.midnightMs < 5 * hourMs) return [];
  const span = { startMs: plan.midnightMs, endMs: next.startMs, weekday: plan.weekday };
  const load = drawDayLoad(random, span, state.restingBaselineBpm, []);
  return [
    ...beginCycle(
      person,
      state,
      { startMs: plan.midnightMs, offset: plan.offset },
      plan.midnightMs + 8 * hourMs,
      load,
      [],
    ),
    ...finishCycle(state, load, next.startMs, true),
  ];
}
