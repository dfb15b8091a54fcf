import { withTransaction } from "#db/client.ts";
import type { ConnectAttempt } from "#generated/prisma/client.ts";
import { hashSecret, newSecret } from "#lib/secret.ts";
import { NoAnswerError, OAuthError } from "#whoop/errors.ts";
import { authorizeUrl, exchangeCode, type TokenSet } from "#whoop/oauth.ts";
import { loadWhoopApp, openApp } from "./app-credentials.ts";
import { ConnectError } from "./connect-error.ts";
import type { Cloud, SyncContext } from "./context.ts";

export { ConnectError } from "./connect-error.ts";

const attemptLifeMs = 10 * 60_000;

export interface BeginConnect {
  memberId: number;
  begunBy: "browser" | "cli" | "demo";
  /** A random value only the browser that begins holds (in a cookie); null on the command line. */
  browserSecret: string | null;
  cloud?: Cloud;
  redirectUri?: string;
}

/** Begins a connection: where to send the browser, and the attempt to follow. */
export async function beginConnect(
  ctx: SyncContext,
  begin: BeginConnect,
): Promise<{ attemptId: string; authorizeUrl: string }> {
  const cloud = begin.cloud ?? "whoop";
  const app = await loadWhoopApp(ctx, cloud);
  if (!app) throw new ConnectError("no-app");
  const state = newSecret();
  const redirectUri = begin.redirectUri ?? ctx.redirectUri;
  const now = ctx.clock.now();
  const attempt = await ctx.db.connectAttempt.create({
    data: {
      memberId: begin.memberId,
      appId: app.id,
      begunBy: begin.begunBy,
      stateHash: hashSecret(state),
      browserHash: begin.browserSecret && hashSecret(begin.browserSecret),
      redirectUri,
      createdAt: now,
      expiresAt: new Date(now.getTime() + attemptLifeMs),
    },
    select: { id: true },
  });
  const apiUrl = await ctx.cloudUrl(cloud);
  return {
    attemptId: attempt.id,
    authorizeUrl: authorizeUrl({ apiUrl, clientId: app.clientId, redirectUri, state }),
  };
}

/** What came back from WHOOP's consent page, and where it came back to. */
export interface Answer {
  /** The query of the address WHOOP sent the browser to. */
  params: URLSearchParams;
  /** An attempt ends where it began: nobody can finish the command line's with a browser, or the reverse. */
  endedBy: "browser" | "cli" | "demo";
  /** What the browser's cookie held, if anything. */
  browserSecret: string | null;
}

/**
 * Ends the browser's part: checks that the answer belongs to an attempt begun here, and exchanges the one-time code.
 * Throws `ConnectError`. Whose account it is, `settleAttempt` finds out.
 */
export async function finishConnect(ctx: SyncContext, answer: Answer): Promise<{ attemptId: string }> {
  const attempt = await takeAttempt(ctx, answer);
  if (answer.params.get("error") === "access_denied") throw new ConnectError("denied");
  const code = answer.params.get("code");
  if (!code) throw new ConnectError("refused-by-whoop");
  const tokens = await exchange(ctx, attempt, code);
  if (!tokens.refreshToken || !tokens.scopes.includes("offline")) throw new ConnectError("missing-scopes");
  await ctx.db.connectAttempt.update({
    where: { id: attempt.id },
    data: {
      step: "exchanged",
      accessTokenSealed: ctx.sealer.seal(tokens.accessToken, attemptPlace(attempt.id, "access")),
      refreshTokenSealed: ctx.sealer.seal(tokens.refreshToken, attemptPlace(attempt.id, "refresh")),
      accessExpiresAt: new Date(ctx.clock.now().getTime() + tokens.expiresInSeconds * 1000),
      scopes: tokens.scopes,
    },
  });
  return { attemptId: attempt.id };
}

export const attemptPlace = (attemptId: string, token: "access" | "refresh") =>
  `connect_attempts/${attemptId}/${token}_token`;

/** Finds the attempt an answer belongs to and uses it up: a second answer with the same state gets nothing. */
async function takeAttempt(
  ctx: SyncContext,
  { params, endedBy, browserSecret }: Answer,
): Promise<ConnectAttempt> {
  const state = params.get("state");
  const attempt =
    state && (await ctx.db.connectAttempt.findUnique({ where: { stateHash: hashSecret(state) } }));
  if (!attempt) throw new ConnectError("unknown-state");
  if (attempt.begunBy !== endedBy)
    throw new ConnectError(attempt.begunBy === "cli" ? "begun-elsewhere" : "other-browser");
  if (attempt.browserHash && hashSecret(browserSecret ?? "") !== attempt.browserHash)
    throw new ConnectError("other-browser");
  if (attempt.step !== "started") throw new ConnectError("used");
  if (attempt.expiresAt <= ctx.clock.now()) throw new ConnectError("expired");
  const taken = await ctx.db.connectAttempt.updateMany({
    where: { id: attempt.id, step: "started" },
    data: { step: "answered" },
  });
  if (taken.count === 0) throw new ConnectError("used");
  return attempt;
}

async function exchange(ctx: SyncContext, attempt: ConnectAttempt, code: string): Promise<TokenSet> {
  const app = await openApp(ctx, attempt.appId);
  const apiUrl = await ctx.cloudUrl(app.cloud);
  try {
    return await exchangeCode({
      apiUrl,
      app,
      redirectUri: attempt.redirectUri,
      code,
      ...(ctx.fetch ? { fetch: ctx.fetch } : {}),
    });
  } catch (error) {
    if (error instanceof OAuthError && error.isWrongClient)
      throw new ConnectError("wrong-client", { cause: error });
    if (error instanceof NoAnswerError) throw new ConnectError("no-answer", { cause: error });
    throw new ConnectError("refused-by-whoop", { cause: error });
  }
}

export type AttemptStep = "started" | "answered" | "exchanged" | "accepted" | "refused";

/** How far an attempt of this member has come; null when there is no such attempt. */
export async function loadAttempt(
  ctx: SyncContext,
  { attemptId, memberId }: { attemptId: string; memberId: number },
): Promise<{ step: AttemptStep; problem: string | null } | null> {
  const attempt = await ctx.db.connectAttempt.findFirst({
    where: { id: attemptId, memberId },
    select: { step: true, problem: true },
  });
  return attempt && { step: attempt.step as AttemptStep, problem: attempt.problem };
}

/**
 * Ends a member's connection and keeps all data. It wins against a refresh in flight; the grant is also given back to
 * WHOOP, by whoever next runs `revokeGivenUp`.
 */
export async function disconnect(ctx: SyncContext, { memberId }: { memberId: number }): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    await tx.connection.updateMany({
      where: { memberId },
      data: {
        state: "disconnected",
        stateReason: null,
        stateChangedAt: ctx.clock.now(),
        generation: { increment: 1 },
      },
    });
    await tx.syncRun.updateMany({
      where: { memberId, state: { in: ["requested", "paused"] } },
      data: { state: "failed", problem: "Disconnected.", finishedAt: ctx.clock.now() },
    });
  });
}
