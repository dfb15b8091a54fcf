import { Prisma, type Transaction } from "#db/client.ts";
import type { SyncContext } from "#sync/context.ts";
import { keepDays } from "#sync/days/keep-days.ts";
import { loadDaysOfEndless } from "#sync/days/touched-days.ts";
import { lockRecords, mergeWritten } from "#sync/import/merge-imports.ts";
import { assignDays } from "#sync/store/assign-days.ts";
import { keyOfQuarantined } from "#sync/store/quarantined-row.ts";
import { rulesOf } from "#sync/store/record-types.ts";
import { refusedBy } from "#sync/store/refused.ts";
import { type SaveCounts, saveRecords } from "#sync/store/save-records.ts";
import { storeInRun } from "#sync/store/store-in-run.ts";
import { startOf } from "#sync/store/upsert-records.ts";
import type { RecordOf, WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import { BodyError, NotPermittedError, StatusError } from "#whoop/errors.ts";
import type { Page } from "#whoop/page.ts";
import { type ActiveRun, addCounts } from "./progress.ts";

/** A stored record that a complete listing did not contain. */
interface Missing {
  key: string;
  cycleId: string | null;
  startAt: Date;
  endAt: Date | null;
}

/** When so many records in a row are there after all, the listing was cut short, and asking on would be waste. */
const foundBeforeGivingUp = 3;
/** When so many answers in a row cannot be used, it is WHOOP that is in trouble and not one record. */
const errorsBeforeGivingUp = 10;

/**
 * After all of a time range was listed: asks WHOOP by id for every stored record that the listing did not hold. "Not
 * found" marks it deleted; it is kept, with when and why. Anything else leaves it alone, so that an outage that
 * answers with empty lists deletes nothing; an answer that cannot be used concerns its own record only. Quarantined
 * records that were not met again are forgotten: they were mended, or are gone.
 */
export async function reconcileDeletions(
  ctx: SyncContext,
  client: WhoopClient,
  run: ActiveRun,
  type: Collection,
  listed: ListedRange,
): Promise<void> {
  const { memberId } = run.lease;
  let foundInARow = 0;
  let errorsInARow = 0;
  for (const missing of await findMissing(ctx, memberId, type, listed)) {
    try {
      const found = await fetchById(client, type, missing);
      foundInARow = found ? foundInARow + 1 : 0;
      errorsInARow = 0;
      await storeInRun(ctx, run, type, async (tx, progress) => {
        const now = ctx.clock.now();
        if (found) addCounts(progress, await found.save(tx, memberId, now));
        else progress.deleted += await markDeleted(tx, memberId, type, [missing.key], "not-found", now);
      });
    } catch (error) {
      if (!concernsOneRecord(error)) throw error;
      errorsInARow += 1;
      if (errorsInARow >= errorsBeforeGivingUp) throw error;
      ctx.logger?.warn({ runId: run.id, type }, "WHOOP's answer about one missing record cannot be used");
    }
    if (foundInARow >= foundBeforeGivingUp) {
      ctx.logger?.warn(
        { runId: run.id, type },
        "WHOOP's listing was incomplete; nothing more is looked for in this run",
      );
      return;
    }
  }
  await storeInRun(ctx, run, type, (tx) =>
    keepDays(tx, memberId, ctx.clock.now(), () => forgetMended(tx, memberId, type, listed)),
  );
}

/** A time range that was read to its end. */
interface ListedRange {
  start: Date | null;
  end: Date;
  beganAt: Date;
}

function concernsOneRecord(error: unknown): boolean {
  // The type itself may be read, or nothing would be missing from a listing: not even a refusal is about all of it.
  const isAboutOne = [BodyError, StatusError, NotPermittedError].some((kind) => error instanceof kind);
  return isAboutOne || refusedBy(error) !== null;
}

/** Quarantined records of a time range that were not met again when it was read. */
async function forgetMended(
  tx: Transaction,
  memberId: number,
  type: Collection,
  { start, end, beganAt }: ListedRange,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM rejected_records
    WHERE member_id = ${memberId} AND type = ${type} AND last_seen_at < ${beganAt}::timestamptz
      AND (${start}::timestamptz IS NULL
        OR span_from >= ${start}::timestamptz AND span_to <= ${end}::timestamptz)`;
}

/**
 * Only records that certainly lie within the range: WHOOP lists by overlap, and borders are not to be trusted. A
 * recovery whose sleep was never stored (types can be read alone) was created within a day of its sleep's beginning.
 * Where a record was listed whose id cannot be read, it may be the one that seems to be missing (a page of recoveries
 * tells its times by when they were created, up to two days after their sleep began).
 */
function findMissing(
  ctx: SyncContext,
  memberId: number,
  type: Collection,
  { start, end, beganAt }: ListedRange,
): Promise<Missing[]> {
  const within = Prisma.sql`timed.start_at >= ${start ?? new Date(0)}::timestamptz AND timed.start_at < ${end}::timestamptz
    AND NOT EXISTS (
      SELECT FROM rejected_records AS nameless
      WHERE nameless.member_id = ${memberId} AND nameless.type = ${type} AND NOT nameless.identified
        AND nameless.last_seen_at >= ${beganAt}::timestamptz
        AND timed.start_at >= coalesce(nameless.span_from - interval '2 days', '-infinity')
        AND timed.start_at <= coalesce(nameless.span_to, 'infinity'))`;
  if (type === "recoveries") {
    return ctx.db.$queryRaw<Missing[]>`
      SELECT stored.sleep_id::text AS key, stored.cycle_id::text AS "cycleId", timed.start_at AS "startAt", timed.end_at AS "endAt"
      FROM recoveries AS stored
      LEFT JOIN sleeps ON sleeps.member_id = stored.member_id AND sleeps.id = stored.sleep_id
      CROSS JOIN LATERAL (
        SELECT coalesce(sleeps.start_at, stored.whoop_created_at - interval '1 day') AS start_at,
          coalesce(sleeps.end_at, stored.whoop_created_at) AS end_at
      ) AS timed
      WHERE stored.member_id = ${memberId} AND stored.deleted_at IS NULL AND NOT stored.imported AND stored.seen_at < ${beganAt}::timestamptz
        AND ${within} ORDER BY timed.start_at DESC`;
  }
  const cycleId = Prisma.raw(type === "cycles" ? "id" : "cycle_id");
  return ctx.db.$queryRaw<Missing[]>`
    SELECT id::text AS key, ${cycleId}::text AS "cycleId", start_at AS "startAt", end_at AS "endAt"
    FROM ${Prisma.raw(type)} AS timed
    WHERE member_id = ${memberId} AND deleted_at IS NULL AND NOT imported AND seen_at < ${beganAt}::timestamptz
      AND ${within} ORDER BY start_at DESC`;
}

/** A record WHOOP still has, ready to be stored. */
export interface Found {
  save(tx: Transaction, memberId: number, now: Date): Promise<SaveCounts>;
}

function found<C extends Collection>(type: C, page: Page<RecordOf<C>>): Found {
  return { save: (tx, memberId, now) => saveRecords(tx, memberId, type, page, now) };
}

/** The record as WHOOP has it now, or null when WHOOP says that it does not exist. */
export async function fetchById(
  client: WhoopClient,
  type: Collection,
  record: Missing,
): Promise<Found | null> {
  switch (type) {
    case "cycles": {
      const cycle = await client.cycle(BigInt(record.key));
      return cycle && found("cycles", cycle);
    }
    case "sleeps": {
      const sleep = await client.sleep(record.key);
      return sleep && found("sleeps", sleep);
    }
    case "workouts": {
      const workout = await client.workout(record.key);
      return workout && found("workouts", workout);
    }
    case "recoveries":
      return findRecovery(client, record);
  }
}

/**
 * No path takes a recovery's key. The cycle's recovery may be another sleep's (naps have their own), so the sleep id
 * is checked; when it differs, the recoveries around that sleep are listed.
 */
async function findRecovery(
  client: WhoopClient,
  { key, cycleId, startAt, endAt }: Missing,
): Promise<Found | null> {
  let mayBeNameless = false;
  const ofSleep = (page: Page<RecordOf<"recoveries">> | null): Found | null => {
    const records = page?.records.filter(({ record }) => record.sleep_id === key) ?? [];
    const malformed =
      page?.quarantined.map((each) => ({ each, key: keyOfQuarantined("recoveries", each) })) ?? [];
    mayBeNameless ||= malformed.some((one) => one.key === null);
    const quarantined = malformed.filter((one) => one.key === key).map(({ each }) => each);
    if (records.length + quarantined.length === 0) return null;
    return found("recoveries", { records, quarantined, endsQuarantined: false });
  };
  const ofCycle = cycleId === null ? null : ofSleep(await client.recoveryOfCycle(BigInt(cycleId)));
  if (ofCycle) return ofCycle;
  const end = new Date((endAt ?? startAt).getTime() + 60_000);
  for await (const page of client.pages("recoveries", { start: startAt, end })) {
    const match = ofSleep(page);
    if (match) return match;
  }
  if (mayBeNameless)
    throw new BodyError("/v2/recovery", 200, "unexpected-shape", "a recovery does not name its sleep");
  return null;
}

/**
 * Marks records deleted and answers how many were not already. A recovery follows its sleep. The rows stay, with when
 * and why, and come back when WHOOP lists them again.
 */
export async function markDeleted(
  tx: Transaction,
  memberId: number,
  type: Collection,
  keys: string[],
  reason: string,
  now: Date,
): Promise<number> {
  const rules = rulesOf(type);
  const key = Prisma.raw(rules.key);
  const cycleId = Prisma.raw(type === "cycles" ? "id" : "cycle_id");
  await lockRecords(tx, memberId);
  return keepDays(tx, memberId, now, async (touch) => {
    const marked = await tx.$queryRaw<{ key: string; cycleId: string | null; startAt: Date }[]>`
      UPDATE ${Prisma.raw(type)} AS stored SET deleted_at = ${now}::timestamptz, deleted_reason = ${reason}
      WHERE member_id = ${memberId} AND ${key} = ANY(${keys}::${Prisma.raw(rules.keyType)}[]) AND deleted_at IS NULL AND NOT imported
      RETURNING ${key}::text AS key, ${cycleId}::text AS "cycleId", ${startOf(type, "stored")} AS "startAt"`;
    if (marked.length === 0) return 0;
    if (type === "sleeps")
      await markDeleted(
        tx,
        memberId,
        "recoveries",
        marked.map((row) => row.key),
        "sleep-deleted",
        now,
      );
    const cycleIds = marked.flatMap((row) => row.cycleId ?? []);
    touch(await assignDays(tx, memberId, { cycleIds, workoutIds: type === "workouts" ? keys : [] }));
    const starts = marked.map(({ startAt }) => startAt).sort((a, b) => a.getTime() - b.getTime());
    const [from = null, to = null] = [starts[0], starts.at(-1)];
    if (type === "cycles" && to) touch(await loadDaysOfEndless(tx, memberId, to));
    await mergeWritten(tx, memberId, { from, to }, now);
    return marked.length;
  });
}
