import { Prisma } from "#db/client.ts";
import type { Day } from "#domain/day.ts";

/** Which of a member's workouts are wanted: of a sport, of some days (both included); open where absent. */
export interface WorkoutFilter {
  memberId: number;
  sport?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
}

/** The filter as the conditions of an SQL statement on `workouts`. */
export function workoutConditions({ memberId, sport, from, to }: WorkoutFilter): Prisma.Sql {
  return Prisma.sql`member_id = ${memberId} AND deleted_at IS NULL
    ${sport === undefined ? Prisma.empty : Prisma.sql`AND sport_name = ${sport}`}
    ${from === undefined ? Prisma.empty : Prisma.sql`AND day >= ${from}::bpchar`}
    ${to === undefined ? Prisma.empty : Prisma.sql`AND day <= ${to}::bpchar`}`;
}
