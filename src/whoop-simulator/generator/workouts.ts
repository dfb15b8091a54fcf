import type { Change, WorkoutRecord } from "#whoop-simulator/records.ts";
import { happens, illness, type Oddity } from "./edge-cases.ts";
import { activityId, toText } from "./identity.ts";
import type { NightPlan, Person } from "./night-plan.ts";
import type { PersonState } from "./person-state.ts";
import type { Random } from "./random.ts";
import { bedtimeSport, pickSport, type Sport, unknownSport } from "./sports.ts";
import { type PlayedWorkout, playSport } from "./workout-score.ts";

const minuteMs = 60_000;

/** A workout on the day's programme, with the instant at which the cloud learns of it. */
export interface DayWorkout extends PlayedWorkout {
  record: WorkoutRecord;
  knownMs: number;
}

/** Decides and plays the workouts of a day, none after `untilMs` (bed, or the strap coming off). */
export function playWorkouts(
  person: Person,
  state: PersonState,
  day: { dayIndex: number; plan: NightPlan; recoveryPct: number; untilMs: number; untilIsBed: boolean },
  random: Random,
): DayWorkout[] {
  const { seed, traits } = person;
  const { dayIndex, plan } = day;
  const does = (oddity: Oddity) => happens(seed, oddity, dayIndex);
  const heart = { restingBpm: state.restingBaselineBpm, maxBpm: traits.maxBpm };
  const isWeekend = plan.weekday === 0 || plan.weekday === 6;
  const willing = (traits.workoutChance[plan.weekday] ?? 0.5) + (day.recoveryPct - 60) / 250;
  const isIll = illness(seed, dayIndex) > 0.3;
  const wanted: { sport: Sport; startMs: number; durationMs: number }[] = [];
  const want = (sport: Sport, startMs: number) => {
    const long = isWeekend ? 1.3 : 1;
    const minutes = Math.max(10, sport.minutes * long * Math.exp(random.normal(0, 0.25)));
    wanted.push({ sport, startMs: Math.round(startMs), durationMs: Math.round(minutes * minuteMs) });
  };
  const morningMs = plan.endMs + random.uniform(45, 90) * minuteMs;
  const eveningMs = plan.midnightMs + random.uniform(1035, 1125) * minuteMs;
  const mustTrain = does("unknownSport") || does("simultaneousWorkouts") || does("unscorableWorkout");
  if (mustTrain || (!isIll && random.chance(willing))) {
    const sport = does("unknownSport") ? unknownSport : pickSport(random.uniform());
    want(sport, random.chance(isWeekend ? 0.7 : 0.25) ? morningMs : eveningMs);
  }
  if (!isIll && wanted.length === 1 && random.chance(0.32)) {
    const atMorning = wanted[0]?.startMs === Math.round(morningMs);
    want(pickSport(random.uniform()), atMorning ? eveningMs : morningMs);
  }
  // The strap and a phone app sometimes record the same session: two records starting at the same instant.
  if (does("simultaneousWorkouts") && wanted[0]) want(pickSport(random.uniform()), wanted[0].startMs);
  const possible = wanted.filter((one) => one.startMs + one.durationMs <= day.untilMs - 30 * minuteMs);
  if (does("workoutUntilBed") && day.untilIsBed) {
    const durationMs = bedtimeSport.minutes * minuteMs;
    possible.push({ sport: bedtimeSport, startMs: day.untilMs - durationMs, durationMs });
  }
  return possible.map(({ sport, startMs, durationMs }, nth) => {
    const played = playSport(random, sport, durationMs, heart, random.normal(1, 0.06));
    const endMs = startMs + durationMs;
    const knownMs = endMs + random.integer(0, 33 * 60) * 1000;
    const record: WorkoutRecord = {
      id: activityId(person.userId, "workout", startMs, nth),
      v1_id: null,
      user_id: person.userId,
      created_at: toText(knownMs),
      updated_at: toText(knownMs),
      start: toText(startMs),
      end: toText(endMs),
      timezone_offset: plan.offset,
      sport_name: sport.name,
      sport_id: sport.id,
      score_state: "SCORED",
      score: played.score,
    };
    return { ...played, record, knownMs };
  });
}

/** How a workout comes to be known: scored at once and touched again 4 s later; or pending first; or never scored. */
export function workoutChanges(person: Person, dayIndex: number, workout: DayWorkout): Change[] {
  const { record, knownMs } = workout;
  const put = (atMs: number, state: Partial<WorkoutRecord>): Change => ({
    atMs,
    kind: atMs === knownMs ? "put" : "replace",
    collection: "workout",
    record: { ...record, ...state, updated_at: toText(atMs) },
  });
  if (happens(person.seed, "unscorableWorkout", dayIndex)) {
    return [put(knownMs, { score_state: "UNSCORABLE", score: null })];
  }
  if (happens(person.seed, "pendingWorkout", dayIndex)) {
    return [put(knownMs, { score_state: "PENDING_SCORE", score: null }), put(knownMs + 8 * minuteMs, {})];
  }
  return [put(knownMs, {}), put(knownMs + 4000, {})];
}
