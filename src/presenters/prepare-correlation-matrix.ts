import type { ScanSummary } from "#analysis/correlation-scan.ts";
import { type Comparison, isByConstruction } from "#analysis/correlations.ts";
import type { MetricName } from "#domain/metrics.ts";
import { whenWords } from "./correlation-sentence.ts";
import { daysInWords } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import type { InsightsText } from "./insights-text.ts";
import { cellStates, type MatrixCell, type MatrixModel } from "./matrix-words.ts";

/** Sets the comparisons of one lag out as a matrix. On the same day both halves show the same. */
export function prepareMatrix(
  { summary, comparisons }: { summary: ScanSummary; comparisons: readonly Comparison[] },
  lagDays: number,
  text: InsightsText,
): MatrixModel {
  const { metrics, range } = summary;
  const byPair = new Map<string, Comparison>();
  for (const each of comparisons) {
    if (each.lagDays !== lagDays) continue;
    byPair.set(`${each.x} ${each.y}`, each);
    if (lagDays === 0) byPair.set(`${each.y} ${each.x}`, each);
  }
  const when = whenWords(lagDays, text.when);
  const { title, lead, leadLag } = text.matrix;
  return {
    head: {
      id: `correlations-lag-${lagDays}`,
      title,
      unit: "",
      lead: fillText(lagDays === 0 ? lead : leadLag, { when }),
      days: daysInWords(range, text.calendar),
    },
    lagDays,
    metrics: metrics.map((id) => ({ id, label: text.metrics[id].label })),
    rows: metrics.map((x) =>
      metrics.map((y) => (x === y ? null : cellOf(x, y, lagDays, byPair.get(`${x} ${y}`)))),
    ),
    text: { states: text.states, matrix: text.matrix, calendar: text.calendar, when },
  };
}

function cellOf(
  x: MetricName,
  y: MetricName,
  lagDays: number,
  comparison: Comparison | undefined,
): MatrixCell {
  if (comparison === undefined)
    return [cellStates.indexOf(isByConstruction(x, y, lagDays) ? "mechanical" : "too-early")];
  const { n, level, found } = comparison;
  const state = cellStates.indexOf(level);
  if (found === null) return [state, n];
  const { r, interval, effectiveN, q } = found;
  // Unrounded: the file of the matrix is made from these.
  return [state, n, r, interval.low, interval.high, effectiveN, q];
}
