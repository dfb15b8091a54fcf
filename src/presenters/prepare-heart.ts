import { formatNumber } from "#domain/format.ts";
import type { HeartView } from "#domain/heart-view.ts";
import { type Metric, metricOf, type Vital, vitals } from "#domain/metrics.ts";
import { numbersTogether } from "#domain/numbers-together.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { fillText } from "./fill-text.ts";
import type { HeartText } from "./heart-text.ts";
import type { SeriesColumn, SeriesKey, SeriesModel } from "./series-model.ts";
import { axis, axisOf, column, extremes, metricColumns, timeAxis } from "./series-parts.ts";

/** The Heart page as it is drawn. */
export interface HeartModel {
  /** Where the 7-day HRV lies, in words. */
  state: string;
  /** How often it is outside its band; empty while no day can tell. */
  outside: string;
  variation: string;
  hrv: SeriesModel;
  /** Only those with a reading in the range. */
  vitals: SeriesModel[];
}

/** Prepares the Heart page from what was read. */
export function prepareHeart(view: HeartView, text: HeartText): HeartModel {
  const { variationPct } = view.hrvNow;
  const models = vitals.map((name) => {
    const { deviation } = metricOf(name);
    return deviation ? prepareDeviation(name, deviation, view, text) : prepareVital(name, view, text);
  });
  return {
    state: prepareState(view, text),
    outside: prepareOutside(view, text),
    variation: variationPct.known
      ? fillText(text.hrv.variation, {
          value: formatNumber(variationPct.value, 1, text.calendar),
          n: String(variationPct.n),
        })
      : text.hrv.variationUnknown,
    hrv: prepareHrv(view, text),
    vitals: models.filter(({ columns }) => columns[0]?.values.some((value) => value !== null)),
  };
}

function prepareState({ hrvNow }: HeartView, text: HeartText): string {
  const { states } = text;
  const { levelMs, bandMs, state } = hrvNow;
  const counts = ({ have, need }: { have: number; need: number }) => ({
    have: String(have),
    need: String(need),
  });
  if (!levelMs.known) return fillText(states.noLevel, counts(levelMs));
  if (!bandMs.known || state === null) {
    const level = formatNumber(levelMs.value, 0, text.calendar);
    return fillText(states.noBand, { level, ...(bandMs.known ? {} : counts(bandMs)) });
  }
  const { low, high } = bandMs.value;
  const write = numbersTogether([levelMs.value, low, high], 0, text.calendar);
  return fillText(states[state], { level: write(levelMs.value), low: write(low), high: write(high) });
}

function prepareOutside({ hrvDaysOutside: { outside, of } }: HeartView, text: HeartText): string {
  if (of === 0) return "";
  return fillText(text.outside, {
    outside: String(outside),
    of: String(of),
    share: formatNumber((100 * outside) / of, 0, text.calendar),
  });
}

function common({ range, slots }: HeartView, text: HeartText) {
  return { ...timeAxis(range, slots, text.calendar), partial: slots.partial, shaded: [] };
}

function extremesKey({ slots }: HeartView, text: HeartText): SeriesKey[] {
  return slots.stepDays === 1 ? [] : [{ mark: "faint", tone: "vital", label: text.extremes }];
}

function prepareHrv(view: HeartView, text: HeartText): SeriesModel {
  const { slots } = view;
  const { title, lead, descriptionByWeeks, label, level, low, high, band } = text.hrv;
  const byDay = slots.stepDays === 1;
  const ms = { unit: "ms" };
  const nights = metricColumns({ ...ms, id: "hrvMs", label }, view.hrvMs, slots, text.weeks);
  const columns = [
    ...nights,
    // Between two stretches lie whole weeks the level of single weeks would jump over.
    ...(byDay ? [column({ ...ms, id: "hrvLevelMs", label: level }, view.hrvLevelMs)] : []),
    column({ ...ms, id: "hrvNormalLowMs", label: low }, view.hrvLowMs),
    column({ ...ms, id: "hrvNormalHighMs", label: high }, view.hrvHighMs),
  ];
  return {
    ...common(view, text),
    id: "hrv",
    title,
    unit: "ms",
    lead: byDay ? lead : descriptionByWeeks,
    columns,
    keys: [
      ...(byDay
        ? ([
            { mark: "dot", tone: "vital", label },
            { mark: "line", tone: "ink", label: level },
          ] as const)
        : ([{ mark: "line", tone: "ink", label: nights[0]?.label ?? label }] as const)),
      { mark: "hatch", tone: "ink-3", label: band },
      ...extremesKey(view, text),
    ],
    panels: [
      {
        ...logAxis(columns),
        title: null,
        tall: true,
        layers: [
          { kind: "band", low: "hrvNormalLowMs", high: "hrvNormalHighMs" },
          ...extremes("hrvMs", slots, "vital"),
          ...(byDay ? ([{ kind: "dots", of: "hrvMs", tone: "vital" }] as const) : []),
          {
            kind: "line",
            of: byDay ? "hrvLevelMs" : "hrvMs",
            tone: "ink",
            dots: false,
            thin: false,
          },
        ],
      },
    ],
  };
}

