import { Prisma, type Transaction } from "#db/client.ts";
import { fillable, type MergedRecordType } from "#db/merged-record-type.ts";

interface TimeRange {
  from: Date;
  to: Date;
}

const { raw } = Prisma;
const list = (items: readonly string[], separator = ", ") => raw(items.join(separator));
const cycleIdOf = (recordType: MergedRecordType) => (recordType.table === "cycles" ? "id" : "cycle_id");

/**
 * Takes everything an import brought out of a health table again: rows go, values give way to what WHOOP's API said.
 * Answers the cycles that were touched.
 */
export async function separateRecordType(
  tx: Transaction,
  recordType: MergedRecordType,
  memberId: number,
  { from, to }: TimeRange,
): Promise<string[]> {
  const table = raw(recordType.table);
  const timed = raw(recordType.table === "recoveries" ? "import_key_at" : "start_at");
  const within = Prisma.sql`stored.member_id = ${memberId}
    AND stored.${timed} >= ${from}::timestamptz AND stored.${timed} < ${to}::timestamptz`;
  const columns = fillable(recordType);
  const forgetKey = raw(recordType.table === "recoveries" ? ", import_key_at = NULL" : "");
  const cycleId = raw(cycleIdOf(recordType));
  const rows = await tx.$queryRaw<{ cycleId: string | null }[]>`
    WITH removed AS (
      DELETE FROM ${table} AS stored WHERE ${within} AND imported RETURNING ${cycleId} AS cycle_id
    ), restored AS (
      UPDATE ${table} AS stored SET filled = NULL, covered = NULL ${forgetKey}, (${list(columns)}) = (
        SELECT ${list(columns)} FROM jsonb_populate_record(NULL::${table}, stored.covered)
      ) WHERE ${within} AND covered IS NOT NULL AND NOT imported RETURNING ${cycleId} AS cycle_id
    )
    SELECT DISTINCT cycle_id::text AS "cycleId" FROM (
      SELECT cycle_id FROM removed UNION ALL SELECT cycle_id FROM restored
    ) AS touched`;
  return rows.flatMap(({ cycleId: id }) => id ?? []);
}

/**
 * Puts the imports of a stretch into a health table that holds WHOOP's records alone there: fills what WHOOP's API left
 * empty, and adds the rows that it does not have. Answers the cycles that were touched.
 */
export async function mergeRecordType(
  tx: Transaction,
  recordType: MergedRecordType,
  memberId: number,
  stretch: TimeRange,
  now: Date,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ cycleId: string | null }[]>`
    WITH ${best(recordType, memberId, stretch)},
    ${matched(recordType, memberId)},
    ${filled(recordType, memberId)},
    ${added(recordType, memberId, now)}
    SELECT DISTINCT cycle_id::text AS "cycleId" FROM (
      SELECT cycle_id FROM filled UNION ALL SELECT cycle_id FROM added
    ) AS touched`;
  return rows.flatMap(({ cycleId }) => cycleId ?? []);
}

/**
 * Per key what the imports say: every group from the newest import that has any of it. A little beyond the stretch, because
 * a row at its border may belong to a record inside.
 */
function best(recordType: MergedRecordType, memberId: number, { from, to }: TimeRange): Prisma.Sql {
  const newest = (column: string, present = "true") =>
    `(array_agg(layer.${column} ORDER BY layer.place) FILTER (WHERE ${present}))[1]`;
  const values = Object.entries(recordType.groups).flatMap(([group, columns]) => {
    const present = `num_nonnulls(${columns.map((column) => `layer.${column}`).join(", ")}) > 0`;
    return [
      ...columns.map((column) => `${newest(column, present)} AS ${column}`),
      `${newest("import_id", present)} AS from_${group}`,
    ];
  });
  const record = [
    ...recordType.record,
    "import_id",
    ...(recordType.table === "recoveries" ? ["start_at"] : []),
  ];
  const known = [
    "whoop_id",
    "raw",
    "whoop_created_at",
    "whoop_updated_at",
    ...(recordType.table === "sleeps" || recordType.table === "recoveries" ? ["cycle_start_at"] : []),
  ];
  const clear = recordType.table === "recoveries" ? raw("AND imported.of <> 'unclear'") : Prisma.empty;
  return Prisma.sql`layer AS (
      SELECT imported.*, row_number() OVER (PARTITION BY imported.key_at
        ORDER BY imports.newest_start_at DESC NULLS LAST, imports.content_hash DESC, imports.id DESC) AS place
      FROM ${raw(`imported_${recordType.table}`)} AS imported
      JOIN imports ON imports.id = imported.import_id AND imports.state = 'done'
      WHERE imported.member_id = ${memberId} ${clear}
        AND imported.key_at >= ${from}::timestamptz - interval '3 seconds'
        AND imported.key_at < ${to}::timestamptz + interval '3 seconds'
    ), best AS (
      SELECT layer.key_at,
        CASE WHEN bool_or(layer.score_state = 'SCORED') THEN 'SCORED' ELSE ${raw(newest("score_state"))} END AS score_state,
        ${list([
          ...record.map((column) => `${newest(column)} AS ${column}`),
          ...known.map((column) => `${newest(column, `layer.${column} IS NOT NULL`)} AS ${column}`),
          ...values,
        ])}
      FROM layer GROUP BY layer.key_at
    )`;
}

