import { formatNumber } from "#domain/format.ts";
import { numbersTogether } from "#domain/numbers-together.ts";
import type { RecoveryView } from "#domain/recovery-view.ts";
import { fromWeekStart } from "#domain/weekday-levels.ts";
import { daysInWords } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import { type IntervalFigure, intervalFigure } from "./interval-figure.ts";
import type { Scale } from "./nice-scale.ts";
import { prepareRecoverySeries } from "./prepare-recovery-series.ts";
import type { RecoveryText } from "./recovery-text.ts";
import type { ScatterModel } from "./scatter-model.ts";
import { recoveryScale, strainScale } from "./score-axes.ts";
import type { SeriesModel, SeriesTone } from "./series-model.ts";
import { type ShareFigure, shareFigure } from "./share-figure.ts";

/** The Recovery page as it is drawn. */
export interface RecoveryModel {
  summary: string;
  series: SeriesModel;
  shares: ShareFigure;
  weekdays: IntervalFigure;
  /** Null while no day has both values. */
  quadrants: ScatterModel | null;
}

/** Prepares the Recovery page from what was read. */
export function prepareRecovery(view: RecoveryView, text: RecoveryText): RecoveryModel {
  const { shares, median } = view;
  return {
    summary: fillText(text.summary[median.known ? "known" : shares.known > 0 ? "learning" : "unknown"], {
      median: median.known ? formatNumber(median.value, 0, text.calendar) : "",
      known: String(shares.known),
      of: String(shares.of),
    }),
    series: prepareRecoverySeries(view, text),
    shares: prepareShares(view, text),
    weekdays: prepareWeekdays(view, text),
    quadrants: prepareQuadrants(view, text),
  };
}

function prepareShares({ shares, range }: RecoveryView, text: RecoveryText): ShareFigure {
  const part = (id: "green" | "yellow" | "red", tone: SeriesTone, label: string) => ({
    id,
    label,
    tone,
    amount: shares.days[id],
    shown: String(shares.days[id]),
  });
  const { title, lead, days, part: row, amount, share } = text.shares;
  return shareFigure(
    { id: "recovery-ranges", title, unit: "", lead, days: daysInWords(range, text.calendar) },
    [
      part("red", "recovery-low", text.words.low),
      part("yellow", "recovery-mid", text.words.adequate),
      part("green", "recovery-high", text.words.sufficient),
    ],
    {
      words: fillText(days, { of: String(shares.known) }),
      columns: { row, amount, share },
      nothing: text.summary.unknown,
      notation: text.calendar,
    },
  );
}

function prepareWeekdays({ weekdays, range }: RecoveryView, text: RecoveryText): IntervalFigure {
  const { title, lead, value, tooFew, nothing, columns } = text.weekdays;
  return intervalFigure(
    { id: "recovery-weekdays", title, unit: "%", lead, days: daysInWords(range, text.calendar) },
    fromWeekStart(weekdays, text.calendar.weekStart).map(({ each: estimate, index }) => {
      const label = text.calendar.weekdays[index] ?? "";
      if (!estimate.known)
        return { id: label, label, level: null, words: fillText(tooFew, { have: String(estimate.have) }) };
      const { median, low, high } = estimate.value;
      const write = numbersTogether([low, median, high], 0, text.calendar);
      const words = fillText(value, {
        median: write(median),
        low: write(low),
        high: write(high),
        n: String(estimate.n),
      });
      return { id: label, label, level: { low, level: median, high, n: estimate.n }, words };
    }),
    {
      scale: recoveryScale,
      format: (number, together) => numbersTogether(together, 0, text.calendar)(number),
      columns,
      nothing,
    },
  );
}

/** An axis of a score, labelled where its words change. */
function scoreAxis({ low, high, ticks }: Scale) {
  return { low, high, ticks: ticks.map((value) => ({ value, label: String(value) })) };
}

function prepareQuadrants({ quadrants, range }: RecoveryView, text: RecoveryText): ScatterModel | null {
  const { medianRecovery, medianStrain, recovery, strain, from } = quadrants;
  if (!medianRecovery.known || !medianStrain.known) return null;
  const points = strain.flatMap((x, day): ScatterModel["points"] => {
    const y = recovery[day] ?? null;
    return x === null || y === null ? [] : [[day, x, y]];
  });
  const count = (recovered: boolean, harder: boolean) =>
    points.filter(([, x, y]) => y >= medianRecovery.value === recovered && x >= medianStrain.value === harder)
      .length;
  const corner = (label: string, days: number) => ({
    label,
    days: fillText(text.quadrants.days, { n: String(days) }),
  });
  const { corners } = text.quadrants;
  return {
    head: {
      id: "recovery-strain",
      title: text.quadrants.title,
      unit: "",
      lead: text.quadrants.lead,
      days: daysInWords({ from, to: range.to }, text.calendar),
    },
    from,
    x: {
      id: "strain",
      label: text.chart.strain,
      unit: "",
      metric: "strain",
      ...scoreAxis(strainScale),
    },
    y: {
      id: "recovery",
      label: text.chart.recovery,
      unit: "%",
      metric: "recovery",
      ...scoreAxis(recoveryScale),
    },
    points,
    order: ["y", "x"],
    cross: { x: medianStrain.value, y: medianRecovery.value },
    corners: [
      corner(corners.highLow, count(true, false)),
      corner(corners.highHigh, count(true, true)),
      corner(corners.lowLow, count(false, false)),
      corner(corners.lowHigh, count(false, true)),
    ],
    legend: fillText(text.quadrants.cross, {
      recovery: formatNumber(medianRecovery.value, 0, text.calendar),
      strain: formatNumber(medianStrain.value, 1, text.calendar),
    }),
  };
}
