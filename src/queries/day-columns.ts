import { Prisma, type Queryable } from "#db/client.ts";
import { daysBetween } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import type { KnownSpan } from "#domain/day-sums.ts";
import { type MetricName, metricOf, within } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { calibrating, divisorOf, expressionOf, isOfWorkouts } from "./day-expressions.ts";
import { readableRows } from "./readable-rows.ts";
import { loadWorkoutsKnown } from "./workouts-known.ts";

/**
 * Some metrics over a range of days, one number a day, by the same rules as `loadDays` (which record speaks for a day,
 * what is scored, what is impossible) but in one statement that reads each table once and answers one array for each
 * metric: ten years take milliseconds.
 */
export async function loadDayColumns<Name extends MetricName>(
  db: Queryable,
  { memberId, range, metrics }: { memberId: number; range: Range; metrics: readonly Name[] },
): Promise<DayColumns<Name>> {
  const known = metrics.some(isOfWorkouts) ? await loadWorkoutsKnown(db, memberId) : [];
  const [row = {}] = await db.$queryRaw<Record<string, string | null>[]>(
    statement({ memberId, range, metrics, known }),
  );
  return unpack((name) => numbersOf(row[name] ?? null), range, metrics);
}

/** PostgreSQL writes an array as {1,2,NULL}. */
function numbersOf(text: string | null): (number | null)[] {
  return text === null ? [] : JSON.parse(`[${text.slice(1, -1).replaceAll("NULL", "null")}]`);
}

function unpack<Name extends MetricName>(
  numbers: (name: string) => (number | null)[],
  range: Range,
  metrics: readonly Name[],
): DayColumns<Name> {
  const length = Math.max(0, daysBetween(range.from, range.to) + 1);
  const [places, open, learning, odd] = ["place", "open", "learning", "odd"].map(numbers);
  const shown: Partial<Record<Name, (number | null)[]>> = {};
  const counted: Partial<Record<Name, (number | null)[]>> = {};
  for (const [index, metric] of metrics.entries()) {
    const { hard, soFar, noun } = metricOf(metric);
    const divisor = divisorOf(metric);
    const all = new Array<number | null>(length).fill(null);
    const whole = new Array<number | null>(length).fill(null);
    for (const [row, raw] of numbers(`v${index}`).entries()) {
      const place = places?.[row] ?? null;
      if (raw === null || place === null || !within(raw / divisor, hard)) continue;
      all[place] = raw / divisor;
      const left =
        (open?.[row] === 1 && soFar) ||
        (learning?.[row] === 1 && noun === "recovery") ||
        (odd?.[row] === 1 && noun === "cycle");
      if (!left) whole[place] = raw / divisor;
    }
    shown[metric] = all;
    counted[metric] = whole;
  }
  const openRow = open?.lastIndexOf(1) ?? -1;
  return {
    range,
    shown: shown as Record<Name, (number | null)[]>,
    counted: counted as Record<Name, (number | null)[]>,
    openIndex: openRow < 0 ? null : (places?.[openRow] ?? null),
  };
}

interface Wanted {
  memberId: number;
  range: Range;
  metrics: readonly MetricName[];
  /** The stretches of time whose workouts are all stored. */
  known: readonly KnownSpan[];
}

/**
 * A day speaks through one span of records that share a cycle: that of its longest main sleep, else its latest cycle. Naps
 * and lone recoveries make spans of their own, which come last.
 */
function statement({ memberId, range, metrics, known }: Wanted): Prisma.Sql {
  const { from, to } = range;
  const own = Prisma.sql`member_id = ${memberId} AND deleted_at IS NULL AND day >= ${from}::bpchar AND day <= ${to}::bpchar`;
  const values = metrics.map((metric, index) => `, ${expressionOf(metric)} AS v${index}`).join("");
  const arrays = metrics.map((_, index) => `, array_agg(v${index})::text AS v${index}`).join("");
  const ofWorkouts = metrics.some(isOfWorkouts);
  const day = Prisma.raw(
    ofWorkouts ? "coalesce(n.day, c.day, r.day, w.day)" : "coalesce(n.day, c.day, r.day)",
  );
  const inSpan = ({ fromAt, toAt }: KnownSpan) =>
    Prisma.sql`(start_at >= ${fromAt} AND coalesce(end_at, start_at) <= ${toAt})`;
  const allKnown = known.length === 0 ? Prisma.sql`false` : Prisma.join(known.map(inSpan), " OR ");
  return Prisma.sql`
    SELECT array_agg(day::date - ${from}::date)::text AS place, array_agg(open)::text AS open,
      array_agg(learning)::text AS learning, array_agg(odd)::text AS odd ${Prisma.raw(arrays)}
    FROM (
      SELECT DISTINCT ON (${day}) ${day} AS day, (c.id IS NOT NULL AND c.end_at IS NULL)::int AS open,
        (${Prisma.raw(calibrating)})::int AS learning,
        (c.end_at - c.start_at NOT BETWEEN interval '12 hours' AND interval '36 hours')::int AS odd ${Prisma.raw(values)}
      FROM (
        SELECT *, CASE WHEN main THEN cycle_id END AS main_cycle FROM ${readableRows("sleeps", own)} AS sleeps
      ) n
      FULL JOIN (SELECT *, (${allKnown}) AS workouts_known FROM ${readableRows("cycles", own)} AS cycles) c
        ON c.id = n.main_cycle AND c.day = n.day
      FULL JOIN ${readableRows("recoveries", Prisma.sql`main AND ${own}`)} r
        ON r.cycle_id = coalesce(n.main_cycle, c.id) AND r.day = coalesce(n.day, c.day)
      ${metrics.includes("napMin") ? naps(own) : Prisma.empty}
      ${ofWorkouts ? workouts(own) : Prisma.empty}
      ORDER BY ${day}, CASE WHEN n.main THEN coalesce(n.end_at - n.start_at, interval '0') END DESC NULLS LAST,
        coalesce(n.cycle_id, c.id, r.cycle_id) DESC NULLS LAST, c.id NULLS LAST, r.sleep_id NULLS LAST
    ) AS days`;
}

/** A cycle's naps; their minutes are known when all of them are scored. */
function naps(own: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LEFT JOIN (
      SELECT day, cycle_id,
        CASE WHEN bool_and(score_state = 'SCORED' AND in_bed_ms IS NOT NULL) THEN sum(in_bed_ms) END AS in_bed_ms
      FROM ${readableRows("sleeps", Prisma.sql`nap AND ${own}`)} AS naps GROUP BY day, cycle_id
    ) p ON p.day = coalesce(n.day, c.day, r.day) AND p.cycle_id = coalesce(n.cycle_id, c.id, r.cycle_id)`;
}

const zones = [0, 1, 2, 3, 4, 5]
  .map(
    (zone) =>
      `CASE WHEN bool_and(score_state = 'SCORED' AND zone${zone}_ms IS NOT NULL) THEN sum(zone${zone}_ms) END AS zone${zone}_ms`,
  )
  .join(", ");

/** A day's workouts summed up; their highest strain, since strain does not add up. */
function workouts(own: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`FULL JOIN (
      SELECT day, count(*) AS workouts, max(strain) FILTER (WHERE score_state = 'SCORED') AS strain,
        CASE WHEN bool_and(end_at IS NOT NULL) THEN sum(round(date_part('epoch', end_at - start_at) * 1000)) END AS duration_ms, ${Prisma.raw(zones)}
      FROM ${readableRows("workouts", own)} AS workouts GROUP BY day
    ) w ON w.day = coalesce(n.day, c.day, r.day)`;
}
