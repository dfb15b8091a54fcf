import { formatMetric } from "#domain/format.ts";
import { metricsTogether } from "#domain/numbers-together.ts";
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

/** The numbers beneath the scores, each beside what is usual in 30 days. */
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
  if (reading.value === null) return { value: null, note: missing };
  const need = id === "asleepMin" ? view.readings.needMin.value : null;
  const mean = reading.usual.known ? reading.usual.value.mean : null;
  // What stands beside the reading gets its decimals, and reads as equal only when it is.
  const levels = [reading.value, need, mean].filter((level) => level !== null);
  const { level } = metricsTogether(id, { levels }, text.calendar);
  const ofNeed = need === null ? null : fillText(text.readings.ofNeed, { need: level(need) });
  const usual = mean === null ? null : fillText(text.readings.usual, { usual: level(mean) });
  const notes = [ofNeed, usual].filter((note) => note !== null);
  return {
    value: level(reading.value),
    note: notes.length === 0 ? text.readings.usualUnknown : notes.join(" · "),
  };
}

/** Only the deviation from one's own level means something: it is the figure, the reading itself is the note. */
function skinTemperature(reading: ReadingInput, missing: string, text: TodayText) {
  if (reading.value === null) return { value: null, note: missing };
  const measured = formatMetric("skinTempC", reading.value, text.calendar);
  const { differenceFromUsual } = reading;
  if (differenceFromUsual === null) return { value: measured, note: text.readings.usualUnknown };
  return {
    value: metricsTogether("skinTempC", { differences: [differenceFromUsual] }, text.calendar).difference(
      differenceFromUsual,
    ),
    note: fillText(text.readings.skinTemp, { measured }),
  };
}
