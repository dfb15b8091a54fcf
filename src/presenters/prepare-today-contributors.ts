import { formatSignedDuration } from "#domain/format.ts";
import { metricsTogether } from "#domain/numbers-together.ts";
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
      ...besideUsual(contributor, view, text),
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

function besideUsual(contributor: ContributorInput, view: TodayInput, text: TodayText) {
  const { value, usual } = contributorWords(contributor, view, text);
  return { value, usual: usual === null ? null : fillText(text.contributors.usual, { usual }) };
}

/**
 * The value with its unit and, in the same decimals, what is usual; sleep against need is a signed duration and has no
 * usual level of its own.
 */
export function contributorWords(
  { metric, value }: ContributorInput,
  view: TodayInput,
  text: TodayText,
): { value: string; usual: string | null } {
  if (metric === "asleepAgainstNeed") return { value: formatSignedDuration(value), usual: null };
  const { usual } = view.readings[metric];
  const levels = usual.known ? [value, usual.value.mean] : [value];
  const { level } = metricsTogether(metric, { levels }, text.calendar);
  return {
    value: `${level(value)} ${text.readings.units[metric]}`,
    usual: usual.known ? level(usual.value.mean) : null,
  };
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
