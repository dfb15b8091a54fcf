import type { Connection } from "#generated/prisma/client.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { Cloud, SyncContext } from "#sync/context.ts";
import { isDatabaseTrouble } from "#sync/run/problems.ts";
import type { TokenSource } from "#whoop/client.ts";
import { OAuthError } from "#whoop/errors.ts";
import { isRefusal, refreshTokens, revokeAccess, type TokenSet } from "#whoop/oauth.ts";
import { openApp } from "./app-credentials.ts";
import { noRefusals, noteRefusal } from "./refused-refresh.ts";

/** Tokens are replaced this long before WHOOP would refuse them. */
const refreshAheadMs = 5 * 60_000;
/** A refresh whose holder is silent for this long may be tried by somebody else; its request times out well before. */
const leaseMs = 45_000;
const pollMs = 150;
/** A new pair that cannot be stored waits in memory so long for the database. */
const storePatienceMs = 10 * 60_000;

/** The grant is gone or was given up: only the member can bring it back. What is stored stays usable. */
export class NotConnectedError extends UserFacingError {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, "Open Settings and choose Reconnect, or run `npm run cli -- reauth`.", options);
    this.name = "NotConnectedError";
  }
}

export const accessContext = (memberId: number) => `connections/${memberId}/access_token`;
export const refreshContext = (memberId: number) => `connections/${memberId}/refresh_token`;

/** Refreshes under way in this process: one per member, and a process that stops waits for them. */
const refreshing = new Map<string, Promise<string>>();

/** Resolves when no refresh of this process is under way: the new pair is stored, whatever comes next. */
export async function refreshesFinished(): Promise<void> {
  await Promise.allSettled(refreshing.values());
}

/**
 * The access token of one member, replaced ahead of its expiry. WHOOP kills the old pair with every refresh, so one
 * refresh at a time runs over all processes: whoever claims the lease row asks, everybody else reads the answer.
 */
export function createTokenSource(ctx: SyncContext, memberId: number): TokenSource {
  const read = async () => {
    const connection = await ctx.db.connection.findUnique({ where: { memberId } });
    if (!connection || connection.state === "disconnected")
      throw new NotConnectedError("This member is not connected to WHOOP.");
    if (connection.state !== "active" || !connection.accessTokenEncrypted) {
      throw new NotConnectedError(connection.stateReason ?? "WHOOP no longer accepts our access.");
    }
    return {
      ...connection,
      accessToken: ctx.encryption.decrypt(connection.accessTokenEncrypted, accessContext(memberId)),
    };
  };
  let cached: { accessToken: string; accessExpiresAt: Date | null } | null = null;
  const fresh = (expiresAt: Date | null) =>
    expiresAt !== null && expiresAt.getTime() - refreshAheadMs > ctx.clock.now().getTime();
  const refreshOnce = (generation: number) => refreshOneAtATime(ctx, memberId, generation, "active");
  return {
    async accessToken() {
      if (cached && fresh(cached.accessExpiresAt)) return cached.accessToken;
      const connection = await read();
      cached = connection;
      return fresh(connection.accessExpiresAt) ? connection.accessToken : refreshOnce(connection.generation);
    },
    async replaceRejected(rejectedToken) {
      cached = null;
      const connection = await read();
      return connection.accessToken !== rejectedToken
        ? connection.accessToken
        : refreshOnce(connection.generation);
    },
  };
}

/**
 * Tries the stored tokens of a connection once more that WHOOP refused to renew; a success heals it. Throws what stands
 * against it.
 */
export async function retryRefresh(ctx: SyncContext, memberId: number): Promise<void> {
  const connection = await ctx.db.connection.findUnique({
    where: { memberId, state: "reconnect", nextRefreshAt: { not: null } },
    select: { generation: true },
  });
  if (connection) await refreshOneAtATime(ctx, memberId, connection.generation, "reconnect");
}

function refreshOneAtATime(
  ctx: SyncContext,
  memberId: number,
  generation: number,
  state: "active" | "reconnect",
): Promise<string> {
  const key = `${ctx.holder}/${memberId}`;
  const running =
    refreshing.get(key) ??
    refreshGuarded(ctx, memberId, generation, state).finally(() => refreshing.delete(key));
  refreshing.set(key, running);
  return running;
}

/**
 * Replaces the pair numbered `generation` of a connection in this state, or waits for whoever is replacing it, and
 * answers the new access token.
 */
async function refreshGuarded(
  ctx: SyncContext,
  memberId: number,
  generation: number,
  state: "active" | "reconnect",
): Promise<string> {
  for (;;) {
    const now = ctx.clock.now();
    const claimed = await ctx.db.connection.updateMany({
      where: {
        memberId,
        generation,
        state,
        OR: [{ refreshLeaseUntil: null }, { refreshLeaseUntil: { lt: now } }],
      },
      data: { refreshHolder: ctx.holder, refreshLeaseUntil: new Date(now.getTime() + leaseMs) },
    });
    const connection = await ctx.db.connection.findUniqueOrThrow({ where: { memberId } });
    if (claimed.count === 1) return replacePair(ctx, connection);
    if (
      connection.state === "active" &&
      connection.generation !== generation &&
      connection.accessTokenEncrypted
    ) {
      return ctx.encryption.decrypt(connection.accessTokenEncrypted, accessContext(memberId));
    }
    if (connection.state !== state)
      throw new NotConnectedError(connection.stateReason ?? "This member is not connected to WHOOP.");
    await ctx.clock.sleep(pollMs);
  }
}

