import { Prisma, type Queryable } from "#db/client.ts";
import { columnOf, fieldsOf, type RecordType } from "#domain/record-fields.ts";
import { publicId } from "#domain/record-id.ts";
import type { ArchivedRows, ScoreState } from "#export-files/rows.ts";
import type { RowSource } from "#export-files/write/row-source.ts";

const rowsPerRead = 500;

/** Where a row stands in its order: the start of its cycle, its own, its id. */
type Place = [cycleStart: string, start: string, id: string];

/** What every statement answers with beside the values. */
interface StoredRow {
  place: Place;
  key: string;
  state: string;
}

type Read<T extends keyof ArchivedRows> = Omit<ArchivedRows[T], "id" | "scoreState"> & StoredRow;

/**
 * Everything a member has, imports included and what was deleted left out, in the order the writers of archives want.
 * Read piece by piece, so that memory stays bounded. `raw` adds WHOOP's own JSON.
 */
export function memberRows(db: Queryable, { memberId, raw }: { memberId: number; raw: boolean }): RowSource {
  const json = Prisma.raw(raw ? "nullif(stored.raw, 'null'::jsonb)" : "NULL::jsonb");
  const own = Prisma.sql`stored.member_id = ${memberId} AND stored.deleted_at IS NULL`;
  return {
    cycles: () =>
      inPieces<Read<"cycles">>(db, (after) => {
        const keys = {
          cycle: "stored.start_at",
          start: "stored.start_at",
          id: "stored.id",
          idType: "bigint",
        };
        return Prisma.sql`SELECT ${place(keys)}, stored.id::text AS key, stored.day, ${common},
            ${json} AS raw, stored.start_at AS "startAt", stored.end_at AS "endAt", ${valuesOf("cycles")}
          FROM cycles AS stored WHERE ${own} ${following(keys, after)}`;
      }),
    sleeps: () =>
      inPieces<Read<"sleeps">>(db, (after) => {
        const keys = { cycle: cycleStart, start: "stored.start_at", id: "stored.id", idType: "uuid" };
        return Prisma.sql`SELECT ${place(keys)}, stored.id::text AS key, stored.day, ${common},
            ${json} AS raw, stored.start_at AS "startAt", stored.end_at AS "endAt", nap,
            ${Prisma.raw(cycleStart)} AS "cycleStartAt", cycle.end_at AS "cycleEndAt", ${valuesOf("sleeps", { needMs: wholeNeed })}
          FROM sleeps AS stored ${ofCycle(memberId)} WHERE ${own} ${following(keys, after)}`;
      }),
    recoveries: () =>
      inPieces<Read<"recoveries">>(db, (after) => {
        const start = `coalesce(sleep.start_at, stored.import_key_at, ${cycleStart}, stored.whoop_created_at)`;
        const keys = { cycle: cycleStart, start, id: "stored.sleep_id", idType: "uuid" };
        return Prisma.sql`SELECT ${place(keys)}, stored.sleep_id::text AS key, stored.day,
            coalesce(sleep.offset_min, cycle.offset_min, 0) AS "offsetMin", stored.score_state AS state,
            ${json} AS raw, ${Prisma.raw(start)} AS "sleepStartAt", ${Prisma.raw(cycleStart)} AS "cycleStartAt",
            CASE WHEN stored.main THEN 'night' ELSE 'nap' END AS of, ${valuesOf("recoveries")}
          FROM recoveries AS stored ${ofCycle(memberId)}
          LEFT JOIN sleeps AS sleep ON sleep.member_id = ${memberId} AND sleep.id = stored.sleep_id
          WHERE ${own} ${following(keys, after)}`;
      }),
    workouts: () =>
      inPieces<Read<"workouts">>(db, (after) => {
        const keys = { cycle: "stored.start_at", start: "stored.start_at", id: "stored.id", idType: "uuid" };
        return Prisma.sql`SELECT ${place(keys)}, stored.id::text AS key, stored.day, ${common},
            ${json} AS raw, stored.start_at AS "startAt", stored.end_at AS "endAt",
            ${Prisma.raw(cycleStart)} AS "cycleStartAt", cycle.end_at AS "cycleEndAt", sport_name AS "sportName", ${valuesOf("workouts")}
          FROM workouts AS stored ${ofCycle(memberId)} WHERE ${own} ${following(keys, after)}`;
      }),
    journal: () => journal(db, memberId),
  };
}

/** A type's values under their names; `instead` is the SQL of those that are not just their column. */
function valuesOf(type: RecordType, instead: Readonly<Record<string, string>> = {}): Prisma.Sql {
  const values = fieldsOf(type).map(
    ([name]) => `${instead[name] ?? `stored.${columnOf(name)}`} AS "${name}"`,
  );
  return Prisma.raw(values.join(", "));
}

