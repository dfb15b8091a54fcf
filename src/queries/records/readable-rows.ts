import { Prisma } from "#db/client.ts";
import { cycleFields, recoveryFields, sleepFields, workoutFields } from "#db/record-fields.ts";
import type { Limits } from "#domain/metrics.ts";
import { columnOf, type RecordType } from "#domain/record-fields.ts";
import { lengthLimitsMs, limitsOf } from "#domain/record-limits.ts";

const selectedFields = {
  cycles: cycleFields,
  sleeps: sleepFields,
  recoveries: recoveryFields,
  workouts: workoutFields,
} as const satisfies Record<RecordType, object>;

/**
 * The rows of a table that fit `conditions`, as a subquery in which every value is what `checkRecord` makes of it: what is
 * impossible is null and named in the text `refused`, and a cycle that lacks an end has the next one's start. For statements
 * that sum up or sort in the database.
 */
export function readableRows(type: RecordType, conditions: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${columns[type]} FROM ${Prisma.raw(type)} AS stored WHERE ${conditions})`;
}

/** What of a row is refused, as "strain=100000000; maxBpm=4"; null when nothing is. */
function refusedText(type: RecordType): string {
  const values = limitsOf(type).map(
    ([field, limits]) =>
      `CASE WHEN NOT (${inside(`stored.${columnOf(field)}`, limits)}) THEN '${field}=' || stored.${columnOf(field)} END`,
  );
  const ends =
    type === "recoveries"
      ? []
      : [
          `CASE WHEN NOT (${possibleEnd(type)}) THEN 'endAt=' || to_char(stored.end_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') END`,
        ];
  return `nullif(concat_ws('; ', ${[...values, ...ends].join(", ")}), '')`;
}

const columns = {
  cycles: columnsOf("cycles"),
  sleeps: columnsOf("sleeps"),
  recoveries: columnsOf("recoveries"),
  workouts: columnsOf("workouts"),
};

function columnsOf(type: RecordType): Prisma.Sql {
  const limits = new Map(limitsOf(type));
  const read = Object.keys(selectedFields[type]).map((field) => {
    const column = columnOf(field);
    const limit = limits.get(field);
    if (limit !== undefined)
      return `CASE WHEN ${inside(`stored.${column}`, limit)} THEN stored.${column} END AS ${column}`;
    if (field === "endAt" && type !== "recoveries") return `${readableEnd(type)} AS end_at`;
    return `stored.${column}`;
  });
  return Prisma.raw(["stored.member_id", ...read, `${refusedText(type)} AS refused`].join(", "));
}

function readableEnd(type: Exclude<RecordType, "recoveries">): string {
  const end = `CASE WHEN ${possibleEnd(type)} THEN stored.end_at END`;
  if (type !== "cycles") return end;
  return `coalesce(${end}, (SELECT min(start_at) FROM cycles AS next
    WHERE next.member_id = stored.member_id AND next.deleted_at IS NULL AND next.start_at > stored.start_at))`;
}

function possibleEnd(type: Exclude<RecordType, "recoveries">): string {
  return inside("date_part('epoch', stored.end_at - stored.start_at) * 1000", lengthLimitsMs[type]);
}

function inside(value: string, { min, max }: Limits): string {
  const bounds = [
    ...(min === undefined ? [] : [`${value} >= '${min}'::float8`]),
    ...(max === undefined ? [] : [`${value} <= '${max}'::float8`]),
  ];
  return bounds.length === 0 ? "true" : bounds.join(" AND ");
}