/** The one place that presents a refresh token. No transaction is open while WHOOP is asked. */
async function replacePair(ctx: SyncContext, connection: Connection): Promise<string> {
  const { memberId } = connection;
  if (!connection.refreshTokenEncrypted) {
    return giveUp(
      ctx,
      connection,
      "WHOOP gave us no refresh token: the `offline` permission was not granted.",
    );
  }
  const apiUrl = await ctx.cloudUrl(connection.cloud as Cloud);
  const fetchOption = ctx.fetch ? { fetch: ctx.fetch } : {};
  let tokens: TokenSet;
  try {
    const app = await openApp(ctx, connection.appId);
    const refreshToken = ctx.encryption.decrypt(connection.refreshTokenEncrypted, refreshContext(memberId));
    tokens = await refreshTokens({ apiUrl, app, refreshToken, ...fetchOption });
  } catch (error) {
    if (error instanceof OAuthError && error.isDeadGrant) {
      return giveUp(
        ctx,
        connection,
        "WHOOP no longer accepts our access. This happens when it is revoked, or when a refresh was cut off.",
      );
    }
    const reason = isRefusal(error) ? await noteRefusal(ctx, connection, error) : null;
    await ctx.db.connection.updateMany({
      where: { memberId, refreshHolder: ctx.holder },
      data: { refreshHolder: null, refreshLeaseUntil: null },
    });
    throw reason === null ? error : new NotConnectedError(reason, { cause: error });
  }
  if (!(await storePair(ctx, connection, tokens))) {
    // Disconnected, or connected anew, while WHOOP was answering: the member's word wins and this pair is given back.
    await revokeAccess({ apiUrl, accessToken: tokens.accessToken, ...fetchOption }).catch(() => undefined);
    throw new NotConnectedError("The connection was changed while its access was being renewed.");
  }
  return tokens.accessToken;
}

/**
 * Replaces the stored pair unless the connection was changed meanwhile; then answers false. WHOOP has killed the old
 * pair already, so a database that is away is waited for: until it is back, the new one exists only here.
 */
async function storePair(ctx: SyncContext, connection: Connection, tokens: TokenSet): Promise<boolean> {
  const { memberId, generation } = connection;
  const pair = encryptPair(ctx, memberId, tokens, connection.refreshTokenEncrypted);
  const giveUpAtMs = ctx.clock.now().getTime() + storePatienceMs;
  for (;;) {
    try {
      const stored = await ctx.db.connection.updateMany({
        where: { memberId, generation, state: { not: "disconnected" } },
        data: {
          ...pair,
          ...noRefusals,
          state: "active",
          stateReason: null,
          ...(connection.state === "active" ? {} : { stateChangedAt: ctx.clock.now() }),
          generation: generation + 1,
          refreshHolder: null,
          refreshLeaseUntil: null,
        },
      });
      if (stored.count === 1) return true;
      // An earlier try may have been stored though its answer was lost.
      const { accessTokenEncrypted } = await ctx.db.connection.findUniqueOrThrow({ where: { memberId } });
      return accessTokenEncrypted === pair.accessTokenEncrypted;
    } catch (error) {
      if (!isDatabaseTrouble(error) || ctx.clock.now().getTime() >= giveUpAtMs) throw error;
      ctx.logger?.warn({ memberId, err: error }, "a renewed access could not be stored yet");
      await ctx.clock.sleep(pollMs);
    }
  }
}

/** A refused refresh counts only if the store still holds the token we presented; else somebody was faster. */
async function giveUp(ctx: SyncContext, connection: Connection, reason: string): Promise<string> {
  const { memberId, generation } = connection;
  const marked = await ctx.db.connection.updateMany({
    where: { memberId, generation, state: { not: "disconnected" } },
    data: {
      ...noRefusals,
      state: "reconnect",
      stateReason: reason,
      stateChangedAt: ctx.clock.now(),
      refreshHolder: null,
      refreshLeaseUntil: null,
    },
  });
  if (marked.count === 0) return createTokenSource(ctx, memberId).accessToken();
  throw new NotConnectedError(reason);
}

/** The columns of a new pair. WHOOP's answer may lack a refresh token; then the one we have is kept. */
export function encryptPair(
  ctx: SyncContext,
  memberId: number,
  tokens: TokenSet,
  keepRefreshEncrypted: string | null,
) {
  return {
    accessTokenEncrypted: ctx.encryption.encrypt(tokens.accessToken, accessContext(memberId)),
    refreshTokenEncrypted: tokens.refreshToken
      ? ctx.encryption.encrypt(tokens.refreshToken, refreshContext(memberId))
      : keepRefreshEncrypted,
    accessExpiresAt: new Date(ctx.clock.now().getTime() + tokens.expiresInSeconds * 1000),
  };
}
