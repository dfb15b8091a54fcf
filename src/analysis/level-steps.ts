import type { Column } from "#domain/day-columns.ts";
import { evidenceThresholds } from "#domain/evidence-thresholds.ts";
import { present } from "#stats/estimate.ts";
import { leastSquaresDrift } from "#stats/least-squares-drift.ts";
import { levelChange } from "#stats/level-change.ts";
import type { Piece } from "#stats/pairwise-slopes.ts";
import { type StepDate, stepDate } from "#stats/step-date.ts";

const mostSteps = 3;
/** Nothing weaker can hold among all metrics, nor may it pass for a drift. */
const candidateP = 0.05;
/** A jump so near to an end is not shown, but a drift is not judged across it either. */
const jumpSegment = 7;
const driftMinimumDays = 45;

/** A test whether the level of a stretch steps, and where: null when nothing there may be called a step. */
export interface StepTest {
  p: number;
  step: StepDate | null;
}

/**
 * The tests for steps in a series (an entry a day): the whole first, then the stretches that the most convincing step
 * leaves, while there are candidates and at most three. Only stretches that hold 60 readings on both sides are tested.
 */
export function testSteps(series: Column): StepTest[] {
  return splitUp(series, [], evidenceThresholds.stepSegment);
}

/**
 * The pieces of a series that a drift is judged on: what its `steps` leave, and without any further jump that could pass
 * for a drift, as far as 45 days long. Without any, the longest.
 */
export function piecesBetween(
  series: Column,
  steps: readonly number[],
): { pieces: Piece[]; longest: number } {
  const jumps = splitUp(series, steps, jumpSegment).flatMap(({ step }) => (step === null ? [] : [step.at]));
  const pieces = piecesOf(series, [...steps, ...jumps]);
  const spans = pieces.map((piece) => spanOf(series, piece));
  return {
    pieces: pieces.filter((_, index) => (spans[index] ?? 0) >= driftMinimumDays),
    longest: Math.max(0, ...spans),
  };
}

/** The pieces of a series between the first places of new levels. */
export function piecesOf(series: Column, steps: readonly number[]): Piece[] {
  const borders = [0, ...steps, series.length].sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, index) => ({ from, to: borders[index + 1] ?? series.length }));
}

function splitUp(series: Column, cuts: readonly number[], segment: number): StepTest[] {
  const open = piecesOf(series, cuts).flatMap((piece) => testPiece(series, piece, segment));
  const done: StepTest[] = [];
  for (let found = 0; found < mostSteps; found += 1) {
    const best = open
      .filter(({ test }) => test.step !== null)
      .reduce<TestedPiece | null>(
        (least, each) => (least && least.test.p <= each.test.p ? least : each),
        null,
      );
    if (best === null || best.test.step === null) break;
    open.splice(open.indexOf(best), 1);
    done.push(best.test);
    const { at } = best.test.step;
    const halves = [
      { from: best.piece.from, to: at },
      { from: at, to: best.piece.to },
    ];
    open.push(...halves.flatMap((piece) => testPiece(series, piece, segment)));
  }
  // A candidate that is one too many is no step.
  return [...done, ...open.map(({ test: { p } }) => ({ p, step: null }))];
}

interface TestedPiece {
  piece: Piece;
  test: StepTest;
}

/** Nothing for a piece that is too short to hold a step. */
function testPiece(series: Column, piece: Piece, segment: number): TestedPiece[] {
  const stretch = series.slice(piece.from, piece.to);
  if (present(stretch).length < 2 * segment) return [];
  const change = levelChange(stretch);
  if (!change.known) return [];
  const { p, countBefore, countAfter, squares } = change.value;
  const line = leastSquaresDrift(stretch);
  // What a straight line fits better has drifted and not stepped.
  const steps = line.known && squares < line.value.squares && Math.min(countBefore, countAfter) >= segment;
  if (!steps) return [{ piece, test: { p: 1, step: null } }];
  if (p > candidateP) return [{ piece, test: { p, step: null } }];
  const { at, earliest, latest } = stepDate(stretch, change.value);
  const inSeries = { at: at + piece.from, earliest: earliest + piece.from, latest: latest + piece.from };
  return [{ piece, test: { p, step: inSeries } }];
}

function spanOf(series: Column, { from, to }: Piece): number {
  const places = [...series.keys()].filter((place) => place >= from && place < to && series[place] !== null);
  return (places.at(-1) ?? 0) - (places[0] ?? 0) + (places.length > 0 ? 1 : 0);
}
