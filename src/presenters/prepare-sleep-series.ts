import { formatTimeOfNight } from "#domain/format.ts";
import { metricOf, nightQuality } from "#domain/metrics.ts";
import type { SleepView } from "#domain/sleep-view.ts";
import { isWeekend } from "#domain/weekday-levels.ts";
import type { SeriesModel, SeriesPanel } from "./series-model.ts";
import { axis, axisOf, column, extremes, metricColumns, timeAxis } from "./series-parts.ts";
import type { SleepText } from "./sleep-text.ts";

/** Beyond so many days a tint on every weekend would be stripes. */
const mostShadedDays = 100;

function common(view: SleepView, text: SleepText) {
  const { slots, openIndex } = view;
  return {
    ...timeAxis(view.range, slots, text.calendar),
    partial: slots.stepDays === 1 && openIndex !== null ? [openIndex] : slots.partial,
    shaded: [],
    unit: "",
  };
}

const stageTones = [
  { id: "deepMin", tone: "stage-deep" },
  { id: "remMin", tone: "stage-rem" },
  { id: "lightMin", tone: "stage-light" },
  { id: "awakeMin", tone: "stage-awake" },
] as const;

/** The stages of every night stacked from deep at the bottom to awake on top, and the night's need as an outline. */
export function prepareStages(view: SleepView, text: SleepText): SeriesModel {
  const { stages } = view;
  const { names, asleep, need, title, lead } = text.stages;
  const duration = { format: "duration" } as const;
  let below: (number | null)[] = view.stages.deepMin.map((value) => (value === null ? null : 0));
  const tops = stageTones.map(({ id }) => {
    below = stages[id].map((value, index) => {
      const under = below[index] ?? null;
      return value === null || under === null ? null : value + under;
    });
    return column({ ...duration, id: `${id}Top`, label: names[id], listed: false }, below);
  });
  const needed = column({ ...duration, id: "needMin", label: need }, stages.needMin);
  return {
    ...common(view, text),
    id: "sleep-stages",
    title,
    lead,
    columns: [
      column({ ...duration, id: "asleepMin", label: asleep }, stages.asleepMin),
      needed,
      ...stageTones.toReversed().map(({ id }) => column({ ...duration, id, label: names[id] }, stages[id])),
      ...tops,
    ],
    keys: [
      ...stageTones.toReversed().map(({ id, tone }) => ({ mark: "square", tone, label: names[id] }) as const),
      { mark: "line", tone: "ink", label: need },
    ],
    panels: [
      {
        ...axisOf([...tops, needed], { fromZero: true, notation: text.calendar }),
        title: null,
        tall: true,
        layers: [
          { kind: "stack", of: stageTones.map(({ id, tone }) => ({ id: `${id}Top`, tone })) },
          { kind: "steps", of: "needMin", tone: "ink", joined: true, faint: false },
        ],
      },
    ],
  };
}

const quarterDay = 180;

