import { randomUUID } from "node:crypto";
import { withTransaction } from "#db/client.ts";
import type { ConnectAttempt } from "#generated/prisma/client.ts";
import { hashSecret, newSecret } from "#lib/secret.ts";
import type { Cloud, SyncContext } from "#sync/context.ts";
import { authorizeUrl, exchangeCode, requestedScopes, type TokenSet } from "#whoop/oauth.ts";
import { loadWhoopApp, openApp } from "./app-credentials.ts";
import { explainExchange, explainRefusal } from "./callback-error.ts";
import { attemptContext, deleteOlderAttempts } from "./connect-attempts.ts";
import { ConnectError, toConnectError } from "./connect-error.ts";

export { loadAttempt } from "./connect-attempts.ts";
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
  const apiUrl = await ctx.cloudUrl(cloud);
  const id = randomUUID();
  const state = newSecret();
  const codeVerifier = newSecret();
  const redirectUri = begin.redirectUri ?? ctx.redirectUri;
  const now = ctx.clock.now();
  await ctx.db.connectAttempt.create({
    data: {
      id,
      memberId: begin.memberId,
      appId: app.id,
      begunBy: begin.begunBy,
      stateHash: hashSecret(state),
      browserHash: begin.browserSecret && hashSecret(begin.browserSecret),
      codeVerifierEncrypted: ctx.encryption.encrypt(codeVerifier, attemptContext(id, "code_verifier")),
      redirectUri,
      createdAt: now,
      expiresAt: new Date(now.getTime() + attemptLifeMs),
    },
  });
  await deleteOlderAttempts(ctx, begin.memberId);
  return {
    attemptId: id,
    authorizeUrl: authorizeUrl({ apiUrl, clientId: app.clientId, redirectUri, state, codeVerifier }),
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
  /** The account signed in there, if any. */
  accountId?: number | null;
}

/**
 * Ends the browser's part: checks that the answer belongs to an attempt begun here, and exchanges the one-time code.
 * Throws `ConnectError`. Whose account it is, `completeConnection` finds out. The same answer once more in a browser (a
 * reload, one that looks ahead) asks WHOOP nothing and comes to the same end.
 */
export async function finishConnect(ctx: SyncContext, answer: Answer): Promise<{ attemptId: string }> {
  const attempt = await findAttempt(ctx, answer);
  if (!(await takeAttempt(ctx, attempt))) return endAgain(ctx, attempt);
  try {
    const code = answer.params.get("code");
    if (!code) throw explainRefusal(answer.params.get("error"));
    await keepTokens(ctx, attempt, await exchange(ctx, attempt, code));
  } catch (error) {
    if (error instanceof ConnectError) await keepError(ctx, attempt, error);
    throw error;
  }
  return { attemptId: attempt.id };
}

/** Finds the attempt an answer belongs to, if whoever brings the answer may end it. */
async function findAttempt(
  ctx: SyncContext,
  { params, endedBy, browserSecret, accountId = null }: Answer,
): Promise<ConnectAttempt> {
  const state = params.get("state");
  const attempt =
    state && (await ctx.db.connectAttempt.findUnique({ where: { stateHash: hashSecret(state) } }));
  if (!attempt) throw new ConnectError("unknown-state");
  if (attempt.begunBy !== endedBy)
    throw new ConnectError(attempt.begunBy === "cli" ? "begun-elsewhere" : "other-browser");
  if (accountId !== null && accountId !== attempt.memberId) throw new ConnectError("other-account");
  // The cookie goes with the end of an attempt; then the account is enough to be told of that end.
  const isToldAgain = attempt.step !== "started" && browserSecret === null && accountId !== null;
  const isSameBrowser =
    !attempt.browserHash || hashSecret(browserSecret ?? "") === attempt.browserHash || isToldAgain;
  if (!isSameBrowser) throw new ConnectError("other-browser");
  return attempt;
}

/** Uses an attempt up. False when that was done before; an old one that was never used throws. */
async function takeAttempt(ctx: SyncContext, attempt: ConnectAttempt): Promise<boolean> {
  if (attempt.step !== "started") return false;
  if (attempt.expiresAt <= ctx.clock.now()) throw new ConnectError("expired");
  const taken = await ctx.db.connectAttempt.updateMany({
    where: { id: attempt.id, step: "started" },
    data: { step: "answered" },
  });
  return taken.count === 1;
}

/** The end an attempt came to, or will have come to soon. On the command line nobody answers twice but by mistake. */
async function endAgain(ctx: SyncContext, { id, begunBy }: ConnectAttempt): Promise<{ attemptId: string }> {
  if (begunBy !== "browser") throw new ConnectError("used");
  const { errorCode, whoopError } = await ctx.db.connectAttempt.findUniqueOrThrow({
    where: { id },
    select: { errorCode: true, whoopError: true },
  });
  if (errorCode !== null) throw toConnectError(errorCode, whoopError);
  return { attemptId: id };
}

/** Nothing here may fail over what WHOOP says besides the tokens: the code that brought them is spent. */
async function keepTokens(ctx: SyncContext, attempt: ConnectAttempt, tokens: TokenSet): Promise<void> {
  if (!tokens.refreshToken) throw new ConnectError("missing-scopes");
  // Where WHOOP names nothing that we know, it says nothing: then it is what was asked for.
  const isSaid = tokens.scopes.some((scope) => requestedScopes.includes(scope));
  const scopes = isSaid ? tokens.scopes : requestedScopes;
  await ctx.db.connectAttempt.update({
    where: { id: attempt.id },
    data: {
      step: "exchanged",
      codeVerifierEncrypted: null,
      accessTokenEncrypted: ctx.encryption.encrypt(
        tokens.accessToken,
        attemptContext(attempt.id, "access_token"),
      ),
      refreshTokenEncrypted: ctx.encryption.encrypt(
        tokens.refreshToken,
        attemptContext(attempt.id, "refresh_token"),
      ),
      accessExpiresAt: new Date(ctx.clock.now().getTime() + tokens.expiresInSeconds * 1000),
      // Where there is a refresh token, lasting access was granted, whether it is listed or not.
      scopes: [...new Set([...scopes, "offline"])],
    },
  });
}

async function keepError(ctx: SyncContext, attempt: ConnectAttempt, error: ConnectError): Promise<void> {
  await ctx.db.connectAttempt.update({
    where: { id: attempt.id },
    data: {
      step: "refused",
      codeVerifierEncrypted: null,
      problem: `${error.message} ${error.advice}`,
      errorCode: error.code,
      whoopError: error.whoopCode,
      settledAt: ctx.clock.now(),
    },
  });
}

async function exchange(ctx: SyncContext, attempt: ConnectAttempt, code: string): Promise<TokenSet> {
  const app = await openApp(ctx, attempt.appId);
  const apiUrl = await ctx.cloudUrl(app.cloud);
  const { codeVerifierEncrypted: encrypted } = attempt;
  const codeVerifier =
    encrypted && ctx.encryption.decrypt(encrypted, attemptContext(attempt.id, "code_verifier"));
  try {
    return await exchangeCode({
      apiUrl,
      app,
      redirectUri: attempt.redirectUri,
      code,
      codeVerifier,
      ...(ctx.fetch ? { fetch: ctx.fetch } : {}),
    });
  } catch (error) {
    throw explainExchange(error);
  }
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
