import { formatHoursMinutes, formatMetric } from "#domain/format.ts";
import { fillText } from "./fill-text.ts";
import type { ContributorInput, TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

/** How far one reading stands from usual, as a place on a line and in words. */
export interface ContributorModel {
  id: ContributorInput["metric"];
  label: string;
  value: string;
  /** "usual 66 ms"; null where a difference has no usual level of its own to name. */
  usual: string | null;
  /** −1 to 1: the place on a line that ends three usual spreads to each side. */
  place: number;
  /** Inside one spread a reading is typical and needs no colour; from two on it is unusual. */
  strength: "typical" | "noticeable" | "unusual";
  word: string;
}

/** Half the width of the drawn line, in usual spreads. */
const lineSpreads = 3;

/** The contributors of the morning, strongest first. */
export function prepareContributors(view: TodayInput, text: TodayText): ContributorModel[] {
  return view.contributors.map((contributor) => {
    const { metric, z } = contributor;
    const strength = strengthOf(z);
    return {
      id: metric,
      label: text.contributors.labels[metric],
      value: contributorValue(contributor, text),
      usual: usualOf(contributor, view, text),
      place: Math.min(1, Math.max(-1, z / lineSpreads)),
      strength,
      word: wordOf(metric, z, text),
    };
  });
}

/** Under one usual spread nothing is to be said, between one and two it is noticeable, from two on unusual. */
export function strengthOf(z: number): ContributorModel["strength"] {
  if (Math.abs(z) < 1) return "typical";
  return Math.abs(z) < 2 ? "noticeable" : "unusual";
}

/** The value with its unit; sleep against need as a signed duration. */
export function contributorValue({ metric, value }: ContributorInput, text: TodayText): string {
  if (metric === "asleepAgainstNeed") return `${value > 0 ? "+" : ""}${formatHoursMinutes(value)}`;
  return `${formatMetric(metric, value, text.calendar)} ${text.readings.units[metric]}`;
}

function usualOf({ metric }: ContributorInput, view: TodayInput, text: TodayText): string | null {
  if (metric === "asleepAgainstNeed") return null;
  const { usual } = view.readings[metric];
  if (!usual.known) return null;
  return fillText(text.contributors.usual, { usual: formatMetric(metric, usual.value.mean, text.calendar) });
}

function wordOf(metric: ContributorInput["metric"], z: number, { contributors: words }: TodayText): string {
  const strength = strengthOf(z);
  if (strength === "typical") return words.typical;
  const [up, down, farUp, farDown] =
    metric === "asleepAgainstNeed"
      ? [words.more, words.less, words.muchMore, words.muchLess]
      : [words.higher, words.lower, words.muchHigher, words.muchLower];
  if (strength === "unusual") return z > 0 ? farUp : farDown;
  return z > 0 ? up : down;
}
