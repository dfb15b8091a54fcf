import type { Collection } from "#whoop/endpoints.ts";
import type { MemberRecords } from "#whoop-simulator/records.ts";

const hourMs = 3_600_000;

/** The day of every record by its key, per type; null where there is none. */
export type DaysByKey = Record<Collection, Record<string, string | null>>;

/** The rule of sync/store/assign-days.ts written a second time, record by record, straight from its wording. */
export function expectedDays(records: MemberRecords): DaysByKey {
  const labels = labelsOf(records);
  const holderOf = (start: string) =>
    records.cycle.find((cycle) => cycle.start <= start && (!cycle.end || cycle.end > start));
  return {
    cycles: Object.fromEntries(
      records.cycle.map((cycle) => [String(cycle.id), labels.get(cycle.id) ?? null]),
    ),
    sleeps: Object.fromEntries(
      records.sleep.map((sleep) => [
        sleep.id,
        labels.get(sleep.cycle_id) ?? localDate(sleep.end, sleep.timezone_offset),
      ]),
    ),
    recoveries: Object.fromEntries(
      records.recovery.map((recovery) => [recovery.sleep_id, labels.get(recovery.cycle_id) ?? null]),
    ),
    workouts: Object.fromEntries(
      records.workout.map((workout) => {
        const holder = holderOf(workout.start);
        return [
          workout.id,
          (holder && labels.get(holder.id)) ?? localDate(workout.start, workout.timezone_offset),
        ];
      }),
    ),
  };
}

/** A cycle's day; one that has a main sleep has a day though it be unknown itself. */
function labelsOf(records: MemberRecords): Map<number, string> {
  const mains = new Map<number, MemberRecords["sleep"][number]>();
  for (const sleep of records.sleep.filter((each) => !each.nap)) {
    const known = mains.get(sleep.cycle_id);
    if (!known || isRatherMain(sleep, known)) mains.set(sleep.cycle_id, sleep);
  }
  return new Map([
    ...records.cycle.map(
      (cycle) => [cycle.id, localDate(cycle.start, cycle.timezone_offset, 8 * hourMs)] as const,
    ),
    ...[...mains].map(([cycleId, main]) => [cycleId, localDate(main.end, main.timezone_offset)] as const),
  ]);
}

/** The longer one; of two as long the earlier, and of two at the same time the one with the smaller id. */
function isRatherMain(one: MemberRecords["sleep"][number], other: MemberRecords["sleep"][number]): boolean {
  const lengthOf = (sleep: { start: string; end: string }) => Date.parse(sleep.end) - Date.parse(sleep.start);
  if (lengthOf(one) !== lengthOf(other)) return lengthOf(one) > lengthOf(other);
  return one.start === other.start ? one.id < other.id : one.start < other.start;
}

function localDate(at: string, offset: string, laterMs = 0): string {
  const match = /^([+-])(\d\d):(\d\d)$/.exec(offset);
  const minutes = match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
  return new Date(Date.parse(at) + laterMs + minutes * 60_000).toISOString().slice(0, 10);
}
