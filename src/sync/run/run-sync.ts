import { withTransaction } from "#db/client.ts";
import type { SyncRun } from "#generated/prisma/client.ts";
import { NotConnectedError } from "#sync/connection/token-store.ts";
import type { SyncContext } from "#sync/context.ts";
import { writeDaysOfKnownWorkouts } from "#sync/days/known-workouts.ts";
import { recordTypes } from "#sync/store/record-types.ts";
import { storeInRun } from "#sync/store/store-in-run.ts";
import type { WhoopClient } from "#whoop/client.ts";
import { type Collection, collectionEndpoints, singleEndpoints } from "#whoop/endpoints.ts";
import { NotPermittedError, RequestBudgetError } from "#whoop/errors.ts";
import { isRefusal } from "#whoop/oauth.ts";
import { beginBackfill } from "./backfill.ts";
import { claimLease, holdLease, type Lease, LeaseLostError, releaseLease } from "./lease.ts";
import { createMemberClient } from "./member-client.ts";
import { hasPriority, isInteractive, PreemptedError, preemptFor, skipsBackfill } from "./preemption.ts";
import { describeProblem, isDatabaseTrouble } from "./problems.ts";
import { profileIsDue, readProfile } from "./profile.ts";
import { type ActiveRun, progressOf, type RunType, saveProgress } from "./progress.ts";
import { type RunScope, readLong, readRecent } from "./read-type.ts";
import type { RunKind } from "./request-run.ts";

/** `partial`: at least one type could not be read to its end; `failed`: none of those asked for could. */
type FinalState = "done" | "partial" | "failed";

/** How a run ended. */
export interface RunOutcome {
  runId: string;
  state: FinalState | "paused" | "interrupted";
}

/**
 * Takes the next run of a member and carries it out: one somebody waits for first, then one left unfinished by a dead
 * process, then what was asked for longest ago. Answers null when nothing waits or another process is syncing this member. `runId` narrows the
 * choice to one run. Aborting leaves the run where it is; whoever claims it next goes on from there.
 */
export async function runNext(
  ctx: SyncContext,
  memberId: number,
  options: { signal?: AbortSignal; runId?: string } = {},
): Promise<RunOutcome | null> {
  const lease = await claimLease(ctx, memberId);
  if (!lease) return null;
  try {
    const row = await chooseRun(ctx, memberId, options.runId);
    return row && (await carryOut(ctx, lease, row, options.signal));
  } finally {
    // When the database is gone the lease runs out by itself.
    await releaseLease(ctx, lease).catch(() => undefined);
  }
}

async function chooseRun(
  ctx: SyncContext,
  memberId: number,
  runId: string | undefined,
): Promise<SyncRun | null> {
  const now = ctx.clock.now();
  const rows = await ctx.db.syncRun.findMany({
    where: {
      memberId,
      ...(runId ? { id: runId } : {}),
      OR: [{ state: { in: ["running", "requested"] } }, { state: "paused", resumeAt: { lte: now } }],
    },
    orderBy: [{ startedAt: { sort: "asc", nulls: "last" } }, { requestedAt: "asc" }],
    take: 100,
  });
  return rows.find(hasPriority) ?? rows[0] ?? null;
}

