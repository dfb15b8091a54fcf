import { formatClock } from "#domain/format.ts";
import { fillText } from "./fill-text.ts";
import type { TodayInput } from "./today-input.ts";
import type { TodayText } from "./today-text.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "Scored 07:12, synced 4 min ago": the score's time on the member's clock, the sync's distance from `now`. */
export function prepareFreshness(
  view: Pick<TodayInput, "scoredAt" | "lastSyncAt" | "offsetMin">,
  now: Date,
  text: TodayText["freshness"],
): string {
  const synced =
    view.lastSyncAt === null ? text.never : fillText(text.synced, { ago: agoOf(view.lastSyncAt, now, text) });
  if (view.scoredAt === null) return sentence(synced);
  const scored = fillText(text.scored, { time: formatClock(view.scoredAt, view.offsetMin) });
  return sentence(`${scored}, ${synced}`);
}

function agoOf(at: Date, now: Date, text: TodayText["freshness"]): string {
  const elapsedMs = Math.max(0, now.getTime() - at.getTime());
  if (elapsedMs < minuteMs) return text.justNow;
  if (elapsedMs < hourMs) return fillText(text.minutes, { n: String(Math.floor(elapsedMs / minuteMs)) });
  if (elapsedMs < 2 * dayMs) return fillText(text.hours, { n: String(Math.floor(elapsedMs / hourMs)) });
  return fillText(text.days, { n: String(Math.floor(elapsedMs / dayMs)) });
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
