import type { Queryable } from "#db/client.ts";
import { type ConnectionView, connectionState } from "./connection.ts";

/** What the frame around every page says of the member it shows. */
export interface ShownMember {
  name: string;
  demo: boolean;
  connection: ConnectionView["state"];
}

/** The member a page shows. Throws when there is no such member. */
export async function loadShownMember(db: Queryable, memberId: number): Promise<ShownMember> {
  const { connection, ...member } = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { name: true, demo: true, connection: { select: { state: true } } },
  });
  return { ...member, connection: connectionState(connection?.state ?? null) };
}
