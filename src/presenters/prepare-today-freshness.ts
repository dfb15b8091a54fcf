import { differenceInMinutes } from "date-fns";
import { formatClock } from "#domain/format.ts";
import { fillText } from "./fill-text.ts";
import type { TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

/**
 * "Scored 07:12, synced 4 min ago": the score's time on the member's clock, the sync's distance from `now`. Somebody who never
 * connected has neither.
 */
export function prepareFreshness(
  view: Pick<TodayInput, "scoredAt" | "lastSyncAt" | "offsetMin" | "connection">,
  now: Date,
  { freshness: text, calendar }: Pick<TodayText, "freshness" | "calendar">,
): string {
  if (view.connection.state === "none" && view.lastSyncAt === null) return sentence(text.imported);
  const synced =
    view.lastSyncAt === null ? text.never : fillText(text.synced, { ago: agoOf(view.lastSyncAt, now, text) });
  if (view.scoredAt === null) return sentence(synced);
  const scored = fillText(text.scored, { time: formatClock(view.scoredAt, view.offsetMin, calendar) });
  return sentence(`${scored}, ${synced}`);
}

function agoOf(at: Date, now: Date, text: TodayText["freshness"]): string {
  const minutes = Math.max(0, differenceInMinutes(now, at));
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return text.justNow;
  if (hours < 1) return fillText(text.minutes, { n: String(minutes) });
  if (hours < 48) return fillText(text.hours, { n: String(hours) });
  return fillText(text.days, { n: String(Math.floor(hours / 24)) });
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
