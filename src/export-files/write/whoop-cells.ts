import { isOfImport } from "#domain/record-id.ts";
import { sportDisplayName } from "#domain/sports.ts";
import type { ArchivedSleep, ArchivedWorkout } from "#export-files/rows.ts";
import { wholeMinutes } from "#export-files/whoop/units.ts";

const msPerMinute = 60_000;

/** "2026-03-01 23:41:07" on a clock that far ahead of UTC; seconds are cut, as WHOOP cuts them. */
export function wallClock(at: Date | null, offsetMin: number): string | null {
  if (at === null) return null;
  return new Date(at.getTime() + offsetMin * msPerMinute).toISOString().slice(0, 19).replace("T", " ");
}

/** 330 → "UTC+05:30", 0 → "UTCZ". */
export function zoneName(offsetMin: number): string {
  if (offsetMin === 0) return "UTCZ";
  const part = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.abs(offsetMin);
  return `UTC${offsetMin < 0 ? "-" : "+"}${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}

/** A slug of WHOOP's API as the export names it; what was written for people, as all of an export is, stays as it is. */
export function activityName({ id, sportName, sportId }: ArchivedWorkout): string {
  const slug = !isOfImport(id) && /^[\p{Ll}\p{N}_-]+$/u.test(sportName);
  return slug ? sportDisplayName(sportName, sportId) : sportName;
}

/**
 * The minutes of a night that are worked out: the total is cut to whole minutes like deep and REM sleep, and light sleep is
 * what is left of it, so that they add up. Time awake is what is stored: WHOOP's is not always what is left of the time in bed.
 */
export function nightMinutes({ inBedMs, awakeMs, lightMs, deepMs, remMs }: ArchivedSleep) {
  const known = lightMs !== null && deepMs !== null && remMs !== null;
  const asleepMin = known ? wholeMinutes(lightMs + deepMs + remMs) : null;
  const inBedMin = wholeMinutes(inBedMs);
  const deepMin = wholeMinutes(deepMs);
  const remMin = wholeMinutes(remMs);
  const whole = asleepMin !== null && deepMin !== null && remMin !== null;
  return {
    asleepMin,
    lightMin: whole ? asleepMin - deepMin - remMin : wholeMinutes(lightMs),
    awakeMin:
      wholeMinutes(awakeMs) ?? (asleepMin === null || inBedMin === null ? null : inBedMin - asleepMin),
  };
}
