import { localDay } from "#domain/day.ts";
import { formatClock, formatHoursMinutes, formatMetric, formatNumber } from "#domain/format.ts";
import { sportInWords } from "#domain/sports.ts";
import { longDay, shortDay } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { type ContributorModel, prepareContributors } from "./prepare-today-contributors.ts";
import { type DialModel, prepareDials } from "./prepare-today-dials.ts";
import { prepareFreshness } from "./prepare-today-freshness.ts";
import { prepareReadings, type ReadingModel } from "./prepare-today-readings.ts";
import { prepareTodayTrends } from "./prepare-today-trends.ts";
import { prepareVerdict } from "./prepare-today-verdict.ts";
import type { SeriesModel } from "./series-model.ts";
import type { TodayInput, WorkoutInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

export interface WorkoutModel {
  id: string;
  name: string;
  when: string;
  duration: string | null;
  /** Null when there is none; then `unscored` says why. */
  strain: string | null;
  unscored: string;
}

/** The Today page as it is drawn: every number already text. */
export interface TodayModel {
  /** The day shown, long. */
  day: string;
  /** "Last data: 4 days ago"; null when the day shown is the member's current one. */
  lastData: string | null;
  freshness: string;
  dials: DialModel[];
  verdict: string;
  contributors: ContributorModel[];
  readings: ReadingModel[];
  workouts: WorkoutModel[];
  trends: SeriesModel[];
  calibration: { title: string; detail: string; share: number } | null;
  /** What a reader should know about the day's numbers. */
  flags: string[];
}

/** Prepares the Today page from what was read; null while nothing is stored. `now` is the present instant. */
export function prepareToday(view: TodayInput, now: Date, text: TodayText): TodayModel | null {
  if (view.day === null) return null;
  return {
    day: longDay(view.day, text.calendar),
    lastData: view.daysOld > 1 ? fillText(text.lastData, { days: String(view.daysOld) }) : null,
    freshness: prepareFreshness(view, now, text),
    dials: prepareDials(view, text),
    verdict: prepareVerdict(view, text),
    contributors: prepareContributors(view, text),
    readings: prepareReadings(view, text),
    workouts: view.lastWorkouts.map((workout) => prepareWorkout(workout, text)),
    trends: prepareTodayTrends(view, text),
    calibration: prepareCalibration(view, text),
    flags: [...view.flags.map((flag) => text.flags[flag]), ...refusedReadings(view, text)],
  };
}

function prepareWorkout(workout: WorkoutInput, text: TodayText): WorkoutModel {
  const { state } = workout;
  const unscored = text.workouts.states[state === "scored" ? "missing" : state];
  const date = localDay(workout.startAt, workout.offsetMin);
  return {
    id: workout.id,
    name: sportInWords(workout.sportName, text.sports),
    when: `${shortDay(date, text.calendar)}, ${formatClock(workout.startAt, workout.offsetMin, text.calendar)}`,
    duration: workout.durationMin === null ? null : formatHoursMinutes(workout.durationMin),
    strain: workout.strain === null ? null : formatNumber(workout.strain, 1, text.calendar),
    unscored: workout.refused ? text.notCounted : unscored,
  };
}

/** What of the day cannot be true, in a sentence. */
function refusedReadings({ refused }: TodayInput, text: TodayText): string[] {
  if (refused.length === 0) return [];
  const values = refused.map(
    ({ metric, value }) => `${text.metrics[metric].label} ${formatMetric(metric, value, text.calendar)}`,
  );
  return [fillText(text.refused, { values: values.join(", ") })];
}

function prepareCalibration({ calibration }: TodayInput, text: TodayText): TodayModel["calibration"] {
  if (calibration === null) return null;
  const { have, need } = calibration;
  const values = { have: String(have), need: String(need), left: String(Math.max(0, need - have)) };
  return {
    title: fillText(text.calibration.title, values),
    detail: fillText(text.calibration.detail, values),
    share: have / need,
  };
}
