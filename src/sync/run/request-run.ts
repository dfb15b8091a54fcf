import type { SyncContext } from "#sync/context.ts";
import { recordTypes } from "#sync/store/record-types.ts";
import type { Collection } from "#whoop/endpoints.ts";

/**
 * - `light`: what is new, and again the last three days before the last success
 * - `deep`: the last fourteen days
 * - `full`: everything, from the newest to the oldest
 * - `range`: between two instants
 * Whatever the kind, a history that was never read to its end is read on, unless a run begun before is at it.
 */
export type RunKind = "light" | "deep" | "full" | "range";
export type RunTrigger = "schedule" | "user" | "cli" | "connect" | "day";

export interface RunRequest {
  memberId: number;
  kind: RunKind;
  trigger: RunTrigger;
  types?: readonly Collection[];
  fromAt?: Date;
  toAt?: Date;
}

/**
 * Asks for a run; the worker starts it within a second. An equal run that is already waiting is answered instead of a
 * second one, so that ten clicks make one run.
 */
export async function requestRun(ctx: SyncContext, request: RunRequest): Promise<{ runId: string }> {
  const types = recordTypes.filter((type) => request.types?.includes(type) ?? true);
  const { memberId, kind, trigger, fromAt = null, toAt = null } = request;
  const waiting = await ctx.db.syncRun.findFirst({
    where: { memberId, kind, state: "requested", types: { equals: types }, fromAt, toAt },
    select: { id: true },
  });
  if (waiting) return { runId: waiting.id };
  const run = await ctx.db.syncRun.create({
    data: { memberId, kind, trigger, types, fromAt, toAt, state: "requested", requestedAt: ctx.clock.now() },
    select: { id: true },
  });
  return { runId: run.id };
}