/** Which record of WHOOP's an imported row is: the one with its id, else the nearest that starts within a second. */
function matched(recordType: MergedRecordType, memberId: number): Prisma.Sql {
  const key = raw(recordType.key);
  const nearest = Prisma.sql`
        SELECT stored.${key} AS id, stored.deleted_at, stored.start_at, 0 AS place, 0 AS seconds FROM ${raw(recordType.table)} AS stored
        WHERE stored.member_id = ${memberId} AND NOT stored.imported
          AND stored.${key} = best.whoop_id::${raw(recordType.keyType)}
        UNION ALL
        SELECT stored.${key}, stored.deleted_at, stored.start_at, CASE WHEN stored.deleted_at IS NULL THEN 1 ELSE 2 END,
          abs(extract(epoch FROM stored.start_at - best.key_at))
        FROM ${raw(recordType.table)} AS stored WHERE stored.member_id = ${memberId} AND NOT stored.imported
          AND stored.start_at >= best.key_at - interval '1 second' AND stored.start_at < best.key_at + interval '2 seconds'
        ORDER BY place, seconds, id LIMIT 1`;
  const ofSleep = Prisma.sql`
        SELECT sleeps.id, sleeps.start_at, coalesce(stored.deleted_at, sleeps.deleted_at) AS deleted_at,
          stored.sleep_id IS NOT NULL AS known, sleeps.cycle_id, sleeps.main, sleeps.day
        FROM sleeps LEFT JOIN recoveries AS stored ON stored.member_id = ${memberId} AND stored.sleep_id = sleeps.id
        WHERE sleeps.member_id = ${memberId}
          AND sleeps.start_at >= best.key_at - interval '1 second' AND sleeps.start_at < best.key_at + interval '2 seconds'
        ORDER BY sleeps.deleted_at IS NOT NULL, abs(extract(epoch FROM sleeps.start_at - best.key_at)), sleeps.id LIMIT 1`;
  const candidate = recordType.table === "recoveries" ? ofSleep : nearest;
  const known = raw(recordType.table === "recoveries" ? "found.known" : "found.id IS NOT NULL");
  const ofCycle = raw(
    recordType.table === "recoveries" ? ", found.cycle_id AS sleep_cycle_id, found.main, found.day" : "",
  );
  return Prisma.sql`matched AS (
      SELECT best.*, found.id AS stored_id, found.deleted_at AS stored_deleted_at, ${known} AS known ${ofCycle},
        row_number() OVER (PARTITION BY found.id ORDER BY abs(extract(epoch FROM found.start_at - best.key_at)), best.key_at)
          AS turn
      FROM best LEFT JOIN LATERAL (${candidate}) AS found ON true
    )`;
}

