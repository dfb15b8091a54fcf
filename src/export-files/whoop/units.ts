import { roundTo } from "#domain/rounding.ts";
import { RowRefused } from "#export-files/row-refused.ts";

const msPerMinute = 60_000;
const kjPerKcal = 4.184;
/** What a column of milliseconds holds: 24 days. */
const longestMs = 2 ** 31 - 1;

/** The export's whole minutes as milliseconds; unknown stays unknown. Throws `RowRefused` for more than 24 days. */
export function msFromMinutes(minutes: number | null): number | null {
  return minutes === null ? null : storable(minutes * msPerMinute);
}

function storable(durationMs: number): number {
  if (Math.abs(durationMs) > longestMs)
    throw new RowRefused("bad-number", "It lasts longer than is possible.");
  return Math.round(durationMs);
}

/** Whole minutes as WHOOP cuts them: never rounded up. */
export function wholeMinutes(durationMs: number | null): number | null {
  return durationMs === null ? null : Math.floor(durationMs / msPerMinute);
}

/** What the export calls "cal" are kilocalories: into kJ, and back. */
export function kjFromKcal(energyKcal: number | null): number | null {
  return energyKcal === null ? null : energyKcal * kjPerKcal;
}

export function kcalFromKj(kj: number | null): number | null {
  return kj === null ? null : kj / kjPerKcal;
}

/** A number with so many decimal places, as WHOOP shows it. */
export function withPlaces(value: number | null, places: number): string | null {
  return value === null ? null : roundTo(value, places).toFixed(places);
}

/** A whole percent of a duration, and back. Throws `RowRefused` for more than 24 days. */
export function shareOf(durationMs: number, percent: number | null): number | null {
  return percent === null ? null : storable((durationMs * percent) / 100);
}
export function percentOf(durationMs: number, partMs: number | null): number | null {
  if (partMs === null || durationMs <= 0) return partMs === null ? null : 0;
  return Math.round((partMs / durationMs) * 100);
}
