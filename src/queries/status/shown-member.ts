import type { Queryable } from "#db/client.ts";
import { type ConnectionView, connectionState } from "./connection.ts";

/** What the frame around every page says of the member it shows. */
export interface ShownMember {
  name: string;
  demo: boolean;
  connection: ConnectionView["state"];
  /** Another text as soon as the member's records change, how far they are known, or what is found in them. */
  recordsVersion: string;
}

/** The member a page shows, in one statement: every page asks for it. Throws when there is no such member. */
export async function loadShownMember(db: Queryable, memberId: number): Promise<ShownMember> {
  const [row] = await db.$queryRaw<
    { name: string; demo: boolean; state: string | null; recordsVersion: string }[]
  >`
    SELECT members.name, members.demo, connections.state,
      json_build_array(members.records_version, workouts.history_reached_at, workouts.history_end_at,
        workouts.history_complete_at, workouts.last_success_at,
        (SELECT json_build_array(count(*), max(computed_at)) FROM analyses WHERE member_id = members.id))::text AS "recordsVersion"
    FROM members
    LEFT JOIN connections ON connections.member_id = members.id
    LEFT JOIN sync_states AS workouts ON workouts.member_id = members.id AND workouts.type = 'workouts'
    WHERE members.id = ${memberId}`;
  if (row === undefined) throw new Error(`There is no member ${memberId}.`);
  const { state, ...member } = row;
  return { ...member, connection: connectionState(state) };
}
