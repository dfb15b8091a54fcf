import { Prisma, type Queryable } from "#db/client.ts";

const windowMs = 60 * 60_000;
/** Processes read the clock a moment before they write. What lies further ahead was written before the clock was set back. */
const clockSkewMs = 60_000;

/** What attempts are counted for, and how many of them an hour may hold. */
export interface Counted {
  subject: string;
  limit: number;
}

/**
 * Counts one attempt, unless the hour before `now` is full: then nothing changes and the answer is how long it stays
 * full, otherwise null. One statement, so that of many processes at once no more than `limit` get through.
 */
export async function takePlace(
  db: Queryable,
  { subject, limit }: Counted,
  now: Date,
): Promise<{ fullForMs: number } | null> {
  const expiresAt = new Date(now.getTime() + windowMs);
  const recent = recentAttempts(now);
  const taken = await db.$executeRaw`
    INSERT INTO sign_in_attempts AS counted (subject, attempted_at, expires_at)
    VALUES (${subject}, ARRAY[${now}::timestamptz], ${expiresAt})
    ON CONFLICT (subject) DO UPDATE
      SET attempted_at = array_append(${recent}, ${now}::timestamptz), expires_at = ${expiresAt}
      WHERE cardinality(${recent}) < ${limit}`;
  if (taken === 1) return null;
  const [row] = await db.$queryRaw<{ oldest: Date | null }[]>`
    SELECT (${recent})[1] AS oldest FROM sign_in_attempts AS counted WHERE subject = ${subject}`;
  return { fullForMs: Math.max(0, (row?.oldest ?? now).getTime() + windowMs - now.getTime()) };
}

/** Takes back an attempt that was counted at `at`. */
export async function releasePlace(db: Queryable, subject: string, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_in_attempts
    SET attempted_at = attempted_at[:array_position(attempted_at, ${at}::timestamptz) - 1]
      || attempted_at[array_position(attempted_at, ${at}::timestamptz) + 1:]
    WHERE subject = ${subject} AND ${at}::timestamptz = ANY(attempted_at)`;
}

/** The attempts of a row named `counted` that count at `now`, oldest first. */
function recentAttempts(now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - windowMs);
  const until = new Date(now.getTime() + clockSkewMs);
  return Prisma.sql`ARRAY(SELECT tried_at FROM unnest(counted.attempted_at) AS tried_at
    WHERE tried_at > ${since} AND tried_at <= ${until} ORDER BY tried_at)`;
}
