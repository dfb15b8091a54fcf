import { formatHoursMinutes, formatNumber, formatTimeOfNight } from "#domain/format.ts";
import { metricsTogether, numbersTogether } from "#domain/numbers-together.ts";
import type { NightNeed, SleepView } from "#domain/sleep-view.ts";
import { daysInWords, longDate } from "./day-label.ts";
import type { FigureHeader } from "./figure-header.ts";
import type { FigureTable } from "./figure-table.ts";
import { fillText } from "./fill-text.ts";
import { prepareBalance, prepareQuality, prepareStages, prepareTimes } from "./prepare-sleep-series.ts";
import type { SeriesModel } from "./series-model.ts";
import { type ShareFigure, shareFigure } from "./share-figure.ts";
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

/** What a night needed, taken apart, and what was slept. */
export interface NeedFigure {
  head: FigureHeader;
  steps: WaterfallStep[];
  gap: string;
  table: FigureTable;
  /** Why there is nothing to draw; null when there is. */
  empty: string | null;
}

/** The Sleep page as it is drawn. */
export interface SleepModel {
  summary: string;
  stages: SeriesModel;
  shares: ShareFigure;
  times: SeriesModel;
  need: NeedFigure;
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

function prepareSummary({ averages }: SleepView, { summary, calendar }: SleepText): string {
  const { asleepMin, needMin } = averages;
  if (!asleepMin.known || !needMin.known) return summary.unknown;
  const { level } = metricsTogether("asleepMin", { levels: [asleepMin.value, needMin.value] }, calendar);
  return fillText(summary.known, {
    asleep: level(asleepMin.value),
    need: level(needMin.value),
    n: String(asleepMin.n),
  });
}

const stageOrder = [
  { id: "awakeMin", tone: "stage-awake" },
  { id: "lightMin", tone: "stage-light" },
  { id: "remMin", tone: "stage-rem" },
  { id: "deepMin", tone: "stage-deep" },
] as const;

function prepareStageShares({ averages, range }: SleepView, { stages, calendar }: SleepText): ShareFigure {
  const known = stageOrder.flatMap(({ id, tone }) => {
    const level = averages[id];
    return level.known ? [{ id, tone, minutes: level.value, n: level.n }] : [];
  });
  return shareFigure(
    {
      id: "sleep-average-night",
      title: stages.shareTitle,
      unit: "h:mm",
      lead: fillText(stages.shareLead, { n: String(known[0]?.n ?? 0) }),
      days: daysInWords(range, calendar),
    },
    known.map(({ id, tone, minutes }) => ({
      id,
      tone,
      label: stages.names[id],
      amount: minutes,
      shown: formatHoursMinutes(minutes),
    })),
    {
      words: stages.share,
      columns: stages.shareColumns,
      nothing: stages.shareNothing,
      notation: calendar,
    },
  );
}

function prepareNeed({ need }: SleepView, { need: text, calendar }: SleepText): NeedFigure {
  const head = { id: "sleep-need", title: text.parts.need, unit: "h:mm", lead: text.lead, days: "" };
  const columns = (["part", "minutes"] as const).map((id) => ({ id, label: text.columns[id] }));
  if (need === null)
    return { head, steps: [], gap: "", empty: text.none, table: { columns, rows: [], newestFirst: false } };
  const { needMin, asleepMin } = need;
  const parts = partsOf(need);
  const longest = Math.max(...parts.map(({ to }) => to));
  const shown = (id: WaterfallStep["id"], minutes: number) =>
    id === "debt" || id === "strain" ? `+${formatHoursMinutes(minutes)}` : formatHoursMinutes(minutes);
  const gap = asleepMin - needMin;
  const { difference } = metricsTogether("asleepMin", { differences: [gap] }, calendar);
  return {
    head: { ...head, title: fillText(text.title, { day: longDate(need.day, calendar) }) },
    empty: null,
    steps: parts.map(({ id, from, to, minutes }) => ({
      id,
      label: text.parts[id],
      value: shown(id, minutes),
      from: Math.min(from, to) / longest,
      to: Math.max(from, to) / longest,
    })),
    gap: fillText(gap < 0 ? text.short : text.over, {
      gap: difference(Math.abs(gap)).replace("+", ""),
    }),
    table: {
      columns,
      newestFirst: false,
      rows: parts.map(({ id, minutes }) => [
        { shown: text.parts[id], value: id },
        { shown: shown(id, minutes), value: minutes },
      ]),
    },
  };
}

/** Of an imported night only the whole need and the debt in it are known. */
function partsOf({ baselineMin, debtMin, strainMin, napMin, needMin, asleepMin }: NightNeed) {
  type Part = { id: WaterfallStep["id"]; from: number; to: number; minutes: number };
  const whole: Part[] = [
    { id: "need", from: 0, to: needMin, minutes: needMin },
    { id: "asleep", from: 0, to: asleepMin, minutes: asleepMin },
  ];
  if (debtMin === null) return whole;
  if (baselineMin === null || strainMin === null || napMin === null)
    return [{ id: "debt", from: needMin - debtMin, to: needMin, minutes: debtMin } satisfies Part, ...whole];
  const afterDebt = baselineMin + debtMin;
  const afterStrain = afterDebt + strainMin;
  const parts: Part[] = [
    { id: "baseline", from: 0, to: baselineMin, minutes: baselineMin },
    { id: "debt", from: baselineMin, to: afterDebt, minutes: debtMin },
    { id: "strain", from: afterDebt, to: afterStrain, minutes: strainMin },
    { id: "nap", from: afterStrain, to: needMin, minutes: napMin },
  ];
  return [...parts, ...whole];
}

function prepareDebt({ debt }: SleepView, text: SleepText): SleepModel["debt"] {
  const { shortfallMin, balanceMin, nights, decayingMin, vendorMin } = debt;
  const { others, figure, tooFew, lead, scaled, whole } = text.debt;
  const counts = { have: String(nights.have), of: String(nights.of) };
  const row = (id: keyof typeof others, minutes: number | null): FigureRow => ({
    label: others[id].label,
    value: minutes === null ? null : formatHoursMinutes(minutes),
    note: fillText(others[id].detail, counts),
  });
  return {
    figure: shortfallMin.known
      ? fillText(figure, { shortfall: formatHoursMinutes(shortfallMin.value) })
      : null,
    note: shortfallMin.known
      ? `${fillText(nights.have < nights.of ? scaled : whole, counts)} ${lead}`
      : fillText(tooFew, { have: String(shortfallMin.have) }),
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
  const { index, withoutTravel, socialJetlagMin } = regularity;
  const indexes = [index, withoutTravel].flatMap((each) => (each?.known ? [each.value] : []));
  const writeIndex = numbersTogether(indexes, 0, text.calendar);
  const travel =
    withoutTravel?.known === true
      ? fillText(words.indexWithoutTravel, { index: writeIndex(withoutTravel.value) })
      : "";
  const missing = (template: string, { have, need }: { have: number; need: number }) =>
    fillText(template, { have: String(have), need: String(need) });
  const time = (label: string, usual: SleepView["usualBed"]): FigureRow =>
    usual.known
      ? {
          label,
          value: formatTimeOfNight(usual.value.meanMin, text.calendar),
          note: fillText(words.timeNote, {
            sd: formatNumber(usual.value.sdMin, 0, text.calendar),
            n: String(usual.n),
          }),
        }
      : { label, value: null, note: missing(words.tooFewNights, usual) };
  return [
    index.known
      ? {
          label: words.index,
          value: writeIndex(index.value),
          note: [fillText(words.indexNote, { n: String(index.n) }), travel].filter(Boolean).join(" "),
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