/** Values that look even where each step is the same ratio. */
const ratioTicks = [5, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 320, 400];

function logAxis(columns: readonly SeriesColumn[]) {
  const values = columns.flatMap((each) => each.values).filter((value) => value !== null);
  const lowest = values.reduce((least, value) => Math.min(least, value), 400);
  const highest = values.reduce((most, value) => Math.max(most, value), 5);
  const low = ratioTicks.findLast((tick) => tick <= lowest) ?? 1;
  const high = ratioTicks.find((tick) => tick >= highest && tick > low) ?? 400;
  const ticks = ratioTicks.filter((tick) => tick >= low && tick <= high);
  return { ...axis({ low, high, ticks }), log: true };
}

function prepareVital(name: Vital, view: HeartView, text: HeartText): SeriesModel {
  const { title, lead, unit } = text.vitals[name];
  const { summary, usual } = view.vitals[name];
  const { decimals } = metricOf(name);
  const options = { unit, decimals };
  const columns = [
    ...metricColumns({ ...options, id: name, label: title }, summary, view.slots, text.weeks),
    column(
      { ...options, id: `${name}UsualLow`, label: text.usualLow },
      usual.map((band) => band?.low ?? null),
    ),
    column(
      { ...options, id: `${name}UsualHigh`, label: text.usualHigh },
      usual.map((band) => band?.high ?? null),
    ),
  ];
  return {
    ...common(view, text),
    id: name,
    title,
    unit,
    lead,
    columns,
    keys: [{ mark: "hatch", tone: "ink-3", label: text.usual }, ...extremesKey(view, text)],
    panels: [
      {
        ...axisOf(columns, { fromZero: false, decimals, notation: text.calendar }),
        title: null,
        tall: false,
        layers: [
          { kind: "band", low: `${name}UsualLow`, high: `${name}UsualHigh` },
          ...extremes(name, view.slots, "vital"),
          { kind: "line", of: name, tone: "vital", dots: true, thin: true },
        ],
      },
    ],
  };
}

/** Deviations lie on both sides of zero, and half a degree is worth seeing even in a quiet week. */
function prepareDeviation(
  name: Vital,
  { figure, column: id }: NonNullable<Metric["deviation"]>,
  view: HeartView,
  text: HeartText,
): SeriesModel {
  const { title, lead, unit } = text.vitals[name];
  const columns = metricColumns(
    { id, label: text.deviation, unit, format: "signed", decimals: 1 },
    view.vitals[name].summary,
    view.slots,
    text.weeks,
  );
  const reach = columns
    .flatMap(({ values }) => values)
    .reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0.5);
  const edges = column({ id: "edges", label: "", unit, format: "signed", listed: false }, [-reach, reach]);
  return {
    ...common(view, text),
    id: figure,
    title,
    unit: shownUnit(unit, text.calendar),
    lead,
    columns,
    keys: extremesKey(view, text),
    panels: [
      {
        ...axisOf([edges], { fromZero: false, decimals: 1, notation: text.calendar }),
        title: null,
        tall: false,
        layers: [
          ...extremes(id, view.slots, "vital"),
          {
            kind: "bars",
            of: id,
            base: 0,
            tones: [{ from: -100, tone: "vital" }],
          },
        ],
      },
    ],
  };
}
