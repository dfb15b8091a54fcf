import type { Queryable } from "#db/client.ts";
import { checkRecord, type RefusedValue } from "#domain/checked-record.ts";
import { type ConnectionView, loadConnection } from "./connection.ts";

/** Who the member is, in our words and WHOOP's; WHOOP's are null until the first sync. */
export interface ProfileView {
  member: {
    id: number;
    name: string;
    demo: boolean;
    whoopUserId: string | null;
    firstName: string | null;
    lastName: string | null;
    email: string | null;
  };
  /** The newest values and how long they have been seen; null until WHOOP gave some. */
  body: {
    heightM: number | null;
    weightKg: number | null;
    maxBpm: number | null;
    firstSeenAt: Date;
    lastSeenAt: Date;
    refused: RefusedValue[];
  } | null;
  connection: Omit<ConnectionView, "scopes">;
  /** What WHOOP granted. */
  scopes: string[];
}

/** A member with body measurements and connection. Throws when there is no such member. */
export async function loadProfile(db: Queryable, memberId: number): Promise<ProfileView> {
  const [member, profile, body, { scopes, ...connection }] = await Promise.all([
    db.member.findUniqueOrThrow({ where: { id: memberId }, select: { id: true, name: true, demo: true } }),
    db.profile.findUnique({
      where: { memberId },
      select: { whoopUserId: true, firstName: true, lastName: true, email: true },
    }),
    db.bodyMeasurement.findFirst({
      where: { memberId },
      orderBy: { firstSeenAt: "desc" },
      select: { heightM: true, weightKg: true, maxBpm: true, firstSeenAt: true, lastSeenAt: true },
    }),
    loadConnection(db, memberId),
  ]);
  return {
    member: {
      ...member,
      whoopUserId: profile?.whoopUserId.toString() ?? null,
      firstName: profile?.firstName ?? null,
      lastName: profile?.lastName ?? null,
      email: profile?.email ?? null,
    },
    body: body && checkRecord("body", body),
    connection,
    scopes,
  };
}