/** WHOOP's records, completed: the values they had are kept in `covered`, whom the new ones are from in `filled`. */
function filled(recordType: MergedRecordType, memberId: number): Prisma.Sql {
  const fills = (group: string, columns: readonly string[]) => {
    const has = `num_nonnulls(${columns.map((column) => `stored.${column}`).join(", ")}) > 0`;
    const counts = [has, recordType.countsOnlyIf ?? "true"].join(" AND ");
    return `(best.from_${group} IS NOT NULL AND NOT (${counts}))`;
  };
  const groups = Object.entries(recordType.groups);
  const scores = "(stored.score_state <> 'SCORED' AND best.score_state = 'SCORED')";
  const set = groups.flatMap(([group, columns]) =>
    columns.map(
      (column) =>
        `${column} = CASE WHEN ${fills(group, columns)} THEN best.${column} ELSE stored.${column} END`,
    ),
  );
  const sources = groups.map(
    ([group, columns]) => `'${group}', CASE WHEN ${fills(group, columns)} THEN best.from_${group} END`,
  );
  const before = fillable(recordType).map((column) => `'${column}', stored.${column}`);
  const any = groups.map(([group, columns]) => fills(group, columns));
  const key = raw(recordType.key);
  const keepKey = raw(recordType.table === "recoveries" ? ", import_key_at = best.key_at" : "");
  return Prisma.sql`filled AS (
      UPDATE ${raw(recordType.table)} AS stored SET ${list(set)},
        score_state = CASE WHEN ${raw(scores)} THEN best.score_state ELSE stored.score_state END,
        filled = jsonb_strip_nulls(jsonb_build_object('score_state',
          CASE WHEN ${raw(scores)} THEN best.import_id END, ${list(sources)})),
        covered = jsonb_build_object(${list(before)}) ${keepKey}
      FROM matched AS best
      WHERE stored.member_id = ${memberId} AND stored.${key} = best.stored_id AND best.known AND best.turn = 1
        AND stored.covered IS NULL AND stored.deleted_at IS NULL AND best.stored_deleted_at IS NULL AND (${list([...any, scores], " OR ")})
      RETURNING stored.${raw(cycleIdOf(recordType))} AS cycle_id
    )`;
}

/** Rows that no record of WHOOP's speaks for. When WHOOP made or changed them is told by its own JSON alone. */
function added(recordType: MergedRecordType, memberId: number, now: Date): Prisma.Sql {
  const groups = Object.entries(recordType.groups);
  const valueColumns = groups.flatMap(([, columns]) => columns);
  const recordColumns = [...recordType.record];
  const sources = [`'record', best.import_id`, ...groups.map(([group]) => `'${group}', best.from_${group}`)];
  const own = ownColumns(recordType, memberId);
  const opened = recordType.table === "sleeps" ? openedBy(memberId) : Prisma.empty;
  const value = (column: string) =>
    recordType.table === "sleeps" && onOwnClock.includes(column) ? clockOfOwnCycle(column) : `best.${column}`;
  return Prisma.sql`added AS (
      INSERT INTO ${raw(recordType.table)} (member_id, ${list([...Object.keys(own), ...recordColumns, ...valueColumns])},
        score_state, whoop_created_at, whoop_updated_at, raw, stored_at, seen_at, imported, filled)
      SELECT ${memberId}::int, ${Prisma.join(Object.values(own))},
        ${list([...recordColumns, ...valueColumns].map(value))},
        best.score_state, best.whoop_created_at, best.whoop_updated_at,
        coalesce(best.raw, 'null'::jsonb), ${now}::timestamptz, ${now}::timestamptz, true,
        jsonb_strip_nulls(jsonb_build_object(${list(sources)}))
      FROM matched AS best ${opened} WHERE NOT coalesce(best.known, false) AND best.stored_deleted_at IS NULL
        AND (best.stored_id IS NULL OR best.turn = 1)
      ORDER BY best.key_at
      ON CONFLICT DO NOTHING
      RETURNING ${raw(cycleIdOf(recordType))} AS cycle_id
    )`;
}

/** What is likely before anything else is known; sync/store/assign-days.ts has the last word, and then little to change. */
const localDate = (at: string) =>
  raw(`to_char((${at}) AT TIME ZONE 'UTC' + best.offset_min * interval '1 minute', 'YYYY-MM-DD')`);

/** An id for a row WHOOP never named: its start, in a form no id of WHOOP's has. */
const madeUuid = (at: string) =>
  `('00000000-0000-8000-8000-' || lpad(to_hex(extract(epoch FROM ${at})::bigint), 12, '0'))::uuid`;

