import { formatHoursMinutes, formatNumber, formatTimeOfNight } from "#domain/format.ts";
import type { SleepView } from "#domain/sleep-view.ts";
import { longDate } from "./day-label.ts";
import { fillText } from "./fill-text.ts";
import type { SharePart } from "./prepare-recovery.ts";
import { prepareBalance, prepareQuality, prepareStages, prepareTimes } from "./prepare-sleep-series.ts";
import type { SeriesModel } from "./series-model.ts";
import type { SleepText } from "./sleep-text.ts";

/** A figure with its name and what stands beneath it; null when there is none, then the note says why. */
export interface FigureRow {
  label: string;
  value: string | null;
  note: string;
}

/** A piece of a waterfall: where it begins and ends on a scale of 0 to 1, and its words. */
export interface WaterfallStep {
  id: "baseline" | "debt" | "strain" | "nap" | "need" | "asleep";
  label: string;
  value: string;
  from: number;
  to: number;
}

/** The Sleep page as it is drawn. */
export interface SleepModel {
  summary: string;
  stages: SeriesModel;
  shares: { lead: string; parts: SharePart[] };
  times: SeriesModel;
  need: { title: string; steps: WaterfallStep[]; gap: string } | null;
  debt: { figure: string | null; note: string; others: FigureRow[] };
  balance: SeriesModel;
  regularity: FigureRow[];
  quality: SeriesModel;
  naps: string;
}

/** Prepares the Sleep page from what was read. */
export function prepareSleep(view: SleepView, text: SleepText): SleepModel {
  const { naps } = view;
  return {
    summary: prepareSummary(view, text),
    stages: prepareStages(view, text),
    shares: prepareStageShares(view, text),
    times: prepareTimes(view, text),
    need: prepareNeed(view, text),
    debt: prepareDebt(view, text),
    balance: prepareBalance(view, text),
    regularity: prepareRegularity(view, text),
    quality: prepareQuality(view, text),
    naps:
      naps.days === 0
        ? text.naps.none
        : fillText(text.naps.some, { days: String(naps.days), total: formatHoursMinutes(naps.totalMin) }),
  };
}

function prepareSummary({ averages }: SleepView, { summary }: SleepText): string {
  const { asleepMin, needMin } = averages;
  if (!asleepMin.known || !needMin.known) return summary.unknown;
  return fillText(summary.known, {
    asleep: formatHoursMinutes(asleepMin.value),
    need: formatHoursMinutes(needMin.value),
    n: String(asleepMin.n),
  });
}

const stageOrder = [
  { id: "awakeMin", tone: "stage-awake" },
  { id: "lightMin", tone: "stage-light" },
  { id: "remMin", tone: "stage-rem" },
  { id: "deepMin", tone: "stage-deep" },
] as const;

function prepareStageShares({ averages }: SleepView, { stages }: SleepText): SleepModel["shares"] {
  const known = stageOrder.flatMap(({ id, tone }) => {
    const level = averages[id];
    return level.known ? [{ id, tone, minutes: level.value, n: level.n }] : [];
  });
  const total = known.reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    lead: fillText(stages.shareLead, { n: String(known[0]?.n ?? 0) }),
    parts: known.map(({ id, tone, minutes }) => ({
      id,
      tone,
      label: stages.names[id],
      share: minutes / total,
      words: fillText(stages.share, {
        minutes: formatHoursMinutes(minutes),
        share: formatNumber((minutes / total) * 100, 0),
      }),
    })),
  };
}

function prepareNeed({ need }: SleepView, text: SleepText): SleepModel["need"] {
  if (need === null) return null;
  const { baselineMin, debtMin, strainMin, napMin, needMin, asleepMin } = need;
  const afterDebt = baselineMin + debtMin;
  const afterStrain = afterDebt + strainMin;
  const longest = Math.max(afterStrain, needMin, asleepMin);
  const step = (id: WaterfallStep["id"], from: number, to: number, minutes: number): WaterfallStep => ({
    id,
    label: text.need.parts[id],
    value: id === "debt" || id === "strain" ? `+${formatHoursMinutes(minutes)}` : formatHoursMinutes(minutes),
    from: Math.min(from, to) / longest,
    to: Math.max(from, to) / longest,
  });
  const gap = asleepMin - needMin;
  return {
    title: fillText(text.need.title, { day: longDate(need.day, text.calendar) }),
    steps: [
      step("baseline", 0, baselineMin, baselineMin),
      step("debt", baselineMin, afterDebt, debtMin),
      step("strain", afterDebt, afterStrain, strainMin),
      step("nap", afterStrain, needMin, napMin),
      step("need", 0, needMin, needMin),
      step("asleep", 0, asleepMin, asleepMin),
    ],
    gap: fillText(gap < 0 ? text.need.short : text.need.over, { gap: formatHoursMinutes(Math.abs(gap)) }),
  };
}

function prepareDebt({ debt }: SleepView, text: SleepText): SleepModel["debt"] {
  const { shortfallMin, balanceMin, decayingMin, vendorMin } = debt;
  const { others, figure, tooFew, lead } = text.debt;
  const row = (id: keyof typeof others, minutes: number | null): FigureRow => ({
    label: others[id].label,
    value: minutes === null ? null : formatHoursMinutes(minutes),
    note: others[id].detail,
  });
  return {
    figure: shortfallMin.known
      ? fillText(figure, { shortfall: formatHoursMinutes(shortfallMin.value) })
      : null,
    note: shortfallMin.known ? lead : fillText(tooFew, { have: String(shortfallMin.have) }),
    others: [
      row("shortfall", shortfallMin.known ? shortfallMin.value : null),
      row("balance", balanceMin.known ? balanceMin.value : null),
      row("decaying", decayingMin),
      row("vendor", vendorMin),
    ],
  };
}

function prepareRegularity({ regularity, usualBed, usualWake }: SleepView, text: SleepText): FigureRow[] {
  const words = text.regularity;
  const { index, socialJetlagMin } = regularity;
  const missing = (template: string, { have, need }: { have: number; need: number }) =>
    fillText(template, { have: String(have), need: String(need) });
  const time = (label: string, usual: SleepView["usualBed"]): FigureRow =>
    usual.known
      ? {
          label,
          value: formatTimeOfNight(usual.value.meanMin),
          note: fillText(words.timeNote, { sd: formatNumber(usual.value.sdMin, 0), n: String(usual.n) }),
        }
      : { label, value: null, note: missing(words.tooFewNights, usual) };
  return [
    index.known
      ? {
          label: words.index,
          value: formatNumber(index.value, 0),
          note: fillText(words.indexNote, { n: String(index.n) }),
        }
      : { label: words.index, value: null, note: missing(words.tooFewPairs, index) },
    time(words.bed, usualBed),
    time(words.wake, usualWake),
    socialJetlagMin.known
      ? {
          label: words.jetlag,
          value: formatHoursMinutes(socialJetlagMin.value),
          note: fillText(words.jetlagNote, { n: String(socialJetlagMin.n) }),
        }
      : { label: words.jetlag, value: null, note: missing(words.tooFewNights, socialJetlagMin) },
  ];
}
