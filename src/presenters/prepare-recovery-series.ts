import type { RecoveryView } from "#domain/recovery-view.ts";
import type { RecoveryText } from "./recovery-text.ts";
import { recoveryScale, recoveryTones, strainScale } from "./score-axes.ts";
import type { SeriesColumn, SeriesLayer, SeriesModel } from "./series-model.ts";
import { axis, column, metricColumns, timeAxis } from "./series-parts.ts";

/** Recovery over time in hard colours, and below it, on the same days, the strain that followed. */
export function prepareRecoverySeries(view: RecoveryView, text: RecoveryText): SeriesModel {
  const { slots, weekMedians, usualStrain } = view;
  const { chart, words, strainWords } = text;
  const byDay = slots.stepDays === 1;
  const recovery = metricColumns(
    {
      id: "recovery",
      label: chart.recovery,
      unit: "%",
      words: [
        { from: 0, word: words.low },
        { from: 34, word: words.adequate },
        { from: 67, word: words.sufficient },
      ],
    },
    view.recovery,
    slots,
    text.weeks,
  );
  const strain = metricColumns(
    {
      id: "strain",
      label: chart.strain,
      decimals: 1,
      grows: true,
      words: [
        { from: 0, word: strainWords.light },
        { from: 10, word: strainWords.moderate },
        { from: 14, word: strainWords.high },
        { from: 18, word: strainWords.allOut },
      ],
    },
    view.strain,
    slots,
    text.weeks,
  );
  const context: SeriesColumn[] = [];
  if (weekMedians !== null) {
    const median = { label: chart.weekMedian, unit: "%" };
    context.push(column({ ...median, id: "weekMedian", listed: false }, weekMedians.whole));
    context.push(column({ ...median, id: "partialWeekMedian", listed: false }, weekMedians.partial));
  }
  if (usualStrain !== null) {
    const usual = { decimals: 1 };
    const lows = usualStrain.map((day) => day?.low ?? null);
    const highs = usualStrain.map((day) => day?.high ?? null);
    context.push(column({ ...usual, id: "usualStrainLow", label: chart.usualLow }, lows));
    context.push(column({ ...usual, id: "usualStrainHigh", label: chart.usualHigh }, highs));
  }
  return {
    id: "recovery",
    title: chart.title,
    unit: "",
    lead: byDay ? chart.lead : chart.leadWeeks,
    ...timeAxis(view.range, slots, text.calendar),
    partial: byDay ? [view.openIndex].filter((index) => index !== null) : slots.partial,
    shaded: [],
    columns: [...recovery, ...strain, ...context],
    keys: keys(view, text),
    panels: [
      {
        ...axis(recoveryScale),
        title: `${chart.recovery}, %`,
        tall: true,
        layers: [
          { kind: "bars", of: "recovery", base: 0, tones: recoveryTones },
          ...(byDay ? weekTicks : weekDots("recovery")),
        ],
      },
      {
        ...axis(strainScale),
        title: chart.strainPanel,
        tall: false,
        layers: byDay
          ? [
              { kind: "band", low: "usualStrainLow", high: "usualStrainHigh" },
              { kind: "line", of: "strain", tone: "strain", dots: true, thin: true },
            ]
          : [
              { kind: "bars", of: "strain", base: 0, tones: [{ from: 0, tone: "strain" }] },
              ...weekDots("strain"),
            ],
      },
    ],
  };
}

const weekTicks: SeriesLayer[] = [
  { kind: "steps", of: "weekMedian", tone: "ink", joined: false, faint: false },
  { kind: "steps", of: "partialWeekMedian", tone: "ink", joined: false, faint: true },
];

function weekDots(id: string): SeriesLayer[] {
  return [
    { kind: "dots", of: `${id}Lowest`, tone: "ink" },
    { kind: "dots", of: `${id}Highest`, tone: "ink" },
  ];
}

function keys({ slots }: RecoveryView, { chart, words }: RecoveryText): SeriesModel["keys"] {
  const colours: SeriesModel["keys"] = [
    { mark: "square", tone: "recovery-high", label: words.sufficient },
    { mark: "square", tone: "recovery-mid", label: words.adequate },
    { mark: "square", tone: "recovery-low", label: words.low },
  ];
  if (slots.stepDays > 1) return [...colours, { mark: "dot", tone: "ink", label: chart.extremes }];
  return [
    ...colours,
    { mark: "line", tone: "ink", label: chart.weekMedian },
    { mark: "faint-line", tone: "ink", label: chart.weekSoFar },
    { mark: "hatch", tone: "ink-3", label: chart.usualBand },
  ];
}