async function carryOut(
  ctx: SyncContext,
  lease: Lease,
  row: SyncRun,
  signal: AbortSignal | undefined,
): Promise<RunOutcome> {
  const run: ActiveRun = {
    id: row.id,
    lease,
    requests: row.requests,
    progress: row.progress as ActiveRun["progress"],
  };
  const scope: RunScope = { kind: row.kind as RunKind, fromAt: row.fromAt, toAt: row.toAt };
  const types = recordTypes.filter((type) => row.types.includes(type));
  const log = ctx.logger?.child({ runId: row.id, memberId: lease.memberId, kind: row.kind });
  const startedAt = ctx.clock.now();
  log?.info({ trigger: row.trigger, resumed: row.startedAt !== null }, "sync started");
  if (scope.kind === "full" && !row.startedAt) {
    for (const type of types) await beginBackfill(ctx, lease.memberId, type);
  }
  await ctx.db.syncRun.update({
    where: { id: row.id },
    data: { state: "running", startedAt: row.startedAt ?? startedAt, resumeAt: null },
  });
  try {
    const clients = await createClients(ctx, run, row.trigger, signal);
    const problems = await readEverything(ctx, clients, run, types, { ...scope, trigger: row.trigger });
    const state = judgeRun(types, problems);
    await finishRun(ctx, run, { state, problem: firstProblem(types, problems) });
    log?.info(
      {
        state,
        requests: run.requests,
        progress: run.progress,
        durationMs: ctx.clock.now().getTime() - startedAt.getTime(),
      },
      "sync ended",
    );
    return { runId: run.id, state };
  } catch (error) {
    return endEarly(ctx, run, error, signal, log);
  }
}

interface Clients {
  /** For what is new: goes before everything else when somebody waits. */
  recent: WhoopClient;
  /** For whole histories: stops when the day's budget is low, and when somebody waits for another run. */
  long: WhoopClient;
}

async function createClients(
  ctx: SyncContext,
  run: ActiveRun,
  trigger: string,
  signal: AbortSignal | undefined,
): Promise<Clients> {
  const onRequest = () => {
    run.requests += 1;
  };
  const { memberId } = run.lease;
  return {
    recent: await createMemberClient(ctx, memberId, {
      signal,
      onRequest,
      priority: isInteractive(trigger) ? "interactive" : "background",
    }),
    long: await createMemberClient(ctx, memberId, {
      signal,
      onRequest,
      budget: { work: "long", mayGoOn: () => preemptFor(ctx, run) },
    }),
  };
}

/**
 * The recent days of every type come first, then the long histories, so that a new member sees something soon; the types
 * one after the other, since what day a record belongs to depends on those before.
 */
async function readEverything(
  ctx: SyncContext,
  clients: Clients,
  run: ActiveRun,
  types: Collection[],
  scope: RunScope & { trigger: string },
): Promise<Map<RunType, string>> {
  const failed = new Map<RunType, string>();
  const attempt = async (type: RunType, work: () => Promise<void>) => {
    if (failed.has(type)) return;
    try {
      await assertGranted(ctx, run, type);
      await work();
    } catch (error) {
      if (endsTheRun(error)) throw error;
      failed.set(type, await noteProblem(ctx, run, type, error));
    }
  };
  // A full run is only whole until now when all of it is read, and a range never says anything about what is new.
  const wholeAfterRecent = scope.kind === "light" || scope.kind === "deep";
  const due: RunType[] = (await profileIsDue(ctx, run.lease.memberId)) ? ["profile", ...types] : types;
  for (const type of due)
    await attempt(type, async () => {
      if (type === "profile") await readProfile(ctx, clients.recent, run);
      else await readRecent(ctx, clients.recent, run, type, scope);
      if (type === "profile" || wholeAfterRecent) await noteSuccess(ctx, run, type, true);
    });
  const skipsLong = await skipsBackfill(ctx, run, scope);
  for (const type of types)
    await attempt(type, async () => {
      if (!skipsLong) await readLong(ctx, clients.long, run, type, scope);
      progressOf(run, type).done = true;
      await noteSuccess(ctx, run, type, scope.kind !== "range");
    });
  return failed;
}

function judgeRun(types: Collection[], problems: Map<RunType, string>): FinalState {
  if (problems.size === 0) return "done";
  return types.every((type) => problems.has(type)) ? "failed" : "partial";
}

/** What concerns the records comes before what concerns the profile. */
function firstProblem(types: Collection[], problems: Map<RunType, string>): string | null {
  const order: RunType[] = [...types, "profile"];
  return order.flatMap((type) => problems.get(type) ?? [])[0] ?? null;
}

