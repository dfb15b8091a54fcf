import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { UserFacingError } from "#lib/errors.ts";
import { hashSecret, newSecret } from "#lib/secret.ts";
import { TokenExpiredError } from "./errors.ts";
import { type Scope, toScopes } from "./scope.ts";

/** How stale `lastUsedAt` may be, so that a request is not always a write. */
const usedEveryMs = 60_000;

/** An API token as it may be listed: without the token itself. */
export interface ApiTokenSummary {
  id: number;
  name: string;
  scopes: Scope[];
  createdAt: Date;
  lastUsedAt: Date | null;
  /** Null when it works until it is revoked. */
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/**
 * Makes a token (`pk_…`, 256 random bits) for a member's data, which works until it is revoked or `expiresAt` has come. The
 * answer is the only time it can be read. Throws a `UserFacingError` for `admin` on anybody's but the owner's.
 */
export async function createApiToken(
  db: Database,
  clock: Clock,
  wanted: { memberId: number; name: string; scopes: readonly Scope[]; expiresAt?: Date | null },
): Promise<{ id: number; token: string }> {
  const name = wanted.name.trim();
  if (name === "" || name.length > 100)
    throw new UserFacingError("A token needs a name of at most 100 characters.", "Name what will use it.");
  const scopes = toScopes(wanted.scopes);
  if (scopes.length === 0)
    throw new UserFacingError("A token needs at least one scope.", "Choose from read, write and admin.");
  if (scopes.includes("admin") && (await roleOf(db, wanted.memberId)) !== "owner")
    throw new UserFacingError(
      "Only a token of the owner can have the scope admin.",
      "Leave it out, or make the token for the owner: --user NAME.",
    );
  const token = `pk_${newSecret()}`;
  const { id } = await db.apiToken.create({
    data: {
      memberId: wanted.memberId,
      name,
      scopes,
      tokenHash: hashSecret(token),
      createdAt: clock.now(),
      expiresAt: wanted.expiresAt ?? null,
    },
    select: { id: true },
  });
  return { id, token };
}

/** A member's tokens, newest first, revoked ones included. */
export async function listApiTokens(db: Database, memberId: number): Promise<ApiTokenSummary[]> {
  const tokens = await db.apiToken.findMany({
    where: { memberId },
    orderBy: { id: "desc" },
    select: {
      id: true,
      name: true,
      scopes: true,
      createdAt: true,
      lastUsedAt: true,
      expiresAt: true,
      revokedAt: true,
    },
  });
  return tokens.map((token) => ({ ...token, scopes: toScopes(token.scopes) }));
}

/** Ends a token for good; false when the member has no such token that still works. */
export async function revokeApiToken(
  db: Database,
  clock: Clock,
  token: { memberId: number; id: number },
): Promise<boolean> {
  const { count } = await db.apiToken.updateMany({
    where: { id: token.id, memberId: token.memberId, revokedAt: null },
    data: { revokedAt: clock.now() },
  });
  return count === 1;
}

/**
 * The member and scopes behind a presented token; null when it is unknown or revoked. Throws `TokenExpiredError` to whoever
 * shows one whose time is over.
 */
export async function findApiToken(db: Database, clock: Clock, presented: string) {
  if (!presented.startsWith("pk_")) return null;
  const token = await db.apiToken.findFirst({
    where: { tokenHash: hashSecret(presented), revokedAt: null },
    select: {
      id: true,
      scopes: true,
      lastUsedAt: true,
      expiresAt: true,
      member: { select: { id: true, role: true, demo: true } },
    },
  });
  if (!token) return null;
  const now = clock.now();
  if (token.expiresAt && token.expiresAt <= now) throw new TokenExpiredError();
  // A use noted before the clock was set back is no reason to note none for years.
  if (!token.lastUsedAt || Math.abs(now.getTime() - token.lastUsedAt.getTime()) >= usedEveryMs)
    await db.apiToken.updateMany({
      where: { id: token.id, lastUsedAt: token.lastUsedAt },
      data: { lastUsedAt: now },
    });
  return { member: token.member, scopes: toScopes(token.scopes) };
}

async function roleOf(db: Database, memberId: number): Promise<string | undefined> {
  return (await db.member.findUnique({ where: { id: memberId }, select: { role: true } }))?.role;
}
