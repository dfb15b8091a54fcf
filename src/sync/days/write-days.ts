import { Prisma, type Transaction } from "#db/client.ts";
import { loadHealthRows, type StoredRows } from "#db/health-rows.ts";
import { loadWorkoutsKnown } from "#db/workouts-known.ts";
import { assembleDays } from "#domain/assemble-days.ts";
import { addDays, type Day } from "#domain/day.ts";
import { type DayRow, dayMethodVersion, rowOfDay } from "#domain/day-row.ts";
import type { KnownSpan } from "#domain/day-sums.ts";
import { columnOf } from "#domain/record-fields.ts";

/** Records are loaded for so many days at once, which bounds memory. */
const daysAtOnce = 400;
/** Days further apart than this are loaded by themselves, without the records between. */
const widestGapDays = 30;

/**
 * Computes days of a member from the stored records and writes them to `day_metrics`; a day without any record has no
 * row. Called in the transaction that changed a record, after `lockRecords`. The only writer of that table.
 */
export async function writeDays(
  tx: Transaction,
  memberId: number,
  days: Iterable<Day>,
  now: Date,
): Promise<void> {
  const runs = runsOf([...new Set(days)].sort());
  if (runs.length === 0) return;
  const workoutsKnown = await loadWorkoutsKnown(tx, memberId);
  for (const run of runs) await writeRun(tx, memberId, run, workoutsKnown, now);
}

async function writeRun(
  tx: Transaction,
  memberId: number,
  days: readonly Day[],
  workoutsKnown: readonly KnownSpan[],
  now: Date,
): Promise<void> {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  const rows = await loadHealthRows(tx, { memberId, from, to });
  const withRecords = daysOf(rows);
  const full = days.filter((day) => withRecords.has(day));
  await upsert(tx, memberId, assembleDays(full, rows, workoutsKnown).map(rowOfDay), now);
  const empty = days.filter((day) => !withRecords.has(day));
  if (empty.length > 0) await tx.dayMetrics.deleteMany({ where: { memberId, day: { in: empty } } });
}

async function upsert(tx: Transaction, memberId: number, rows: readonly DayRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const cells = rows.map((row) => ({
    ...row,
    cycleId: row.cycleId?.toString() ?? null,
    memberId,
    methodVersion: dayMethodVersion,
    computedAt: now,
  }));
  const byColumn = cells.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
  );
  const columns = Object.keys(byColumn[0] ?? {});
  await tx.$executeRaw`
    INSERT INTO day_metrics (${Prisma.raw(columns.join(", "))})
    SELECT ${Prisma.raw(columns.join(", "))}
    FROM jsonb_populate_recordset(NULL::day_metrics, ${JSON.stringify(byColumn)}::jsonb)
    ON CONFLICT (member_id, day)
    DO UPDATE SET ${Prisma.raw(columns.map((column) => `${column} = excluded.${column}`).join(", "))}`;
}

function daysOf({ cycles, sleeps, recoveries, workouts, quarantined }: StoredRows): Set<string | null> {
  return new Set([cycles, sleeps, recoveries, workouts, quarantined].flat().map(({ day }) => day));
}

/** Days in order, cut where a gap is wide and where a run grows long. */
function runsOf(days: readonly Day[]): Day[][] {
  const runs: Day[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      run !== undefined &&
      last !== undefined &&
      run.length < daysAtOnce &&
      day <= addDays(last, widestGapDays);
    if (goesOn) run.push(day);
    else runs.push([day]);
  }
  return runs;
}
