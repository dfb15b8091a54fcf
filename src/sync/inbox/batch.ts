import { type Transaction, withTransaction } from "#db/client.ts";
import type { SyncContext } from "#sync/context.ts";
import { holdLease, type Lease, LeaseLostError } from "#sync/run/lease.ts";
import { createMemberClient } from "#sync/run/member-client.ts";
import { isDatabaseTrouble } from "#sync/run/problems.ts";
import { markDeleted } from "#sync/run/reconcile-deletions.ts";
import { saveRecords } from "#sync/store/save-records.ts";
import type { RecordOf, WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Page } from "#whoop/page.ts";
import { type ClaimedEvent, finishEvent, type Outcome } from "./claim.ts";
import { createReader, type FetchedRecords } from "./read-target.ts";
import { afterTrouble, endsTheBatch } from "./retry.ts";
import { type EventsOfTarget, groupByTarget } from "./targets.ts";
import { readCycles } from "./touched-cycles.ts";

/** What one look at a member's inbox did, in events. */
export interface InboxOutcome {
  done: number;
  postponed: number;
  dead: number;
}

/** What asking for one record gave, and for which events that counts. */
interface Answered {
  events: ClaimedEvent[];
  fetched: FetchedRecords | null;
  /** Why these events cannot be done yet. */
  trouble: unknown;
}

type CyclePage = Page<RecordOf<"cycles">>;

/** Follows events of one member together. What is thrown leaves them as they were. */
export async function followBatch(
  ctx: SyncContext,
  lease: Lease,
  events: ClaimedEvent[],
  signal: AbortSignal | undefined,
): Promise<InboxOutcome> {
  const targets = await groupByTarget(ctx, lease.memberId, events);
  const answers: Answered[] = [];
  let cycles: CyclePage = { records: [], quarantined: [], endsQuarantined: false };
  let trouble: unknown = null;
  try {
    const client = await createMemberClient(ctx, lease.memberId, { signal, priority: "interactive" });
    await askForAll(ctx, lease, client, { targets, answers, signal });
    const fetched = answers.flatMap((answer) => answer.fetched ?? []);
    if (fetched.length > 0) cycles = await readCycles(ctx, client, lease.memberId, fetched);
  } catch (error) {
    if (signal?.aborted || error instanceof LeaseLostError || isDatabaseTrouble(error)) throw error;
    trouble = error;
  }
  const unasked = targets.slice(answers.length).map((target) => ({ ...target, fetched: null, trouble }));
  // Records are kept even when the cycles could not be read; their events then come again for the cycles' sake.
  const asked = answers.map((answer) => ({ ...answer, trouble: answer.trouble ?? trouble }));
  const all = [...asked, ...unasked];
  await withTransaction(ctx.db, async (tx) => {
    await holdLease(ctx, tx, lease);
    await storeFetched(ctx, tx, lease.memberId, cycles, all);
    for (const { events, trouble } of all)
      for (const event of events) await finishEvent(ctx, tx, event, outcomeOf(ctx, event, trouble));
  });
  return summarize(ctx, lease.memberId, all);
}

/** Trouble with one record is its own events'; trouble with the connection or the budget is thrown. */
async function askForAll(
  ctx: SyncContext,
  lease: Lease,
  client: WhoopClient,
  batch: { targets: EventsOfTarget[]; answers: Answered[]; signal: AbortSignal | undefined },
): Promise<void> {
  const read = createReader(client);
  for (const { target, events } of batch.targets) {
    await holdLease(ctx, ctx.db, lease);
    try {
      batch.answers.push({ events, fetched: await read(target), trouble: null });
    } catch (trouble) {
      if (batch.signal?.aborted || endsTheBatch(trouble)) throw trouble;
      batch.answers.push({ events, fetched: null, trouble });
    }
  }
}

function outcomeOf(ctx: SyncContext, event: ClaimedEvent, trouble: unknown): Outcome {
  return trouble === null ? { state: "done" } : afterTrouble(trouble, event.attempts, ctx.clock.now());
}

/** What others are labelled by comes first: cycles, then sleeps, then the rest. */
async function storeFetched(
  ctx: SyncContext,
  tx: Transaction,
  memberId: number,
  cycles: CyclePage,
  answers: Answered[],
): Promise<void> {
  const now = ctx.clock.now();
  const fetched = answers.flatMap((answer) => answer.fetched ?? []);
  const save = async <C extends Collection>(type: C, pages: Page<RecordOf<C>>[]) => {
    const records = pages.flatMap((page) => page.records);
    const quarantined = pages.flatMap((page) => page.quarantined);
    if (pages.length > 0)
      await noteChange(type, await saveRecords(tx, memberId, type, { records, quarantined }, now));
  };
  const noteChange = async (type: Collection, counts: { new: number; changed: number }) => {
    if (counts.new + counts.changed > 0)
      await tx.syncState.updateMany({ where: { memberId, type }, data: { lastChangeAt: now } });
  };
  await noteChange("cycles", await saveRecords(tx, memberId, "cycles", cycles, now));
  await save(
    "sleeps",
    fetched.flatMap((one) => one.sleeps),
  );
  await save(
    "workouts",
    fetched.flatMap((one) => one.workouts),
  );
  for (const recovery of fetched.flatMap((one) => one.recoveries))
    await noteChange("recoveries", await recovery.save(tx, memberId, now));
  for (const { type, key } of fetched.flatMap((one) => one.gone)) {
    const marked = await markDeleted(tx, memberId, type, [key], "webhook", now);
    await noteChange(type, { new: 0, changed: marked });
  }
}

function summarize(ctx: SyncContext, memberId: number, answers: Answered[]): InboxOutcome {
  const outcome = { done: 0, postponed: 0, dead: 0 };
  for (const { events, trouble } of answers) {
    for (const event of events) {
      const { state } = outcomeOf(ctx, event, trouble);
      outcome[state === "pending" ? "postponed" : state] += 1;
    }
    if (trouble !== null)
      ctx.logger?.warn({ memberId, err: trouble }, "a webhook event could not be followed");
  }
  ctx.logger?.info({ memberId, ...outcome }, "webhook events followed");
  return outcome;
}
