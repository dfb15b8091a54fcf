import { createTokenSource, NotConnectedError } from "#sync/connection/token-store.ts";
import type { Cloud, SyncContext } from "#sync/context.ts";
import { createWhoopClient, type WhoopClient } from "#whoop/client.ts";
import { type BudgetOptions, createRequestBudget } from "./request-budget.ts";

/**
 * WHOOP as one member may see it, within the budget of the member's app. Throws `NotConnectedError` for a member who
 * never connected, and a `UserFacingError` while the member's cloud has no address.
 */
export async function createMemberClient(
  ctx: SyncContext,
  memberId: number,
  options: {
    signal?: AbortSignal | undefined;
    priority?: "interactive" | "background";
    /** Hears of every request made. */
    onRequest?: () => void;
    /** How the requests count against the budget; short work unless told. */
    budget?: BudgetOptions;
  } = {},
): Promise<WhoopClient> {
  const { signal, priority, onRequest, budget } = options;
  const connection = await ctx.db.connection.findUnique({ where: { memberId } });
  if (!connection) throw new NotConnectedError("This member is not connected to WHOOP.");
  return createWhoopClient({
    apiUrl: await ctx.cloudUrl(connection.cloud as Cloud),
    tokens: createTokenSource(ctx, memberId),
    limiter: createRequestBudget(ctx, connection.appId, budget),
    clock: ctx.clock,
    ...(priority ? { priority } : {}),
    ...(onRequest ? { onRequest } : {}),
    ...(ctx.fetch ? { fetch: ctx.fetch } : {}),
    ...(signal ? { signal } : {}),
  });
}
