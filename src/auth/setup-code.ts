import type { Database, Queryable } from "#db/client.ts";
import { withTransaction } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { hashSecret, newSecret } from "#lib/secret.ts";

type Purpose = "setup" | "signin";

const lifetimeMs = 30 * 60_000;

/**
 * The one-time code that lets whoever reads the console become the owner, or null when an owner with a password
 * exists. Works once and for 30 minutes; a new one replaces those before it.
 */
export async function issueSetupCode(db: Database, clock: Clock): Promise<string | null> {
  const owners = await db.member.count({ where: { role: "owner", passwordHash: { not: null } } });
  return owners > 0 ? null : issue(db, clock, "setup");
}

/** A one-time code that signs the owner in without a password: whoever reads the console may. */
export function issueSignInCode(db: Database, clock: Clock): Promise<string> {
  return issue(db, clock, "signin");
}

/** Spends a set-up code; false when it is unknown, spent or too old. Of many at once exactly one succeeds. */
export function redeemSetupCode(db: Queryable, clock: Clock, code: string): Promise<boolean> {
  return redeem(db, clock, code, "setup");
}

/** Spends a sign-in code; false when it is unknown, spent or too old. Of many at once exactly one succeeds. */
export function redeemSignInCode(db: Queryable, clock: Clock, code: string): Promise<boolean> {
  return redeem(db, clock, code, "signin");
}

/** Whether a set-up code would be accepted now, without spending it: the wizard's page asks before showing a form. */
export async function isSetupCodeValid(db: Queryable, clock: Clock, code: string): Promise<boolean> {
  return (await db.oneTimeCode.count({ where: usable(clock, code, "setup") })) === 1;
}

async function issue(db: Database, clock: Clock, purpose: Purpose): Promise<string> {
  const code = newSecret();
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs);
  await withTransaction(db, async (tx) => {
    await tx.oneTimeCode.deleteMany({ where: { purpose } });
    await tx.oneTimeCode.create({ data: { codeHash: hashSecret(code), purpose, createdAt, expiresAt } });
  });
  return code;
}

async function redeem(db: Queryable, clock: Clock, code: string, purpose: Purpose): Promise<boolean> {
  const { count } = await db.oneTimeCode.updateMany({
    where: usable(clock, code, purpose),
    data: { usedAt: clock.now() },
  });
  return count === 1;
}

function usable(clock: Clock, code: string, purpose: Purpose) {
  const now = clock.now();
  // One that ends later was made before the clock was set back.
  const latestEnd = new Date(now.getTime() + 2 * lifetimeMs);
  return { codeHash: hashSecret(code), purpose, usedAt: null, expiresAt: { gt: now, lte: latestEnd } };
}