/** The nearest cycle that starts within a second of an instant; WHOOP's own before an imported one. */
function cycleStartingAt(memberId: number, at: string, columns = "id"): Prisma.Sql {
  return Prisma.sql`SELECT ${raw(columns)} FROM cycles WHERE member_id = ${memberId} AND deleted_at IS NULL
        AND start_at >= date_trunc('second', ${raw(at)}) - interval '1 second'
        AND start_at < date_trunc('second', ${raw(at)}) + interval '2 seconds'
      ORDER BY imported, abs(extract(epoch FROM start_at - ${raw(at)})), id LIMIT 1`;
}

/** The cycle a night begins: it is that night's whatever its row names, because some exports name the cycle before. */
function openedBy(memberId: number): Prisma.Sql {
  const opened = cycleStartingAt(memberId, "best.start_at", "id, start_at, timezone_offset, offset_min");
  return Prisma.sql`LEFT JOIN LATERAL (${opened}) AS opened ON NOT best.nap`;
}

const onOwnClock = ["timezone_offset", "offset_min"];

/** A row is written on the clock of the cycle it names: where that is another's, the night has its own cycle's. */
const clockOfOwnCycle = (column: string) =>
  `CASE WHEN abs(extract(epoch FROM opened.start_at - best.cycle_start_at)) > 2 THEN opened.${column} ELSE best.${column} END`;

/** The cycle that a row names; without a name the one it falls into; else one nobody has seen. */
function namedCycleId(memberId: number): Prisma.Sql {
  return Prisma.sql`coalesce(
    (${cycleStartingAt(memberId, "best.cycle_start_at")}),
    CASE WHEN best.cycle_start_at IS NULL THEN (
      SELECT CASE WHEN latest.end_at IS NULL OR latest.end_at > best.start_at THEN latest.id END FROM (
        SELECT id, end_at FROM cycles WHERE member_id = ${memberId} AND deleted_at IS NULL
          AND start_at <= best.start_at + interval '1 second' ORDER BY start_at DESC LIMIT 1
      ) AS latest
    ) END,
    -extract(epoch FROM date_trunc('second', coalesce(best.cycle_start_at, best.start_at)))::bigint)`;
}

function ownColumns({ table }: MergedRecordType, memberId: number): Record<string, Prisma.Sql> {
  switch (table) {
    case "cycles":
      return {
        id: newCycleId(memberId),
        day: localDate("best.start_at + interval '8 hours'"),
      };
    case "sleeps":
      return {
        id: raw(`coalesce(best.whoop_id::uuid, ${madeUuid("best.key_at")})`),
        cycle_id: Prisma.sql`coalesce(opened.id, ${namedCycleId(memberId)})`,
        main: raw("NOT best.nap"),
        day: localDate("best.end_at"),
      };
    case "recoveries":
      return {
        sleep_id: raw(`coalesce(best.stored_id, best.whoop_id::uuid, ${madeUuid("best.key_at")})`),
        cycle_id: Prisma.sql`coalesce(best.sleep_cycle_id, (${cycleStartingAt(memberId, "best.start_at")}), ${namedCycleId(memberId)})`,
        main: raw("coalesce(best.main, true)"),
        day: raw("best.day"),
        import_key_at: raw("best.key_at"),
      };
    case "workouts":
      return {
        id: raw(`coalesce(best.whoop_id::uuid, ${madeUuid("best.key_at")})`),
        day: localDate("best.start_at"),
      };
  }
}

/** The id the archive knows, else the one WHOOP's sleep that opens the cycle gives it, else its start below zero. */
function newCycleId(memberId: number): Prisma.Sql {
  return Prisma.sql`coalesce(best.whoop_id::bigint, (
      SELECT sleeps.cycle_id FROM sleeps
      WHERE sleeps.member_id = ${memberId} AND NOT sleeps.imported AND NOT sleeps.nap AND sleeps.deleted_at IS NULL
        AND sleeps.start_at >= best.key_at - interval '1 second' AND sleeps.start_at < best.key_at + interval '2 seconds'
        AND NOT EXISTS (SELECT FROM cycles WHERE cycles.member_id = ${memberId} AND cycles.id = sleeps.cycle_id)
      ORDER BY abs(extract(epoch FROM sleeps.start_at - best.key_at)), sleeps.id LIMIT 1
    ), -extract(epoch FROM best.key_at)::bigint)`;
}
