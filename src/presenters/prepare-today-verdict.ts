import { formatHoursMinutes, formatNumber } from "#domain/format.ts";
import { recoveryBand } from "#domain/score-bands.ts";
import { fillText } from "./fill-text.ts";
import { contributorWords, strengthOf } from "./prepare-today-contributors.ts";
import type { ContributorInput, TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

/**
 * The morning in a sentence or two: the recovery, and the (at most two) readings that stand furthest from usual. It
 * describes and never explains: these readings went with the score, nothing is said about what brought them about.
 */
export function prepareVerdict(view: TodayInput, text: TodayText): string {
  const { verdict } = text;
  const { recovery } = view;
  if (recovery.value === null) return recovery.state === "scored" ? verdict.refused : verdict[recovery.state];
  const scored = fillText(verdict.scored[recoveryBand(recovery.value)], {
    value: formatNumber(recovery.value, 0, text.calendar),
  });
  return `${scored} ${standingOut(view, text)}`;
}

function standingOut(view: TodayInput, text: TodayText): string {
  const { verdict } = text;
  const [first, second] = view.contributors;
  if (first === undefined) {
    const { have, need } = view.calibration ?? { have: 0, need: 14 };
    return fillText(verdict.calibrating, { have: String(have), need: String(need) });
  }
  const readings = {
    first: reading(first, view, text),
    second: second === undefined ? "" : reading(second, view, text),
  };
  if (strengthOf(first.z) === "typical") {
    return fillText(second === undefined ? verdict.typicalOne : verdict.typical, readings);
  }
  const alone = second === undefined || strengthOf(second.z) === "typical";
  return fillText(alone ? verdict.one : verdict.two, readings);
}

/** "HRV 78 ms (usual 66)". */
function reading(contributor: ContributorInput, view: TodayInput, text: TodayText): string {
  const { metric, value } = contributor;
  if (metric === "asleepAgainstNeed") {
    const template = value < 0 ? text.verdict.readingAgainstNeed : text.verdict.readingAboveNeed;
    return fillText(template, { difference: formatHoursMinutes(Math.abs(value)) });
  }
  const words = contributorWords(contributor, view, text);
  return fillText(text.verdict.reading, {
    label: text.verdict.labels[metric],
    value: words.value,
    usual: words.usual ?? "",
  });
}
