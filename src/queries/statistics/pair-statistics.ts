import type { Ask } from "#analysis/compute-tasks.ts";
import { isByConstruction } from "#analysis/correlations.ts";
import type { OpenedPair } from "#analysis/open-pair.ts";
import { type PartialPair, partialPair } from "#analysis/partial-pair.ts";
import type { Queryable } from "#db/client.ts";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import type { Predictor } from "#domain/regression-question.ts";
import { loadDayColumns } from "#queries/days/day-columns.ts";
import type { Estimate } from "#stats/estimate.ts";
import { loadPair } from "./insights.ts";

/** A pair of metrics opened, in estimates: what the pages show of it, and what stays among days alike in controls. */
export interface PairStatistics
  extends Pick<
    OpenedPair,
    "x" | "y" | "lagDays" | "days" | "n" | "pearson" | "spearman" | "adjusted" | "effect" | "effectInPercent"
  > {
  range: Range;
  /** The two are related by arithmetic; their correlation says nothing about the member. */
  byConstruction: boolean;
  controls: Predictor[];
  /** Null without controls. */
  partial: Estimate<PartialPair> | null;
}

/** Opens x of `lagDays` before beside y over `range`; `ask` does what takes long. */
export async function loadPairStatistics(
  db: Queryable,
  {
    memberId,
    range,
    x,
    y,
    lagDays,
    controls,
    ask,
  }: {
    memberId: number;
    range: Range;
    x: MetricName;
    y: MetricName;
    lagDays: number;
    controls: Predictor[];
    ask: Ask;
  },
): Promise<PairStatistics> {
  const metrics = [...new Set([x, y, ...controls.map(({ metric }) => metric)])];
  const [opened, { counted }] = await Promise.all([
    loadPair(db, { memberId, range, x, y, lagDays, ask }),
    loadDayColumns(db, { memberId, range, metrics }),
  ]);
  const { days, n, pearson, spearman, adjusted, effect, effectInPercent } = opened;
  return {
    range,
    x,
    y,
    lagDays,
    days,
    n,
    byConstruction: isByConstruction(x, y, lagDays),
    pearson,
    spearman,
    adjusted,
    effect,
    effectInPercent,
    controls,
    partial:
      controls.length === 0
        ? null
        : partialPair({ x: { metric: x, lagDays }, y, controls, columns: counted }),
  };
}
