import { listMembers, type MemberSummary } from "#auth/members.ts";
import { createOwner, findOwner } from "#auth/owner.ts";
import type { Database } from "#db/client.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { Output } from "./output.ts";

/** The member a command is about: the one named by `--user`, else the owner. */
export async function chooseMember(db: Database, name: string | undefined): Promise<MemberSummary> {
  const members = await listMembers(db);
  const wanted =
    name === undefined
      ? members.find(({ role }) => role === "owner")
      : members.find((each) => each.name === name);
  if (wanted) return wanted;
  if (members.length === 0)
    throw new UserFacingError(
      "There is no member yet.",
      "Run `npm run cli -- auth`, or open the app and follow the wizard.",
    );
  throw new UserFacingError(
    `There is no member called “${name ?? "owner"}”.`,
    `Choose one of: ${members.map((each) => each.name).join(", ")}.`,
  );
}

/** As `chooseMember`; where there are several members, says whose numbers follow. */
export async function chooseMemberAloud(
  { db, output }: { db: Database; output: Output },
  name: string | undefined,
): Promise<MemberSummary> {
  const member = await chooseMember(db, name);
  if ((await db.member.count()) > 1) output.say(`${member.name} (--user NAME chooses another member)`);
  return member;
}

/** As `chooseMember`, and on an install without members the owner is made first. */
export async function chooseOrCreateMember(db: Database, name: string | undefined): Promise<MemberSummary> {
  if (!(await findOwner(db))) await createOwner(db, { name: name ?? "Owner", password: null });
  return chooseMember(db, name);
}