/** A type whose permission was not given is not asked for: every refusal would look like a dead token. */
async function assertGranted(ctx: SyncContext, run: ActiveRun, type: RunType): Promise<void> {
  const { path, scope } = type === "profile" ? singleEndpoints.profile : collectionEndpoints[type];
  const connection = await ctx.db.connection.findUnique({
    where: { memberId: run.lease.memberId },
    select: { scopes: true },
  });
  if (connection && !connection.scopes.includes(scope)) throw new NotPermittedError(path, scope);
}

/** Troubles of the connection or the budget concern every type; anything else concerns the type it happened to. */
function endsTheRun(error: unknown): boolean {
  if (
    error instanceof LeaseLostError ||
    error instanceof PreemptedError ||
    error instanceof NotConnectedError ||
    error instanceof RequestBudgetError ||
    isRefusal(error) ||
    isDatabaseTrouble(error)
  )
    return true;
  return error instanceof Error && error.name === "AbortError";
}

/** `upToNow`: the run read the newest records too, so that the type is whole until now. */
async function noteSuccess(ctx: SyncContext, run: ActiveRun, type: RunType, upToNow: boolean): Promise<void> {
  const now = ctx.clock.now();
  const { new: added, changed, recentUntil } = progressOf(run, type);
  const state = {
    lastAttemptAt: now,
    ...(upToNow ? { lastSuccessAt: recentUntil ? new Date(recentUntil) : now } : {}),
    problemCode: null,
    problem: null,
    ...(added + changed > 0 ? { lastChangeAt: now } : {}),
  };
  const { memberId } = run.lease;
  await storeInRun(ctx, run, type, async (tx) => {
    await tx.syncState.upsert({
      where: { memberId_type: { memberId, type } },
      create: { memberId, type, ...state },
      update: state,
    });
    if (type === "workouts") await writeDaysOfKnownWorkouts(tx, memberId, now);
  });
}

async function noteProblem(ctx: SyncContext, run: ActiveRun, type: RunType, error: unknown): Promise<string> {
  const problem = describeProblem(error);
  ctx.logger?.warn({ runId: run.id, type, problem, err: error }, "one type could not be read");
  progressOf(run, type).problem = problem;
  const { memberId } = run.lease;
  const state = {
    lastAttemptAt: ctx.clock.now(),
    problemCode: error instanceof NotPermittedError ? "not-permitted" : "failed",
    problem,
  };
  await storeInRun(ctx, run, type, async (tx) => {
    await tx.syncState.upsert({
      where: { memberId_type: { memberId, type } },
      create: { memberId, type, ...state },
      update: state,
    });
  });
  return problem;
}

async function finishRun(
  ctx: SyncContext,
  run: ActiveRun,
  end: { state: FinalState; problem: string | null },
) {
  await withTransaction(ctx.db, async (tx) => {
    await holdLease(ctx, tx, run.lease);
    await saveProgress(tx, run);
    await tx.syncRun.update({ where: { id: run.id }, data: { ...end, finishedAt: ctx.clock.now() } });
  });
}

async function endEarly(
  ctx: SyncContext,
  run: ActiveRun,
  error: unknown,
  signal: AbortSignal | undefined,
  log: SyncContext["logger"],
): Promise<RunOutcome> {
  const unharmed = error instanceof LeaseLostError || error instanceof PreemptedError;
  if (unharmed || signal?.aborted || isDatabaseTrouble(error)) {
    log?.info({ err: signal?.aborted ? undefined : error }, "sync interrupted; it will be resumed");
    return { runId: run.id, state: "interrupted" };
  }
  const problem = describeProblem(error);
  if (error instanceof RequestBudgetError) {
    log?.info({ resumeAt: error.resumeAt }, "sync paused: the request budget is spent");
    await ctx.db.syncRun.update({
      where: { id: run.id },
      data: { state: "paused", resumeAt: error.resumeAt, problem },
    });
    return { runId: run.id, state: "paused" };
  }
  log?.warn({ problem, err: error }, "sync failed");
  await finishRun(ctx, run, { state: "failed", problem });
  return { runId: run.id, state: "failed" };
}
