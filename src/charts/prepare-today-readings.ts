import { formatMetric, formatMetricDifference } from "#domain/format.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { fillText } from "./fill-text.ts";
import type { ReadingInput, TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

/** One line of the list of numbers beneath the scores. */
export interface ReadingModel {
  id: keyof TodayText["readings"]["labels"];
  label: string;
  /** Null when there is no reading. */
  value: string | null;
  unit: string;
  note: string;
}

const order: readonly ReadingModel["id"][] = [
  "hrvMs",
  "restingBpm",
  "respiratoryRate",
  "spo2Pct",
  "skinTempC",
  "asleepMin",
  "efficiencyPct",
  "napMin",
  "energyKj",
];

/** The numbers beneath the scores, each with its 30-day average. */
export function prepareReadings(view: TodayInput, text: TodayText): ReadingModel[] {
  return order.map((id) => ({
    id,
    label: text.readings.labels[id],
    unit: shownUnit(text.readings.units[id], text.calendar),
    ...shown(id, view, text),
  }));
}

function shown(
  id: ReadingModel["id"],
  view: TodayInput,
  text: TodayText,
): { value: string | null; note: string } {
  const reading = view.readings[id];
  const missing = text.states[view.sleep.state === "scored" ? "missing" : view.sleep.state];
  if (id === "skinTempC") return skinTemperature(reading, missing, text);
  const value = reading.value === null ? null : formatMetric(id, reading.value, text.calendar);
  const average = averageOf(id, reading, text);
  const need = view.readings.needMin.value;
  if (value === null) return { value, note: missing };
  if (id !== "asleepMin" || need === null) return { value, note: average };
  const ofNeed = fillText(text.readings.ofNeed, { need: formatMetric("needMin", need, text.calendar) });
  return { value, note: reading.usual.known ? `${ofNeed} · ${average}` : ofNeed };
}

function averageOf(id: ReadingModel["id"], { usual }: ReadingInput, text: TodayText): string {
  if (!usual.known) return text.readings.averageUnknown;
  return fillText(text.readings.average, { average: formatMetric(id, usual.value.mean, text.calendar) });
}

/** Only the deviation from one's own level means something: it is the figure, the reading itself is the note. */
function skinTemperature(reading: ReadingInput, missing: string, text: TodayText) {
  if (reading.value === null) return { value: null, note: missing };
  const measured = formatMetric("skinTempC", reading.value, text.calendar);
  if (reading.differenceFromUsual === null) return { value: measured, note: text.readings.averageUnknown };
  return {
    value: formatMetricDifference("skinTempC", reading.differenceFromUsual, text.calendar),
    note: fillText(text.readings.skinTemp, { measured }),
  };
}
