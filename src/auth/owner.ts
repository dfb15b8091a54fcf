import { type Database, type Queryable, type Transaction, withTransaction } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { UserFacingError } from "#lib/errors.ts";
import { CodeRefusedError } from "./errors.ts";
import { insertMember, toMemberName } from "./members.ts";
import { hashPassword } from "./password.ts";
import { assertUsablePassword } from "./password-rules.ts";
import { isSetupCodeValid, redeemSetupCode } from "./setup-code.ts";

const defaultName = "owner";

/** The owner of this install, or null before set-up. */
export function findOwner(
  db: Queryable,
): Promise<{ id: number; name: string; passwordHash: string | null } | null> {
  return db.member.findFirst({
    where: { role: "owner" },
    orderBy: { id: "asc" },
    select: { id: true, name: true, passwordHash: true },
  });
}

/**
 * Makes the owner, or gives the one made without a password (by the command line) theirs. `password: null` makes an
 * owner nobody can sign in as yet. Throws a `UserFacingError` when set-up was done before.
 */
export async function createOwner(
  db: Database,
  wanted: { name: string; password: string | null },
): Promise<{ id: number }> {
  const owner = await prepareOwner(wanted);
  return withTransaction(db, (tx) => storeOwner(tx, owner));
}

/** The first step of the wizard: spends the one-time code and makes the owner, both or neither. */
export async function setUpOwner(
  db: Database,
  clock: Clock,
  wanted: { code: string; name: string; password: string },
): Promise<{ id: number }> {
  // Asked before the slow hash, so that strangers without a code cost next to nothing.
  if (!(await isSetupCodeValid(db, clock, wanted.code))) throw new CodeRefusedError();
  const owner = await prepareOwner(wanted);
  return withTransaction(db, async (tx) => {
    if (!(await redeemSetupCode(tx, clock, wanted.code))) throw new CodeRefusedError();
    return storeOwner(tx, owner);
  });
}

/** Unattended set-up: makes an owner with `ADMIN_PASSWORD` unless one with a password exists; answers whether it did. */
export async function ensureOwnerFromEnv(db: Database, password: string): Promise<boolean> {
  const owner = await findOwner(db);
  if (owner?.passwordHash) return false;
  await createOwner(db, { name: owner?.name ?? defaultName, password });
  return true;
}

/** The slow part (hashing) happens before any transaction is open. */
async function prepareOwner(wanted: { name: string; password: string | null }) {
  const name = toMemberName(wanted.name);
  if (wanted.password === null) return { name, passwordHash: null };
  await assertUsablePassword(wanted.password, name);
  return { name, passwordHash: await hashPassword(wanted.password) };
}

async function storeOwner(tx: Transaction, owner: { name: string; passwordHash: string | null }) {
  // Two wizards finishing at once: the lock lets the second one see the first one's owner.
  await tx.$executeRaw`LOCK TABLE members IN SHARE ROW EXCLUSIVE MODE`;
  const existing = await findOwner(tx);
  if (!existing) return insertMember(tx, { ...owner, role: "owner" });
  if (existing.passwordHash !== null || owner.passwordHash === null)
    throw new UserFacingError("This install already has an owner.", "Sign in instead.");
  return tx.member.update({ where: { id: existing.id }, data: owner, select: { id: true } });
}
