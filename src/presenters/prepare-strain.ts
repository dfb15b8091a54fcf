import { addDays } from "#domain/day.ts";
import type { Column, DayColumns } from "#domain/day-columns.ts";
import { acuteMinimum } from "#domain/load.ts";
import type { LoadHistory } from "#domain/load-history.ts";
import { differencesTogether, numbersTogether } from "#domain/numbers-together.ts";
import type { Range } from "#domain/range.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { columnForSlots, lastOfSlots, type Slots, slotsOf, summarise } from "#domain/slots.ts";
import { fillText } from "./fill-text.ts";
import { prepareZoneWeeks, type ZoneWeekInput } from "./prepare-zone-weeks.ts";
import { strainScale } from "./score-axes.ts";
import type { SeriesModel } from "./series-model.ts";
import { axis, axisOf, column, extremes, metricColumns, timeAxis } from "./series-parts.ts";
import type { StrainText } from "./strain-text.ts";

/** What the page is made of. */
export interface StrainInput {
  range: Range;
  days: DayColumns<"strain" | "energyKj">;
  load: LoadHistory;
  weeks: readonly ZoneWeekInput[];
}

export interface StrainModel {
  day: SeriesModel;
  load: SeriesModel;
  /** The one sentence about the ratio of loads, and how much the load usually moves. */
  loadSentence: string;
  changeSentence: string;
  zones: SeriesModel;
  zoneNote: string | null;
}

/** Prepares the Strain page. `zonesAs` chooses what the weekly zones are drawn in. */
export function prepareStrain(
  input: StrainInput,
  zonesAs: "minutes" | "share",
  text: StrainText,
): StrainModel {
  const slots = slotsOf(input.range, text.calendar.weekStart);
  return {
    day: dayModel(input, slots, text),
    load: loadModel(input, slots, text),
    ...loadSentences(input.load, text),
    ...prepareZoneWeeks(input, zonesAs, text),
  };
}

function dayModel({ days, range }: StrainInput, slots: Slots, text: StrainText): SeriesModel {
  const { light, moderate, high, allOut } = text.strainWords;
  const weekly = slots.stepDays !== 1;
  const words = [
    { from: 0, word: light },
    { from: 10, word: moderate },
    { from: 14, word: high },
    { from: 18, word: allOut },
  ];
  const summary = (values: Column) => summarise(values, days.range.from, range, slots);
  const strain = metricColumns(
    { id: "strain", label: text.day.strain, decimals: 1, words, grows: true },
    summary(columnForSlots(days, "strain", slots)),
    slots,
    text.week,
  );
  const energy = metricColumns(
    { id: "energyKj", label: text.day.energy, unit: "kJ", grows: true },
    summary(columnForSlots(days, "energyKj", slots)),
    slots,
    text.week,
  );
  const open = openSlot(days, range, slots);
  return {
    id: weekly ? "weekly-strain" : "strain",
    title: text.day.title,
    unit: "",
    lead: weekly ? text.day.weekLead : text.day.lead,
    ...timeAxis(range, slots, text.calendar),
    shaded: [],
    partial: [...slots.partial, ...open],
    panels: [
      {
        title: text.day.strain,
        ...axis(strainScale),
        tall: true,
        layers: [
          ...extremes("strain", slots, "strain"),
          weekly
            ? { kind: "dots", of: "strain", tone: "strain" }
            : { kind: "bars", of: "strain", tones: [{ from: 0, tone: "strain" }], base: 0 },
        ],
      },
      {
        title: `${text.day.energy}, ${shownUnit("kJ", text.calendar)}`,
        ...axisOf(energy, { fromZero: true, notation: text.calendar }),
        tall: false,
        layers: [
          ...extremes("energyKj", slots, "vital"),
          weekly
            ? { kind: "dots", of: "energyKj", tone: "vital" }
            : { kind: "bars", of: "energyKj", tones: [{ from: 0, tone: "vital" }], base: 0 },
        ],
      },
    ],
    columns: [...strain, ...energy],
    keys: [
      { mark: weekly ? "dot" : "square", tone: "strain", label: text.day.strain },
      { mark: weekly ? "dot" : "square", tone: "vital", label: text.day.energy },
      ...(weekly ? [{ mark: "faint" as const, tone: "strain" as const, label: text.day.spread }] : []),
      ...(open.length > 0 ? [{ mark: "faint" as const, tone: "strain" as const, label: text.soFar }] : []),
    ],
  };
}

function loadModel({ load, range }: StrainInput, slots: Slots, text: StrainText): SeriesModel {
  const bySlot = (values: readonly (number | null)[]) => lastOfSlots(values, range.from, range, slots);
  const columns = [
    column({ id: "acute", label: text.load.acute, decimals: 1 }, bySlot(load.acute)),
    column({ id: "chronic", label: text.load.chronic, decimals: 1 }, bySlot(load.chronic)),
    column({ id: "usual-low", label: text.load.usualLow, decimals: 1 }, bySlot(load.usualLow)),
    column({ id: "usual-high", label: text.load.usualHigh, decimals: 1 }, bySlot(load.usualHigh)),
  ];
  return {
    id: "load",
    title: text.load.title,
    unit: "",
    lead: text.load.lead,
    ...timeAxis(range, slots, text.calendar),
    shaded: [],
    partial: [],
    panels: [
      {
        title: null,
        ...axisOf(columns, { fromZero: false, decimals: 1, notation: text.calendar }),
        tall: true,
        layers: [
          { kind: "band", low: "usual-low", high: "usual-high" },
          { kind: "line", of: "chronic", tone: "ink-2", dots: false, thin: true },
          { kind: "line", of: "acute", tone: "strain", dots: false, thin: false },
        ],
      },
    ],
    columns,
    keys: [
      { mark: "line", tone: "strain", label: text.load.acute },
      { mark: "thin-line", tone: "ink-2", label: text.load.chronic },
      { mark: "hatch", tone: "ink-3", label: text.load.usual },
    ],
    nothing: fillText(text.load.nothing, { days: String(acuteMinimum) }),
  };
}

function loadSentences({ ratio, weeksAbove, weeklyChange }: LoadHistory, text: StrainText) {
  const { load } = text;
  const have = (estimate: LoadHistory["ratio"] | LoadHistory["weeklyChange"]) =>
    estimate.known ? {} : { have: String(estimate.have), need: String(estimate.need) };
  const change = (value: number, { low, high }: { low: number; high: number }) =>
    differencesTogether([low, high], 1, text.calendar)(value);
  return {
    loadSentence: ratio.known
      ? fillText(load.ratio, {
          // Told beside an equal load: only what is one time reads as "1.00 times".
          ratio: numbersTogether([1, ratio.value], 2, text.calendar)(ratio.value),
          above: String(weeksAbove.above),
          weeks: String(weeksAbove.of),
        })
      : ratio.why === "no-spread"
        ? load.ratioNothing
        : fillText(load.ratioUnknown, have(ratio)),
    changeSentence: weeklyChange.known
      ? fillText(load.change, {
          low: change(weeklyChange.value.low, weeklyChange.value),
          high: change(weeklyChange.value.high, weeklyChange.value),
          n: String(weeklyChange.n),
        })
      : fillText(load.changeUnknown, have(weeklyChange)),
  };
}

/** The slot of the day that has not ended, where it is in the range and shown as a day. */
function openSlot({ openIndex, range: read }: DayColumns<"strain" | "energyKj">, range: Range, slots: Slots) {
  if (openIndex === null || slots.stepDays !== 1 || addDays(read.from, openIndex) !== range.to) return [];
  return [slots.count - 1];
}
