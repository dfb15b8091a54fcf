import { type Database, Prisma, type Queryable, withTransaction } from "#db/client.ts";
import { UserFacingError } from "#lib/errors.ts";
import { hashPassword } from "./password.ts";
import { assertUsablePassword } from "./password-rules.ts";

/** A member as lists show them. */
export interface MemberSummary {
  id: number;
  name: string;
  role: "owner" | "member";
  demo: boolean;
  hasPassword: boolean;
  managedById: number | null;
  createdAt: Date;
}

/** Everybody whose data is kept here, in the order they came. */
export async function listMembers(db: Queryable): Promise<MemberSummary[]> {
  return (await db.member.findMany({ orderBy: { id: "asc" } })).map(toSummary);
}

/** The members an account may look at: itself first, then the demo members it manages. */
export async function accessibleMembers(db: Queryable, accountId: number): Promise<MemberSummary[]> {
  const members = await db.member.findMany({
    where: { OR: [{ id: accountId }, { managedById: accountId, demo: true }] },
    orderBy: { id: "asc" },
  });
  return members.map(toSummary).sort((a, b) => Number(b.id === accountId) - Number(a.id === accountId));
}

/** Whether an account may look at a member: the rule behind `accessibleMembers`, for one row already read. */
export function isAccessible(
  member: { id: number; demo: boolean; managedById: number | null },
  accountId: number,
): boolean {
  return member.id === accountId || (member.demo && member.managedById === accountId);
}

/** Adds a member who signs in with a password. Throws a `UserFacingError` when name or password will not do. */
export async function createMember(
  db: Database,
  wanted: { name: string; password: string },
): Promise<{ id: number }> {
  const name = toMemberName(wanted.name);
  await assertUsablePassword(wanted.password, name);
  const passwordHash = await hashPassword(wanted.password);
  return insertMember(db, { name, role: "member", passwordHash });
}

/**
 * Gives a member a new password and ends all their sessions and all unused sign-in codes, in one transaction.
 * API tokens stay: they are revoked one by one.
 */
export async function setPassword(
  db: Database,
  wanted: { memberId: number; password: string },
): Promise<void> {
  const member = await db.member.findUnique({ where: { id: wanted.memberId } });
  if (!member || member.demo)
    throw new UserFacingError(
      "There is no such member to set a password for.",
      "See: npm run cli -- user list",
    );
  await assertUsablePassword(wanted.password, member.name);
  const passwordHash = await hashPassword(wanted.password);
  await withTransaction(db, async (tx) => {
    await tx.member.update({ where: { id: member.id }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { memberId: member.id } });
    if (member.role === "owner") await tx.oneTimeCode.deleteMany({ where: { usedAt: null } });
  });
}

/** A name fit for a member: trimmed, 1 to 80 characters, none of them invisible. Throws a `UserFacingError`. */
export function toMemberName(text: string): string {
  const name = text.normalize("NFC").trim();
  if (name === "" || [...name].length > 80 || /\p{Cc}|\p{Cf}/u.test(name))
    throw new UserFacingError("A name has 1 to 80 visible characters.", "Choose another name.");
  return name;
}

/** Stores a member; a name already taken becomes a sentence. */
export async function insertMember(
  db: Queryable,
  member: { name: string; role: "owner" | "member"; passwordHash: string | null },
): Promise<{ id: number }> {
  try {
    return await db.member.create({ data: member, select: { id: true } });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new UserFacingError(`There is already a member named ${member.name}.`, "Choose another name.");
    throw error;
  }
}

function toSummary(member: Prisma.MemberModel): MemberSummary {
  const { id, name, demo, managedById, createdAt } = member;
  const role = member.role === "owner" ? "owner" : "member";
  return { id, name, role, demo, managedById, createdAt, hasPassword: member.passwordHash !== null };
}
