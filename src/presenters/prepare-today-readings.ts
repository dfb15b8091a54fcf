import { formatMetric } from "#domain/format.ts";
import { metricOf } from "#domain/metrics.ts";
import { metricsTogether } from "#domain/numbers-together.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { type TodayMetric, todayMetrics } from "#domain/today-metrics.ts";
import { fillText } from "./fill-text.ts";
import type { ReadingInput, TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

/** One line of the list of numbers beneath the scores. */
export interface ReadingModel {
  id: TodayMetric;
  label: string;
  /** Null when there is no reading. */
  value: string | null;
  unit: string;
  note: string;
}

/** The numbers beneath the scores, each beside what is usual in 30 days. */
export function prepareReadings(view: TodayInput, text: TodayText): ReadingModel[] {
  return todayMetrics.map((id) => ({
    id,
    label: text.readings.labels[id],
    unit: shownUnit(text.readings.units[id], text.calendar),
    ...shown(id, view, text),
  }));
}

function shown(id: TodayMetric, view: TodayInput, text: TodayText): { value: string | null; note: string } {
  const reading = view.readings[id];
  const missing = text.states[view.sleep.state === "scored" ? "missing" : view.sleep.state];
  if (metricOf(id).deviation) return deviation(id, reading, missing, text);
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
function deviation(id: TodayMetric, reading: ReadingInput, missing: string, text: TodayText) {
  if (reading.value === null) return { value: null, note: missing };
  const measured = formatMetric(id, reading.value, text.calendar);
  const { differenceFromUsual } = reading;
  if (differenceFromUsual === null) return { value: measured, note: text.readings.usualUnknown };
  return {
    value: metricsTogether(id, { differences: [differenceFromUsual] }, text.calendar).difference(
      differenceFromUsual,
    ),
    note: fillText(text.readings.deviation, { measured }),
  };
}
