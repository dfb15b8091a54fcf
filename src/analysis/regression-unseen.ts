import { daysBetween, mondayOf } from "#domain/day.ts";
import type { Column } from "#domain/day-columns.ts";
import { metricOf } from "#domain/metrics.ts";
import type { RegressionQuestion } from "#domain/regression-question.ts";
import { dieboldMariano } from "#stats/diebold-mariano.ts";
import { type Estimate, known, tooFew } from "#stats/estimate.ts";
import { type ForecastErrors, forecastErrors } from "#stats/regression/forecast-errors.ts";
import { walkForward } from "#stats/regression/walk-forward.ts";
import { rollingMean } from "#stats/rolling-mean.ts";
import type { RegressionRows } from "./regression-rows.ts";

/** Guesses that need no model. */
export const naiveGuesses = ["average", "last-week", "yesterday", "weekday"] as const;

export type NaiveGuess = (typeof naiveGuesses)[number];

/** How a model does in weeks it was not fitted on, in the outcome's own unit. */
export interface Unseen {
  model: ForecastErrors;
  /** On the same days. */
  naive: Record<NaiveGuess, ForecastErrors>;
  /** The naive guess with the smallest mean error. */
  best: NaiveGuess;
  /** 1 − error of the model / error of the best naive guess; above zero the model is better. */
  skill: number;
  /** How easily chance alone would make the model look so much better (Diebold and Mariano, one-sided); null if unknown. */
  betterP: number | null;
  /** Over at least 60 days, by at least 5 %, and by more than chance: only then is the model called better. */
  convinces: boolean;
  /** Days on which the model came closer than the best naive guess. */
  better: number;
  days: { place: number; actual: number; predicted: number }[];
}

export const unseenMinimum = { training: 90, days: 30 } as const;
const weekMinimum = 4;
const weekdaysRemembered = 8;
/** When a model may be called better than the guesses. */
const gate = { days: 60, skill: 0.05, p: 0.05 } as const;

/**
 * The model against guesses that need none, week by week: each calendar week is predicted by what was fitted on the weeks
 * before it. The guesses are the member's own average so far, the mean of the last 7 days, yesterday's value and the mean of
 * the last 8 such weekdays; all are judged on the same days. Needs 90 days to learn from, and 30 to be judged on.
 */
export function judgeUnseen(
  { outcome }: RegressionQuestion,
  rows: RegressionRows,
  predictors: readonly Float64Array[],
): Estimate<Unseen> {
  const monday = daysBetween(mondayOf(rows.range.from), rows.range.from);
  const weeks = rows.places.map((place) => Math.floor((place + monday) / 7));
  const training = Math.max(unseenMinimum.training, 10 * (predictors.length + 1));
  const predictions = walkForward({ outcome: rows.outcome, predictors }, weeks, training);
  const back = metricOf(outcome).scale === "log" ? Math.exp : (value: number) => value;
  const guesses = guessesByDay(rows.outcomeByDay);
  const judged = rows.places.flatMap((place, row) =>
    predictions[row] === null || naiveGuesses.some((guess) => (guesses[guess][place] ?? null) === null)
      ? []
      : [row],
  );
  const inOwnUnit = (of: (row: number) => number) => judged.map((row) => back(of(row)));
  const actual = inOwnUnit((row) => rows.outcome[row] ?? 0);
  const predicted = inOwnUnit((row) => predictions[row] ?? 0);
  const guessed = (guess: NaiveGuess) => inOwnUnit((row) => guesses[guess][rows.places[row] ?? 0] ?? 0);
  const model = forecastErrors(predicted, actual);
  const errorsOf = (guess: NaiveGuess) => forecastErrors(guessed(guess), actual);
  const [average, lastWeek, yesterday, weekday] = naiveGuesses.map(errorsOf);
  const need = training + unseenMinimum.days;
  if (judged.length < unseenMinimum.days || !model || !average || !lastWeek || !yesterday || !weekday)
    return tooFew(Math.min(rows.places.length, need - 1), need);
  const naive = { average, "last-week": lastWeek, yesterday, weekday };
  const best = naiveGuesses.reduce((least, guess) => (naive[guess].mae < naive[least].mae ? guess : least));
  const rival = guessed(best);
  const missedBy = (guess: readonly number[], index: number) =>
    Math.abs((guess[index] ?? 0) - (actual[index] ?? 0));
  const better = judged.filter((_, index) => missedBy(predicted, index) < missedBy(rival, index)).length;
  const skill = naive[best].mae === 0 ? 0 : 1 - model.mae / naive[best].mae;
  const tested = dieboldMariano(
    judged.map((_, index) => missedBy(predicted, index) - missedBy(rival, index)),
  );
  const betterP = tested.known ? tested.value.betterP : null;
  const convinces = judged.length >= gate.days && skill >= gate.skill && betterP !== null && betterP < gate.p;
  const days = judged.map((row, index) => ({
    place: rows.places[row] ?? 0,
    actual: actual[index] ?? 0,
    predicted: predicted[index] ?? 0,
  }));
  return known({ model, naive, best, skill, betterP, convinces, better, days }, judged.length);
}

/** What could have been guessed for each day from the days before it. */
function guessesByDay(outcome: Column): Record<NaiveGuess, Column> {
  let [total, count] = [0, 0];
  const average = outcome.map((value) => {
    const guess = count === 0 ? null : total / count;
    if (value !== null) [total, count] = [total + value, count + 1];
    return guess;
  });
  const yesterday = [null, ...outcome.slice(0, -1)];
  const weekday = outcome.map((_, place) => {
    const before: number[] = [];
    for (let day = place - 7; day >= 0 && before.length < weekdaysRemembered; day -= 7) {
      const value = outcome[day] ?? null;
      if (value !== null) before.push(value);
    }
    return before.length < weekMinimum ? null : before.reduce((sum, value) => sum + value, 0) / before.length;
  });
  return { average, "last-week": rollingMean(yesterday, 7, weekMinimum), yesterday, weekday };
}