const wholeNeed =
  "coalesce(stored.need_baseline_ms + stored.need_debt_ms + stored.need_strain_ms + stored.need_nap_ms, stored.need_ms)";

const common = Prisma.raw(`stored.offset_min AS "offsetMin", stored.score_state AS state`);

const ofCycle = (memberId: number) => Prisma.sql`
  LEFT JOIN cycles AS cycle ON cycle.member_id = ${memberId} AND cycle.id = stored.cycle_id AND cycle.deleted_at IS NULL`;

/** The number of a cycle that only an imported row names is its start below zero. */
const cycleStart =
  "coalesce(cycle.start_at, CASE WHEN stored.cycle_id < 0 THEN to_timestamp(-stored.cycle_id) END)";

interface Keys {
  cycle: string;
  start: string;
  id: string;
  idType: string;
}

/** What belongs to no known cycle comes last. */
const cycleOf = ({ cycle }: Keys) => `coalesce(${cycle}, timestamptz '0001-01-01 00:00:00+00')`;

function place(keys: Keys): Prisma.Sql {
  return Prisma.raw(`json_build_array(${cycleOf(keys)}, ${keys.start}, ${keys.id}::text) AS place`);
}

function following(keys: Keys, after: Place | null): Prisma.Sql {
  const order = Prisma.raw(`${cycleOf(keys)} DESC, ${keys.start} DESC, ${keys.id} DESC`);
  const columns = Prisma.raw(`(${cycleOf(keys)}, ${keys.start}, ${keys.id})`);
  const from =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND ${columns} < (${after[0]}::timestamptz, ${after[1]}::timestamptz, ${after[2]}::${Prisma.raw(keys.idType)})`;
  return Prisma.sql`${from} ORDER BY ${order} LIMIT ${rowsPerRead}`;
}

/** Reads on where the last piece ended. A row that only an import knows has the id that lists and addresses name it by. */
async function* inPieces<R extends StoredRow>(
  db: Queryable,
  statement: (after: Place | null) => Prisma.Sql,
): AsyncGenerator<Omit<R, keyof StoredRow> & { id: string; scoreState: ScoreState }> {
  let after: Place | null = null;
  for (;;) {
    const found: R[] = await db.$queryRaw<R[]>(statement(after));
    for (const { place: _place, key, state, ...row } of found)
      yield { ...row, id: publicId(key), scoreState: stateOf(state) };
    after = found.at(-1)?.place ?? null;
    if (found.length < rowsPerRead || after === null) return;
  }
}

function stateOf(state: string): ScoreState {
  return state === "SCORED" || state === "PENDING_SCORE" ? state : "UNSCORABLE";
}

async function* journal(db: Queryable, memberId: number): AsyncGenerator<ArchivedRows["journal"]> {
  let after: [string, string] | null = null;
  for (;;) {
    const found: (ArchivedRows["journal"] & { place: [string, string] })[] = await db.$queryRaw<
      (ArchivedRows["journal"] & { place: [string, string] })[]
    >`
      SELECT json_build_array(answer.cycle_start_at, answer.question) AS place, answer.day,
        coalesce(layer.offset_min, 0) AS "offsetMin", answer.cycle_start_at AS "cycleStartAt",
        cycle.end_at AS "cycleEndAt", answer.question, answer.answered_yes AS "answeredYes", answer.notes
      FROM journal_answers AS answer
      LEFT JOIN imported_journal_entries AS layer ON layer.import_id = answer.import_id
        AND layer.key_at = answer.cycle_start_at AND layer.question = answer.question
      LEFT JOIN LATERAL (
        SELECT end_at FROM cycles WHERE member_id = ${memberId} AND deleted_at IS NULL
          AND start_at >= answer.cycle_start_at - interval '1 second'
          AND start_at < answer.cycle_start_at + interval '2 seconds' ORDER BY start_at LIMIT 1
      ) AS cycle ON true
      WHERE answer.member_id = ${memberId} ${
        after === null
          ? Prisma.empty
          : Prisma.sql`AND (answer.cycle_start_at < ${after[0]}::timestamptz
              OR (answer.cycle_start_at = ${after[0]}::timestamptz AND answer.question COLLATE "C" > ${after[1]}))`
      }
      ORDER BY answer.cycle_start_at DESC, answer.question COLLATE "C" LIMIT ${rowsPerRead}`;
    for (const { place: _place, ...row } of found) yield row;
    after = found.at(-1)?.place ?? null;
    if (found.length < rowsPerRead || after === null) return;
  }
}
