import { Prisma, type Transaction } from "#db/client.ts";
import type { RecordType } from "#domain/record-fields.ts";

interface TimeRange {
  from: Date;
  to: Date;
}

/** What is written: records by their keys, cycles they belong to, ranges of time. */
export interface Written {
  keys?: Partial<Record<RecordType, readonly string[]>>;
  cycleIds?: readonly string[];
  ranges?: readonly TimeRange[];
}

/** The days and the cycles around some records, and between what times these start. */
interface Neighbours {
  days: string[];
  cycleIds: string[];
  ranges: TimeRange[];
}

const closeMs = 7 * 24 * 3_600_000;

interface Place {
  cycleId: string | null;
  day: string | null;
}

/**
 * What stands around records that are stored now: their own days; everything between the cycle before them and the cycle
 * after them; and everything of the cycles that these belong to.
 */
export async function loadNeighbours(
  tx: Transaction,
  memberId: number,
  written: Written,
): Promise<Neighbours> {
  const own = await loadWritten(tx, memberId, written);
  const starts = own.flatMap(({ startAt }) => (startAt === null ? [] : { from: startAt, to: startAt }));
  const ranges = joined([...(written.ranges ?? []), ...starts]);
  const between: Place[] = [];
  for (const range of ranges) between.push(...(await loadBetween(tx, memberId, range)));
  const cycleIds = new Set([...(written.cycleIds ?? []), ...cyclesOf([...own, ...between])]);
  const ofCycles = cycleIds.size === 0 ? [] : await loadOfCycles(tx, memberId, [...cycleIds]);
  const days = [...own, ...between, ...ofCycles].flatMap(({ day }) => day ?? []);
  return { days: [...new Set(days)], cycleIds: [...cycleIds], ranges };
}

/** Ranges that lie close together as one; a record whose clock is years off stays by itself. */
function joined(ranges: readonly TimeRange[]): TimeRange[] {
  const joined: TimeRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = joined.at(-1);
    if (last === undefined || range.from.getTime() - last.to.getTime() > closeMs) joined.push({ ...range });
    else if (range.to > last.to) last.to = range.to;
  }
  return joined;
}

function cyclesOf(places: readonly Place[]): string[] {
  return places.flatMap(({ cycleId }) => cycleId ?? []);
}

/** The named records and cycles themselves. */
function loadWritten(
  tx: Transaction,
  memberId: number,
  { keys = {}, cycleIds = [] }: Written,
): Promise<(Place & { startAt: Date | null })[]> {
  const { cycles = [], sleeps = [], recoveries = [], workouts = [] } = keys;
  const asked = cycles.length + cycleIds.length + sleeps.length + recoveries.length + workouts.length;
  if (asked === 0) return Promise.resolve([]);
  return tx.$queryRaw`
    SELECT id::text AS "cycleId", day, start_at AS "startAt" FROM cycles
      WHERE member_id = ${memberId} AND id = ANY(${[...cycles, ...cycleIds]}::bigint[])
    UNION ALL SELECT cycle_id::text, day, start_at FROM sleeps
      WHERE member_id = ${memberId} AND id = ANY(${[...sleeps, ...recoveries]}::uuid[])
    UNION ALL SELECT cycle_id::text, day, NULL FROM recoveries
      WHERE member_id = ${memberId} AND sleep_id = ANY(${[...sleeps, ...recoveries]}::uuid[])
    UNION ALL SELECT cycle_id::text, day, start_at FROM workouts
      WHERE member_id = ${memberId} AND id = ANY(${[...workouts]}::uuid[])`;
}

/** All records that start between the cycle before `from` and the cycle after `to`, these two included. */
function loadBetween(tx: Transaction, memberId: number, { from, to }: TimeRange): Promise<Place[]> {
  const within = Prisma.sql`member_id = ${memberId}
    AND start_at >= coalesce((SELECT max(start_at) FROM cycles
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND start_at < ${from}::timestamptz), ${from}::timestamptz)
    AND start_at <= coalesce((SELECT min(start_at) FROM cycles
      WHERE member_id = ${memberId} AND deleted_at IS NULL AND start_at > ${to}::timestamptz), ${to}::timestamptz)`;
  return tx.$queryRaw`
    SELECT id::text AS "cycleId", day FROM cycles WHERE ${within}
    UNION SELECT cycle_id::text, day FROM sleeps WHERE ${within}
    UNION SELECT cycle_id::text, day FROM workouts WHERE ${within}`;
}

/** All records of some cycles. */
function loadOfCycles(tx: Transaction, memberId: number, cycleIds: string[]): Promise<Place[]> {
  const own = Prisma.sql`member_id = ${memberId} AND cycle_id = ANY(${cycleIds}::bigint[])`;
  return tx.$queryRaw`
    SELECT NULL AS "cycleId", day FROM cycles
      WHERE member_id = ${memberId} AND id = ANY(${cycleIds}::bigint[])
    UNION SELECT NULL, day FROM sleeps WHERE ${own}
    UNION SELECT NULL, day FROM recoveries WHERE ${own}
    UNION SELECT NULL, day FROM workouts WHERE ${own}`;
}
