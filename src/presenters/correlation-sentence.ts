import type { Comparison } from "#analysis/correlations.ts";
import { correlationMinimum } from "#analysis/evidence.ts";
import type { OpenedPair } from "#analysis/open-pair.ts";
import { sharesSleepPerformance } from "#domain/built-in-relation.ts";
import { formatHoursMinutes, formatNumber } from "#domain/format.ts";
import { type MetricName, metricOf } from "#domain/metrics.ts";
import { placesToTell } from "#domain/numbers-together.ts";
import { shownDifference, shownUnit } from "#domain/shown-units.ts";
import { fillText } from "./fill-text.ts";
import type { InsightsText, WhenWords } from "./insights-text.ts";

/** An effect with its unit: percent where the metric is analysed in ratios. */
export type SizedEffect = Pick<OpenedPair, "effect" | "effectInPercent">;

/** "the next day", "3 days later". */
export function whenWords(lagDays: number, when: WhenWords): string {
  return lagDays === 0
    ? when.same
    : lagDays === 1
      ? when.next
      : fillText(when.later, { lag: String(lagDays) });
}

/**
 * What may be said of a comparison, by its evidence level and nothing else. `family` counts the comparisons it was judged
 * among; `detectable` is the smallest |r| that would have shown up.
 */
export function correlationSentence(
  comparison: Comparison & SizedEffect,
  { family, detectable, text }: { family: number; detectable: number | null; text: InsightsText },
): string {
  const { x, y, lagDays, n, level, found } = comparison;
  const { sentence, metrics } = text;
  const words = {
    x: metrics[x].label,
    y: metrics[y].label,
    when: whenWords(lagDays, text.when),
    n: String(n),
    worth: found === null ? "" : formatNumber(found.effectiveN, 0, text.calendar),
    family: String(family),
    size: sizeInWords(comparison, text) ?? "",
  };
  const note = sharesSleepPerformance(x, y, lagDays) ? ` ${sentence.performance}` : "";
  switch (level) {
    case "clear":
      return `${fillText(sentence.clear, words)}${note}`;
    case "tentative":
      return `${fillText(sentence.tentative, words)}${note}`;
    case "nothing-clear":
      return fillText(sentence.nothing, {
        ...words,
        r: detectable === null ? "1" : formatNumber(detectable, 2, text.calendar),
      });
    case "no-spread":
      return fillText(sentence.noSpread, words);
    case "too-early":
      return fillText(sentence.tooEarly, { ...words, days: String(daysNeeded(comparison)) });
  }
}

/** The size of an effect: "9 points lower (5 to 13)". Null when unknown. */
export function sizeInWords(
  comparison: Pick<Comparison, "y"> & SizedEffect,
  text: InsightsText,
): string | null {
  const size = sizeOf(comparison, text);
  return size === null ? null : `${size.estimate} (${size.interval})`;
}

/** An effect taken apart: "9 points lower", and "5 to 13"; signs stay where the interval holds zero. Null when unknown. */
export function sizeOf(
  { y, effect, effectInPercent }: Pick<Comparison, "y"> & SizedEffect,
  text: InsightsText,
): { estimate: string; interval: string } | null {
  if (!effect.known) return null;
  const { difference, low, high } = effect.value;
  const clock = !effectInPercent && metricOf(y).unit === "minutes after noon";
  const { higher, lower, later, earlier, spread } = text.size;
  const direction = difference >= 0 ? (clock ? later : higher) : clock ? earlier : lower;
  const amount = amountsTogether(y, [difference, low, high], effectInPercent, text);
  const oneSided = low > 0 || high < 0;
  const ends = oneSided ? [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) : [low, high];
  const interval = fillText(spread, { low: amount(ends[0] ?? 0), high: amount(ends[1] ?? 0) });
  const unit = effectInPercent ? text.size.percent : unitOf(y, text);
  return { estimate: [amount(Math.abs(difference)), unit, direction].filter(Boolean).join(" "), interval };
}

/** Rounded as the metric is, counts to a tenth, and all with as many places more as tell them apart and from nothing. */
function amountsTogether(
  y: MetricName,
  values: readonly number[],
  percent: boolean,
  { calendar }: InsightsText,
): (value: number) => string {
  const { unit, decimals } = metricOf(y);
  const duration = !percent && (unit === "min" || unit === "minutes after noon");
  const least = percent ? 0 : unit === "count" ? decimals + 1 : decimals;
  const write = (value: number, places: number) =>
    duration
      ? formatHoursMinutes(value, places, calendar)
      : formatNumber(percent ? value : shownDifference(unit, value, calendar), least + places, calendar);
  const places = placesToTell([0, ...values, ...values.map(Math.abs)], write);
  return (value) => write(value, places);
}

function unitOf(y: MetricName, { metrics, size, calendar }: InsightsText): string {
  const { unit } = metricOf(y);
  if (unit === "%") return size.points;
  return unit === "minutes after noon" ? "h" : shownUnit(metrics[y].unit, calendar);
}

/** About how many more days it takes until something can be said: of the range's length, if nothing else changes. */
export function daysNeeded({ n, found }: Pick<Comparison, "n" | "found">): number {
  const { days, effectiveDays } = correlationMinimum;
  const forWorth = found === null ? 0 : Math.ceil((n * effectiveDays) / Math.max(1, found.effectiveN));
  return Math.max(days, forWorth) - n;
}
