const msPerMinute = 60_000;
const kjPerKcal = 4.184;

/** The export's whole minutes as milliseconds; unknown stays unknown. */
export function msFromMinutes(minutes: number | null): number | null {
  return minutes === null ? null : Math.round(minutes * msPerMinute);
}

/** Whole minutes as WHOOP cuts them: never rounded up. */
export function wholeMinutes(durationMs: number | null): number | null {
  return durationMs === null ? null : Math.floor(durationMs / msPerMinute);
}

/** What the export calls "cal" are kilocalories. */
export function kjFromKcal(energyKcal: number | null): number | null {
  return energyKcal === null ? null : energyKcal * kjPerKcal;
}

/** A whole percent of a duration, and back. */
export function shareOf(durationMs: number, percent: number | null): number | null {
  return percent === null ? null : Math.round((durationMs * percent) / 100);
}
export function percentOf(durationMs: number, partMs: number | null): number | null {
  return partMs === null || durationMs <= 0 ? null : Math.round((partMs / durationMs) * 100);
}
