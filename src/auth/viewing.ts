import type { Database } from "#db/client.ts";
import { hashSecret } from "#lib/secret.ts";
import { accessibleMembers } from "./members.ts";

/** Lets one browser look at another member its account may see; false when it may not, and then nothing changes. */
export async function chooseViewing(
  db: Database,
  session: { token: string; accountId: number; memberId: number },
): Promise<boolean> {
  const members = await accessibleMembers(db, session.accountId);
  if (!members.some((member) => member.id === session.memberId)) return false;
  const { count } = await db.session.updateMany({
    where: { tokenHash: hashSecret(session.token), memberId: session.accountId },
    data: { viewingId: session.memberId },
  });
  return count === 1;
}

/**
 * Turns every browser of an account that looks at `memberId` back to the account's own data. Done before a demo member
 * is removed, because a session ends together with the member it looks at.
 */
export async function stopViewing(
  db: Database,
  viewing: { accountId: number; memberId: number },
): Promise<void> {
  await db.session.updateMany({
    where: { memberId: viewing.accountId, viewingId: viewing.memberId },
    data: { viewingId: viewing.accountId },
  });
}
