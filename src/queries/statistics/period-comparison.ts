import type { Queryable } from "#db/client.ts";
import {
  compareMeans,
  type JudgedDifference,
  judgeDifferences,
  type MeansCompared,
} from "#domain/compare-means.ts";
import type { Day } from "#domain/day.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import {
  type Comparing,
  type ComparisonProblem,
  comparisonProblem,
  otherPeriod,
} from "#domain/other-period.ts";
import type { Range } from "#domain/range.ts";
import { UserFacingError } from "#lib/errors.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";

const refusals: Record<ComparisonProblem, [message: string, advice: string]> = {
  "shared-days": [
    "The two periods share days, and a day cannot be compared with itself.",
    "Choose fewer days (53 weeks at most against a year ago), or another period that ends before this one begins.",
  ],
  "unequal-length": [
    "The two periods are not equally long.",
    "Give both as many days, or leave the other period out and say compare=before.",
  ],
  "wrong-order": ["A period ends before it begins.", "Give the first day before the last."],
};

/** Two periods that cannot be compared: they share days, or are not equally long. */
export class ComparisonRefusedError extends UserFacingError {
  readonly why: ComparisonProblem;
  constructor(why: ComparisonProblem) {
    super(...refusals[why]);
    this.name = "ComparisonRefusedError";
    this.why = why;
  }
}

/** The means of some metrics over two periods, judged together. */
export interface PeriodComparison {
  range: Range;
  other: Range;
  metrics: ({ metric: MetricName } & MeansCompared & JudgedDifference)[];
}

/** What a range is compared with: a named way back, or days of one's own. */
export interface AskedOther {
  compare: Comparing;
  otherFrom?: Day | undefined;
  otherTo?: Day | undefined;
}

/** Compares the means of `metrics` over `range` with those of another period. Throws `ComparisonRefusedError`. */
export async function loadPeriodComparison(
  db: Queryable,
  {
    memberId,
    range,
    metrics,
    ...asked
  }: { memberId: number; range: Range; metrics: readonly MetricName[] } & AskedOther,
): Promise<PeriodComparison> {
  const other = periodAsked(range, asked);
  const [here, there] = await Promise.all([
    loadDayColumns(db, { memberId, range, metrics }),
    loadDayColumns(db, { memberId, range: other, metrics }),
  ]);
  const compared = metrics.map((metric) => ({
    metric,
    ...compareMeans(here.counted[metric], there.counted[metric], metricOf(metric).scale),
  }));
  const judged = judgeDifferences(compared);
  return {
    range,
    other,
    metrics: compared.map((each, index) => ({ ...each, ...(judged[index] ?? { q: null, holds: false }) })),
  };
}

function periodAsked(range: Range, { compare, otherFrom, otherTo }: AskedOther): Range {
  const other =
    otherFrom !== undefined && otherTo !== undefined
      ? { from: otherFrom, to: otherTo }
      : otherPeriod(range, compare);
  const why = other === null ? "shared-days" : comparisonProblem(range, other);
  if (other === null || why !== null) throw new ComparisonRefusedError(why ?? "shared-days");
  return other;
}
