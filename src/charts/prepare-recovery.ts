import { formatNumber } from "#domain/format.ts";
import type { RecoveryView } from "#domain/recovery-view.ts";
import { fillText } from "./fill-text.ts";
import { prepareRecoverySeries } from "./prepare-recovery-series.ts";
import type { RecoveryText } from "./recovery-text.ts";
import type { ScatterModel } from "./scatter-model.ts";
import type { SeriesModel, SeriesTone } from "./series-model.ts";

/** A part of a whole, as a piece of one bar and as a line of words. */
export interface SharePart {
  id: string;
  label: string;
  tone: SeriesTone;
  /** 0 to 1. */
  share: number;
  words: string;
}

/** A level and how well it is known, on a scale shared with its neighbours. */
export interface IntervalRow {
  label: string;
  /** Places on the scale, 0 to 1; null while there are too few days. */
  place: { low: number; level: number; high: number } | null;
  words: string;
}

/** The Recovery page as it is drawn. */
export interface RecoveryModel {
  summary: string;
  series: SeriesModel;
  shares: SharePart[];
  weekdays: IntervalRow[];
  /** Null while no day has both values. */
  quadrants: ScatterModel | null;
}

/** Prepares the Recovery page from what was read. */
export function prepareRecovery(view: RecoveryView, text: RecoveryText): RecoveryModel {
  const { shares, median } = view;
  return {
    summary: median.known
      ? fillText(text.summary.known, {
          median: formatNumber(median.value, 0),
          known: String(shares.known),
          of: String(shares.of),
        })
      : text.summary.unknown,
    series: prepareRecoverySeries(view, text),
    shares: prepareShares(view, text),
    weekdays: prepareWeekdays(view, text),
    quadrants: prepareQuadrants(view, text),
  };
}

function prepareShares({ shares }: RecoveryView, text: RecoveryText): SharePart[] {
  if (shares.known === 0) return [];
  const part = (id: "green" | "yellow" | "red", tone: SeriesTone, label: string): SharePart => {
    const share = shares.days[id] / shares.known;
    const values = {
      days: String(shares.days[id]),
      of: String(shares.known),
      share: formatNumber(share * 100, 0),
    };
    return { id, label, tone, share, words: fillText(text.shares.days, values) };
  };
  return [
    part("red", "recovery-low", text.words.low),
    part("yellow", "recovery-mid", text.words.adequate),
    part("green", "recovery-high", text.words.sufficient),
  ];
}

function prepareWeekdays({ weekdays }: RecoveryView, text: RecoveryText): IntervalRow[] {
  return weekdays.map((level, index) => {
    const label = text.calendar.weekdays[index] ?? "";
    if (!level.known)
      return { label, place: null, words: fillText(text.weekdays.tooFew, { have: String(level.have) }) };
    const { median, low, high } = level.value;
    return {
      label,
      place: { low: low / 100, level: median / 100, high: high / 100 },
      words: fillText(text.weekdays.value, {
        median: formatNumber(median, 0),
        low: formatNumber(low, 0),
        high: formatNumber(high, 0),
        n: String(level.n),
      }),
    };
  });
}

const ticks = (values: number[]) => values.map((value) => ({ value, label: String(value) }));

function prepareQuadrants({ quadrants }: RecoveryView, text: RecoveryText): ScatterModel | null {
  const { medianRecovery, medianStrain, recovery, strain, from } = quadrants;
  if (!medianRecovery.known || !medianStrain.known) return null;
  const count = (recovered: boolean, harder: boolean) =>
    recovery.filter((value, index) => {
      const strained = strain[index] ?? null;
      if (value === null || strained === null) return false;
      return value >= medianRecovery.value === recovered && strained >= medianStrain.value === harder;
    }).length;
  const corner = (label: string, days: number) => ({
    label,
    days: fillText(text.quadrants.days, { n: String(days) }),
  });
  const { corners } = text.quadrants;
  return {
    id: "recovery-strain",
    title: text.quadrants.title,
    lead: text.quadrants.lead,
    from,
    x: {
      id: "strain",
      label: text.chart.strain,
      unit: "",
      decimals: 1,
      low: 0,
      high: 21,
      ticks: ticks([0, 10, 14, 18, 21]),
      median: medianStrain.value,
      values: strain,
    },
    y: {
      id: "recovery",
      label: text.chart.recovery,
      unit: "%",
      decimals: 0,
      low: 0,
      high: 100,
      ticks: ticks([0, 34, 67, 100]),
      median: medianRecovery.value,
      values: recovery,
    },
    corners: [
      corner(corners.highLow, count(true, false)),
      corner(corners.highHigh, count(true, true)),
      corner(corners.lowLow, count(false, false)),
      corner(corners.lowHigh, count(false, true)),
    ],
    cross: fillText(text.quadrants.cross, {
      recovery: formatNumber(medianRecovery.value, 0),
      strain: formatNumber(medianStrain.value, 1),
    }),
  };
}
