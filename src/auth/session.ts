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

/** A session that holds: the account, and the member this browser looks at. */
export interface FoundSession {
  member: { id: number; role: string; demo: boolean };
  viewing: { id: number; demo: boolean; managedById: number | null };
}

/**
 * The session behind a cookie's value, with the account and the member it looks at; null when unknown, idle for 14
 * days, or 90 days old, also where the clock was set back by years meanwhile. One statement: every page begins with it.
 */
export async function findSession(db: Database, clock: Clock, token: string): Promise<FoundSession | null> {
  const now = clock.now();
  const tokenHash = hashSecret(token);
  const [row] = await db.$queryRaw<(FoundSession & { lastSeenAt: Date })[]>`
    SELECT sessions.last_seen_at AS "lastSeenAt",
      json_build_object('id', member.id, 'role', member.role, 'demo', member.demo) AS member,
      json_build_object('id', viewing.id, 'demo', viewing.demo, 'managedById', viewing.managed_by_id) AS viewing
    FROM sessions
    JOIN members AS member ON member.id = sessions.member_id
    JOIN members AS viewing ON viewing.id = sessions.viewing_id
    WHERE sessions.token_hash = ${tokenHash} AND sessions.expires_at > ${now}
      AND sessions.last_seen_at > ${idleSince(now)} AND sessions.expires_at <= ${latestEnd(now)}`;
  if (row === undefined) return null;
  const { lastSeenAt, ...session } = row;
  if (Math.abs(now.getTime() - lastSeenAt.getTime()) >= seenEveryMs)
    await db.session.updateMany({ where: { tokenHash, lastSeenAt }, data: { lastSeenAt: now } });
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

/** No session that began by now ends later; one that would was made before the clock was set back. A day is granted. */
function latestEnd(now: Date): Date {
  return new Date(now.getTime() + longestMs + dayMs);
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMs);
}
