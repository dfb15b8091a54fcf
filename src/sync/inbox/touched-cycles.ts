import type { SyncContext } from "#sync/context.ts";
import type { RecordOf, WhoopClient } from "#whoop/client.ts";
import type { Page } from "#whoop/page.ts";
import type { FetchedRecords } from "./read-target.ts";

/** The open cycle began within this, and so did the one before it. */
const newestMs = 2 * 24 * 3_600_000;

/**
 * Cycles have no events: after any other event the newest ones are read again, which include the open one, and so is
 * every cycle that something changed in.
 */
export async function readCycles(
  ctx: SyncContext,
  client: WhoopClient,
  memberId: number,
  fetched: FetchedRecords[],
): Promise<Page<RecordOf<"cycles">>> {
  const end = ctx.clock.now();
  const cycles: Page<RecordOf<"cycles">> = { records: [], quarantined: [], endsQuarantined: false };
  const window = { start: new Date(end.getTime() - newestMs), end };
  for await (const page of client.pages("cycles", window)) {
    cycles.records.push(...page.records);
    cycles.quarantined.push(...page.quarantined);
  }
  const read = new Set(cycles.records.map(({ record }) => record.id));
  for (const id of await touchedCycles(ctx, memberId, fetched)) {
    if (read.has(id)) continue;
    const cycle = await client.cycle(id);
    cycles.records.push(...(cycle?.records ?? []));
    cycles.quarantined.push(...(cycle?.quarantined ?? []));
  }
  return cycles;
}

/**
 * The cycles that sleeps name, that workouts began in, and that stored records now changed or gone belonged to. Those
 * that only an import knows have numbers below zero, and WHOOP cannot be asked for them.
 */
async function touchedCycles(
  ctx: SyncContext,
  memberId: number,
  fetched: FetchedRecords[],
): Promise<Set<bigint>> {
  const recordsOf = <T>(pages: Page<T>[]) =>
    pages.flatMap(({ records }) => records.map(({ record }) => record));
  const sleeps = recordsOf(fetched.flatMap((one) => one.sleeps));
  const workouts = recordsOf(fetched.flatMap((one) => one.workouts));
  const keys = [
    ...sleeps.map(({ id }) => id),
    ...workouts.map(({ id }) => id),
    ...fetched.flatMap((one) => one.gone.map(({ key }) => key)),
  ];
  const rows = await ctx.db.$queryRaw<{ cycleId: bigint | null }[]>`
    SELECT cycle_id AS "cycleId" FROM sleeps WHERE member_id = ${memberId} AND id = ANY(${keys}::uuid[])
    UNION SELECT cycle_id FROM recoveries WHERE member_id = ${memberId} AND sleep_id = ANY(${keys}::uuid[])
    UNION SELECT cycle_id FROM workouts WHERE member_id = ${memberId} AND id = ANY(${keys}::uuid[])
    UNION SELECT holder.id FROM unnest(${workouts.map(({ start }) => start)}::timestamptz[]) AS began(at)
      JOIN LATERAL (
        SELECT id FROM cycles WHERE member_id = ${memberId} AND start_at <= began.at ORDER BY start_at DESC LIMIT 1
      ) AS holder ON true`;
  const known = rows.flatMap(({ cycleId }) => (cycleId !== null && cycleId > 0n ? cycleId : []));
  return new Set([...sleeps.map((sleep) => sleep.cycle_id), ...known]);
}
