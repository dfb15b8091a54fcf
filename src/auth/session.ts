import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { hashSecret, newSecret } from "#lib/secret.ts";

const dayMs = 24 * 60 * 60_000;
const idleMs = 14 * dayMs;
const longestMs = 90 * dayMs;
/** How stale `lastSeenAt` may be, so that a page view is not always a write. */
const seenEveryMs = 10 * 60_000;

/** A browser that just signed in: `token` is the cookie's value and is stored nowhere. */
export interface NewSession {
  token: string;
  expiresAt: Date;
}

/**
 * Begins a session for `memberId`, always with a new token, and clears away sessions that ended. It looks at the
 * account itself, or at its demo member while the account has no connection of its own: there is nothing else to see.
 */
export async function createSession(db: Database, clock: Clock, memberId: number): Promise<NewSession> {
  const now = clock.now();
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + longestMs);
  await db.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: idleSince(now) } }] },
  });
  await db.session.create({
    data: {
      tokenHash: hashSecret(token),
      memberId,
      viewingId: await firstView(db, memberId),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    },
  });
  return { token, expiresAt };
}

/**
 * The session behind a cookie's value, with the account and the member it looks at; null when unknown, idle for 14
 * days, or 90 days old.
 */
export async function findSession(db: Database, clock: Clock, token: string) {
  const now = clock.now();
  const tokenHash = hashSecret(token);
  const session = await db.session.findFirst({
    where: { tokenHash, expiresAt: { gt: now }, lastSeenAt: { gt: idleSince(now) } },
    select: {
      lastSeenAt: true,
      member: { select: { id: true, role: true, demo: true } },
      viewing: { select: { id: true, demo: true, managedById: true } },
    },
  });
  if (session && now.getTime() - session.lastSeenAt.getTime() >= seenEveryMs)
    await db.session.updateMany({ where: { tokenHash, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
  return session;
}

/** Signs one browser out. */
export async function endSession(db: Database, token: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash: hashSecret(token) } });
}

async function firstView(db: Database, memberId: number): Promise<number> {
  const demo = await db.member.findFirst({
    where: { managedById: memberId, demo: true, managedBy: { connection: null } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return demo?.id ?? memberId;
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMs);
}
