import type { Transaction } from "#db/client.ts";
import { withTransaction } from "#db/client.ts";
import type { ConnectAttempt } from "#generated/prisma/client.ts";
import type { Cloud, SyncContext } from "#sync/context.ts";
import { describeProblem, isDatabaseTrouble } from "#sync/run/problems.ts";
import { createRequestBudget } from "#sync/run/request-budget.ts";
import { requestRun } from "#sync/run/request-run.ts";
import { createWhoopClient } from "#whoop/client.ts";
import { BodyError, NotPermittedError } from "#whoop/errors.ts";
import { revokeAccess } from "#whoop/oauth.ts";
import { openApp } from "./app-credentials.ts";
import { attemptContext } from "./connect-attempts.ts";
import { accessContext, refreshContext } from "./token-store.ts";

/** Settles every attempt whose code was exchanged: asks WHOOP whose account it is, and accepts or refuses it. */
export async function completeConnections(ctx: SyncContext): Promise<number> {
  const open = await ctx.db.connectAttempt.findMany({
    where: { step: "exchanged" },
    orderBy: { createdAt: "asc" },
  });
  for (const attempt of open) {
    try {
      await completeConnection(ctx, attempt);
    } catch (error) {
      // One attempt that cannot be settled must not keep the others, nor the worker's other duties, waiting.
      if (isDatabaseTrouble(error)) throw error;
      ctx.logger?.error({ attemptId: attempt.id, err: error }, "an attempt to connect could not be settled");
      await refuse(ctx, attempt, `${describeProblem(error)} Begin again.`);
    }
  }
  return open.length;
}

async function completeConnection(ctx: SyncContext, attempt: ConnectAttempt): Promise<void> {
  if (!attempt.accessTokenEncrypted || !attempt.refreshTokenEncrypted) return;
  const accessToken = ctx.encryption.decrypt(
    attempt.accessTokenEncrypted,
    attemptContext(attempt.id, "access_token"),
  );
  const refreshToken = ctx.encryption.decrypt(
    attempt.refreshTokenEncrypted,
    attemptContext(attempt.id, "refresh_token"),
  );
  const { cloud } = await openApp(ctx, attempt.appId);
  const account = await askWhose(ctx, attempt, cloud, accessToken);
  if (account === "later") return;
  if ("refused" in account) return refuse(ctx, attempt, account.refused);
  const { whoopUserId } = account;
  const problem = await withTransaction(ctx.db, async (tx) => {
    const foreign = await findConflict(tx, attempt.memberId, cloud, whoopUserId);
    if (foreign) return foreign;
    const connection = {
      appId: attempt.appId,
      cloud,
      whoopUserId,
      scopes: attempt.scopes,
      accessTokenEncrypted: ctx.encryption.encrypt(accessToken, accessContext(attempt.memberId)),
      refreshTokenEncrypted: ctx.encryption.encrypt(refreshToken, refreshContext(attempt.memberId)),
      accessExpiresAt: attempt.accessExpiresAt,
      state: "active",
      stateReason: null,
      stateChangedAt: ctx.clock.now(),
      refreshHolder: null,
      refreshLeaseUntil: null,
      refreshRefusals: 0,
      refreshRefusedSince: null,
      nextRefreshAt: null,
    };
    // Worker and command line may both get here; the first settles it.
    if (!(await close(tx, ctx, attempt, "accepted", null))) return null;
    await tx.connection.upsert({
      where: { memberId: attempt.memberId },
      create: { memberId: attempt.memberId, ...connection },
      update: { ...connection, generation: { increment: 1 } },
    });
    return null;
  });
  if (problem) return refuse(ctx, attempt, problem);
  ctx.logger?.info({ memberId: attempt.memberId, cloud }, "connected");
  await requestRun(ctx, { memberId: attempt.memberId, kind: "light", trigger: "connect" });
}

async function askWhose(
  ctx: SyncContext,
  attempt: ConnectAttempt,
  cloud: Cloud,
  accessToken: string,
): Promise<{ whoopUserId: bigint } | { refused: string } | "later"> {
  const client = createWhoopClient({
    apiUrl: await ctx.cloudUrl(cloud),
    tokens: { accessToken: async () => accessToken, replaceRejected: async () => accessToken },
    limiter: createRequestBudget(ctx, attempt.appId),
    clock: ctx.clock,
    priority: "interactive",
    ...(ctx.fetch ? { fetch: ctx.fetch } : {}),
  });
  try {
    return { whoopUserId: (await client.profile()).record.user_id };
  } catch (error) {
    if (error instanceof NotPermittedError)
      return {
        refused: "WHOOP does not let us read the profile. Begin again and leave every permission ticked.",
      };
    const isForGood = error instanceof BodyError && error.problem === "unexpected-shape";
    if (isForGood || attempt.expiresAt < ctx.clock.now())
      return { refused: `WHOOP did not tell whose account this is. ${describeProblem(error)} Begin again.` };
    ctx.logger?.warn({ err: error }, "the account of a new connection could not be read yet");
    return "later";
  }
}

/** A member's records belong to one account, and an account to one member. */
async function findConflict(
  tx: Transaction,
  memberId: number,
  cloud: Cloud,
  whoopUserId: bigint,
): Promise<string | null> {
  const own = await tx.connection.findUnique({ where: { memberId } });
  if (own && (own.whoopUserId !== whoopUserId || own.cloud !== cloud)) {
    return "This is another WHOOP account than the one whose data is stored here. Nothing was changed. Sign in to WHOOP with the first account, or add another member for this one.";
  }
  const other = await tx.connection.findUnique({ where: { cloud_whoopUserId: { cloud, whoopUserId } } });
  if (other && other.memberId !== memberId)
    return "This WHOOP account is already connected to another member here.";
  return null;
}

async function refuse(ctx: SyncContext, attempt: ConnectAttempt, problem: string): Promise<void> {
  await close(ctx.db, ctx, attempt, "refused", problem);
}

/** The candidate's tokens leave the attempt with its end. False when it had ended before. */
async function close(
  tx: Transaction,
  ctx: SyncContext,
  attempt: ConnectAttempt,
  step: "accepted" | "refused",
  problem: string | null,
): Promise<boolean> {
  const closed = await tx.connectAttempt.updateMany({
    where: { id: attempt.id, step: "exchanged" },
    data: {
      step,
      problem,
      settledAt: ctx.clock.now(),
      accessTokenEncrypted: null,
      refreshTokenEncrypted: null,
    },
  });
  return closed.count === 1;
}

/** Gives grants that were disconnected back to WHOOP, as far as WHOOP can be asked, and forgets their tokens. */
export async function revokeGivenUp(ctx: SyncContext): Promise<void> {
  const givenUp = await ctx.db.connection.findMany({
    where: { state: "disconnected", accessTokenEncrypted: { not: null } },
  });
  for (const { memberId, cloud, accessTokenEncrypted, generation } of givenUp) {
    try {
      const accessToken = ctx.encryption.decrypt(accessTokenEncrypted ?? "", accessContext(memberId));
      await revokeAccess({
        apiUrl: await ctx.cloudUrl(cloud as Cloud),
        accessToken,
        ...(ctx.fetch ? { fetch: ctx.fetch } : {}),
      });
    } catch (error) {
      ctx.logger?.info(
        { memberId, err: error },
        "WHOOP could not be told that the connection ended; the tokens are forgotten",
      );
    }
    await ctx.db.connection.updateMany({
      where: { memberId, generation, state: "disconnected" },
      data: { accessTokenEncrypted: null, refreshTokenEncrypted: null, accessExpiresAt: null },
    });
  }
}
