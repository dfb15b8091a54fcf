import type { Change, CycleRecord } from "#whoop-simulator/records.ts";
import { cycleIdAt, toText } from "./identity.ts";
import type { NightPlan, Person } from "./night-plan.ts";
import type { Random } from "./random.ts";
import { strainOf } from "./workout-score.ts";
import type { DayWorkout } from "./workouts.ts";

/** The body's work over a cycle: quiet load and energy spread over its hours, workouts on top. */
export interface DayLoad {
  startMs: number;
  hours: number;
  quietLoad: number;
  restingKj: number;
  averageBpm: number;
  maxBpm: number;
  workouts: DayWorkout[];
}

/** Draws the quiet part of a day; busier on working days. */
export function drawDayLoad(
  random: Random,
  plan: { startMs: number; endMs: number; weekday: number },
  restingBpm: number,
  workouts: DayWorkout[],
): DayLoad {
  const isWeekend = plan.weekday === 0 || plan.weekday === 6;
  return {
    startMs: plan.startMs,
    hours: (plan.endMs - plan.startMs) / 3_600_000,
    quietLoad: Math.max(12, random.normal(isWeekend ? 42 : 49, 10)),
    restingKj: Math.max(4200, random.normal(7400, 500)),
    averageBpm: restingBpm + random.normal(14, 2.5),
    maxBpm: Math.round(random.normal(128, 9)),
    workouts,
  };
}

/** The running values of a cycle at an instant: grows with the hours and with each workout known by then. */
function cycleScoreAt(day: DayLoad, atMs: number): NonNullable<CycleRecord["score"]> {
  const share = Math.min(1, Math.max(0.02, (atMs - day.startMs) / (day.hours * 3_600_000)));
  const done = day.workouts.filter((workout) => workout.knownMs <= atMs);
  const load = day.quietLoad * share + done.reduce((sum, workout) => sum + workout.load, 0);
  const energyKj = done.reduce((sum, workout) => sum + workout.score.kilojoule, day.restingKj * share);
  return {
    strain: strainOf(load),
    kilojoule: Number(energyKj.toFixed(3)),
    average_heart_rate: Math.round(day.averageBpm + load / 14),
    max_heart_rate: Math.max(day.maxBpm, ...done.map((workout) => workout.score.max_heart_rate)),
  };
}

/** A new open cycle, written at `knownMs`. */
export function openCycle(
  person: Person,
  plan: Pick<NightPlan, "startMs" | "offset">,
  knownMs: number,
  day: DayLoad,
): CycleRecord {
  return {
    id: cycleIdAt(person.userId, plan.startMs),
    user_id: person.userId,
    created_at: toText(knownMs),
    updated_at: toText(knownMs),
    start: toText(plan.startMs),
    end: null,
    timezone_offset: plan.offset,
    score_state: "SCORED",
    score: cycleScoreAt(day, knownMs),
  };
}

/** The cycle with the values of an instant; `endMs` closes it. */
export function updateCycle(cycle: CycleRecord, day: DayLoad, atMs: number): Change {
  return {
    atMs,
    kind: "replace",
    collection: "cycle",
    record: { ...cycle, updated_at: toText(atMs), score: cycleScoreAt(day, atMs) },
  };
}
