import type { Day } from "#domain/day.ts";
import { formatHoursMinutes } from "#domain/format.ts";
import type { Range } from "#domain/range.ts";
import { slotsOf } from "#domain/slots.ts";
import { fillText } from "./fill-text.ts";
import { niceScale } from "./nice-scale.ts";
import { type SeriesModel, zoneTones } from "./series-model.ts";
import { axis, column, timeAxis } from "./series-parts.ts";
import type { StrainText } from "./strain-text.ts";

/** A calendar week's minutes in zones 0 to 5; null where nothing is stored, zone 0 also where a workout does not tell it. */
export interface ZoneWeekInput {
  begin: Day;
  partial: boolean;
  zonesMin: readonly (number | null)[] | null;
  workouts: number;
  withoutZones: number;
}

/**
 * Zones per week, stacked from 0 up: as minutes, or as each zone's share of the week's minutes. Over years a bar is the mean
 * week of four, as everything else stands in stretches of four weeks there.
 */
export function prepareZoneWeeks(
  { range, weeks: everyWeek }: { range: Range; weeks: readonly ZoneWeekInput[] },
  as: "minutes" | "share",
  { zones: text, calendar }: Pick<StrainText, "zones" | "calendar">,
): { zones: SeriesModel; zoneNote: string | null } {
  const stepDays = slotsOf(range, calendar.weekStart).stepDays === 28 ? 28 : 7;
  const weeks = stepDays === 28 ? meanWeeks(everyWeek) : everyWeek;
  const shown = weeks.map(({ zonesMin }) => (as === "share" ? sharesOf(zonesMin) : zonesMin));
  const format = as === "share" ? ({ unit: "%" } as const) : ({ format: "duration" } as const);
  const listed = zoneTones.map((id, zone) =>
    column(
      { id, label: fillText(text.zone, { zone: String(zone) }), ...format },
      shown.map((week) => week?.[zone] ?? null),
    ),
  );
  const stacked = zoneTones.map((id, zone) =>
    column(
      { id: `to-${id}`, label: "", listed: false },
      shown.map((week) => (week === null ? null : sum(week.slice(0, zone + 1)))),
    ),
  );
  const highest = Math.max(60, ...(stacked.at(-1)?.values ?? []).map((value) => value ?? 0));
  const scale =
    as === "share"
      ? { low: 0, high: 100, ticks: [0, 25, 50, 75, 100] }
      : niceScale(0, highest, { fromZero: true, duration: true });
  const slots = { from: weeks[0]?.begin ?? range.from, stepDays, count: weeks.length } as const;
  const unscored = sum(everyWeek.map(({ withoutZones }) => withoutZones));
  const withoutZone0 = everyWeek.some(({ zonesMin }) => zonesMin !== null && zonesMin[0] === null);
  const notes = [
    ...(withoutZone0 ? [text.withoutZone0] : []),
    ...(unscored === 0 ? [] : [fillText(text.unscored, { n: String(unscored) })]),
  ];
  return {
    zoneNote: notes.length === 0 ? null : notes.join(" "),
    zones: {
      id: as === "share" ? "zone-shares" : "zone-minutes",
      title: as === "share" ? text.shareTitle : text.title,
      unit: as === "share" ? "%" : text.minutesUnit,
      lead: stepDays === 28 ? text.descriptionByWeeks : text.lead,
      ...timeAxis(range, slots, calendar),
      partial: weeks.flatMap(({ partial }, index) => (partial ? [index] : [])),
      shaded: weeks.flatMap(({ partial }, index) => (partial ? [index] : [])),
      panels: [
        {
          title: null,
          ...axis(scale, (value, places) =>
            as === "share" ? String(value) : formatHoursMinutes(value, places),
          ),
          layers: [{ kind: "stack", of: zoneTones.map((tone) => ({ id: `to-${tone}`, tone })) }],
          tall: true,
        },
      ],
      columns: [...listed, ...stacked],
      keys: zoneTones.flatMap((tone, zone) =>
        zone === 0 && withoutZone0 && everyWeek.every(({ zonesMin }) => !zonesMin?.[0])
          ? []
          : [{ mark: "square" as const, tone, label: fillText(text.zone, { zone: String(zone) }) }],
      ),
    },
  };
}

/** The mean week of each four, over those that are complete; partial where one is not. */
function meanWeeks(weeks: readonly ZoneWeekInput[]): Pick<ZoneWeekInput, "begin" | "partial" | "zonesMin">[] {
  return weeks.flatMap((first, place) => {
    if (place % 4 !== 0) return [];
    const four = weeks.slice(place, place + 4);
    const known = four.flatMap(({ partial, zonesMin }) => (partial || zonesMin === null ? [] : [zonesMin]));
    const stretch = {
      begin: first.begin,
      partial: four.length < 4 || four.some(({ partial }) => partial),
      zonesMin: known.length === 0 ? null : zoneTones.map((_tone, zone) => meanOf(known, zone)),
    };
    return [stretch];
  });
}

/** A week without workouts has no shares. */
function sharesOf(zonesMin: readonly (number | null)[] | null): readonly (number | null)[] | null {
  const total = sum(zonesMin ?? []);
  if (zonesMin === null || total === 0) return null;
  return zonesMin.map((minutes) => (minutes === null ? null : (100 * minutes) / total));
}

/** A zone's mean over weeks; unknown as soon as one week does not tell it. */
function meanOf(weeks: readonly (readonly (number | null)[])[], zone: number): number | null {
  const minutes = weeks.map((week) => week[zone] ?? null);
  return minutes.includes(null) ? null : sum(minutes) / weeks.length;
}

/** What is not known adds nothing to a stack. */
function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