/** Every night as a floating bar from bedtime down to getting up, with the usual times as bands. */
export function prepareTimes(view: SleepView, text: SleepText): SeriesModel {
  const { slots, bedAt, wakeAt, usualBed, usualWake } = view;
  const { title, lead, bed, wake, usual, weekend, inBed } = text.times;
  const clock = { format: "clock" } as const;
  const times = [...bedAt.low, ...wakeAt.high].filter((time) => time !== null);
  const low = Math.floor((Math.min(...times, 10 * 60) - 20) / quarterDay) * quarterDay;
  const high = Math.ceil((Math.max(...times, 20 * 60) + 20) / quarterDay) * quarterDay;
  const ticks = Array.from({ length: (high - low) / quarterDay + 1 }, (_, index) => low + index * quarterDay);
  const byDay = slots.stepDays === 1 && slots.count <= mostShadedDays;
  const zones = [usualBed, usualWake].flatMap((time) =>
    time.known
      ? [{ low: time.value.meanMin - time.value.sdMin, high: time.value.meanMin + time.value.sdMin }]
      : [],
  );
  return {
    ...common(view, text),
    id: "bed-and-wake",
    title,
    lead,
    shaded: byDay
      ? Array.from({ length: slots.count }, (_, index) => index).filter((index) =>
          isWeekend(slots.from, index),
        )
      : [],
    columns: [
      ...metricColumns({ ...clock, id: "bedAt", label: bed }, bedAt, slots, text.weeks),
      ...metricColumns({ ...clock, id: "wakeAt", label: wake }, wakeAt, slots, text.weeks),
    ],
    keys: [
      { mark: "square", tone: "sleep", label: inBed },
      ...(slots.stepDays === 1
        ? []
        : [{ mark: "faint", tone: "sleep", label: text.times.extremes } as const]),
      ...(zones.length === 0 ? [] : [{ mark: "hatch", tone: "ink-3", label: usual } as const]),
      ...(byDay ? [{ mark: "square", tone: "raised", label: weekend } as const] : []),
    ],
    panels: [
      {
        ...axis({ low, high, ticks }, (value, places) => formatTimeOfNight(value, text.calendar, places)),
        fromTop: true,
        title: null,
        tall: true,
        zones,
        layers: [
          ...(slots.stepDays === 1
            ? []
            : [
                {
                  kind: "spans",
                  low: "bedAtLowest",
                  high: "wakeAtHighest",
                  tone: "sleep",
                  faint: true,
                } as const,
              ]),
          { kind: "spans", low: "bedAt", high: "wakeAt", tone: "sleep", faint: false },
        ],
      },
    ],
  };
}

/** Slept minus needed, night by night, on both sides of zero. */
export function prepareBalance(view: SleepView, text: SleepText): SeriesModel {
  const { chartTitle, chartLead, balance, short, over } = text.debt;
  const against = column({ id: "balanceMin", label: balance, format: "duration" }, view.balanceMin);
  return {
    ...common(view, text),
    id: "sleep-against-need",
    title: chartTitle,
    lead: chartLead,
    columns: [against],
    keys: [
      { mark: "square", tone: "sleep", label: over },
      { mark: "square", tone: "stage-rem", label: short },
    ],
    panels: [
      {
        ...axisOf([against, column({ id: "zero", label: "" }, [0])], {
          fromZero: false,
          notation: text.calendar,
        }),
        title: null,
        tall: false,
        layers: [
          {
            kind: "bars",
            of: "balanceMin",
            base: 0,
            tones: [
              { from: Number.MIN_SAFE_INTEGER, tone: "stage-rem" },
              { from: 0, tone: "sleep" },
            ],
          },
        ],
      },
    ],
  };
}

/** How good the nights were, and naps, under one another. */
export function prepareQuality(view: SleepView, text: SleepText): SeriesModel {
  const { slots } = view;
  const { title, lead, labels, units, naps } = text.quality;
  const qualities = nightQuality.map((id) => {
    const { decimals } = metricOf(id);
    const options = { id, label: labels[id], unit: units[id], decimals };
    return { ...options, columns: metricColumns(options, view.quality[id], slots, text.weeks) };
  });
  const napColumn = column({ id: "napMin", label: naps, format: "duration", grows: true }, view.napMin);
  return {
    ...common(view, text),
    id: "sleep-quality",
    title,
    lead,
    columns: [...qualities.flatMap(({ columns }) => columns), napColumn],
    keys: [],
    panels: [
      ...qualities.map(
        ({ id, label, unit, decimals, columns }): SeriesPanel => ({
          ...axisOf(columns, { fromZero: false, decimals, notation: text.calendar }),
          title: `${label}, ${unit}`,
          tall: false,
          layers: [
            ...extremes(id, slots, "sleep"),
            { kind: "line", of: id, tone: "sleep", dots: true, thin: true },
          ],
        }),
      ),
      {
        ...axisOf([napColumn], { fromZero: true, notation: text.calendar }),
        title: naps,
        tall: false,
        layers: [{ kind: "bars", of: "napMin", base: 0, tones: [{ from: 0.01, tone: "sleep" }] }],
      },
    ],
  };
}
