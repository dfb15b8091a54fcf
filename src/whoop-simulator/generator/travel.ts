import { dayOfEpisode, oddityDay } from "./edge-cases.ts";

const dayMs = 86_400_000;
const tripDays = 8;
const destinations = ["+05:30", "-05:00", "Z", "+09:00"] as const;

/** Home: the offset of standard time, and whether clocks follow the European summer. */
export interface Home {
  offset: string;
  summerTime: boolean;
}

/** Minutes east of UTC for `Z`, `+hh:mm` or `-hh:mm`; throws a RangeError on any other text. */
export function offsetMinutes(offset: string): number {
  if (offset === "Z") return 0;
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  if (!match) throw new RangeError(`"${offset}" is no time zone offset such as +01:00 or Z`);
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}

/** The opposite of `offsetMinutes`; zero is written `Z`, as the real cloud does. */
export function offsetText(minutes: number): string {
  if (minutes === 0) return "Z";
  const absolute = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(absolute / 60))}:${pad(absolute % 60)}`;
}

/** Summer time from the last Sunday of March to the last Sunday of October. */
function isSummer(midnightMs: number): boolean {
  const year = new Date(midnightMs).getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return last.getTime() - last.getUTCDay() * dayMs;
  };
  return midnightMs >= lastSunday(2) && midnightMs < lastSunday(9);
}

/** Where the person wakes up: the offset in minutes, and how jet-lagged they are (0 not at all, 1 fully). */
export interface Whereabouts {
  minutes: number;
  jetLag: number;
}

/**
 * Answers for the day with this index, whose local midnight written as UTC is `midnightMs`. A trip of eight days
 * falls into each quarter but the first weeks; destinations take turns.
 */
export function whereabouts(seed: number, home: Home, dayIndex: number, midnightMs: number): Whereabouts {
  const homeMinutes = offsetMinutes(home.offset) + (home.summerTime && isSummer(midnightMs) ? 60 : 0);
  const sinceDeparture = dayIndex < 21 ? null : dayOfEpisode(seed, "trip", tripDays + 3, dayIndex);
  if (sinceDeparture === null) return { minutes: homeMinutes, jetLag: 0 };
  const departure = dayIndex - sinceDeparture;
  const turn = Math.floor(oddityDay(seed, "trip", departure) / 91) % destinations.length;
  const away = offsetMinutes(destinations[turn] ?? "Z");
  const isAway = sinceDeparture < tripDays && departure >= 21;
  const daysSinceFlight = isAway ? sinceDeparture : sinceDeparture - tripDays;
  const shiftHours = Math.abs(away - homeMinutes) / 60;
  return {
    minutes: isAway ? away : homeMinutes,
    jetLag: Math.max(0, 1 - daysSinceFlight / 3) * Math.min(1, shiftHours / 5),
  };
}
