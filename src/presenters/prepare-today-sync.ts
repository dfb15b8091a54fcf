import { formatNumber } from "#domain/format.ts";
import type { CalendarNames } from "./day-label.ts";
import { fillText } from "./fill-text.ts";

/** A sync run as its events tell it; instants are text there. */
export interface SyncInput {
  state: string;
  trigger: string;
  /** Records stored or found unchanged so far. */
  records: number;
  /** Per type: the oldest instant walked back to. */
  progress: Readonly<Record<string, { reachedAt: string | null; done: boolean }>>;
}

export interface SyncText {
  states: { requested: string; running: string; paused: string };
  /** With {records}. */
  records: string;
  /** With {since}: the first sync has walked back so far. */
  history: string;
}

/** What a page says about a run under way. */
export interface SyncProgress {
  label: string;
  detail: string;
}

/** Whether a run is still to come to an end. */
export function isUnderWay(run: Pick<SyncInput, "state"> | null): boolean {
  return run !== null && !["done", "partial", "failed"].includes(run.state);
}

/** A run under way in words. The first one says from when on everything is already here. */
export function prepareSync(run: SyncInput, text: SyncText, calendar: CalendarNames): SyncProgress {
  const waiting = run.state === "requested" || run.state === "paused" ? run.state : "running";
  const since = run.trigger === "connect" ? reachedBack(run.progress, calendar) : null;
  const parts = [
    since === null ? null : fillText(text.history, { since }),
    run.records === 0 ? null : fillText(text.records, { records: formatNumber(run.records, 0, calendar) }),
  ];
  return { label: text.states[waiting], detail: parts.filter(Boolean).join(" ") };
}

/** "March 2023": from here on every type is stored. Null until one type has begun, and once all are done. */
function reachedBack(progress: SyncInput["progress"], calendar: CalendarNames): string | null {
  const reached = Object.values(progress)
    .filter(({ done }) => !done)
    .map((type) => type.reachedAt)
    .filter((at) => typeof at === "string")
    .map((at) => Date.parse(at));
  if (reached.length === 0) return null;
  const newest = new Date(Math.max(...reached));
  return `${calendar.months[newest.getUTCMonth()]} ${newest.getUTCFullYear()}`;
}
