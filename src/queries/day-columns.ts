import { Prisma, type Queryable } from "#db/client.ts";
import { daysBetween } from "#domain/day.ts";
import type { DayColumns } from "#domain/day-columns.ts";
import { metricOf, within } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { type ColumnMetric, expressionOf } from "./day-expressions.ts";

/** A day as the statement packs it: its place in the range, its cycle's state, then the metrics asked for. */
type PackedDay = [
  index: number,
  open: boolean | null,
  calibrating: boolean | null,
  hours: number | null,
  ...values: (number | null)[],
];

/**
 * Some metrics over a range of days, one number a day, by the same rules as `loadDays` (which record speaks for a day,
 * what is scored, what is impossible) but in one statement that answers bare numbers: ten years take milliseconds.
 */
export async function loadDayColumns<Name extends ColumnMetric>(
  db: Queryable,
  { memberId, range, metrics }: { memberId: number; range: Range; metrics: readonly Name[] },
): Promise<DayColumns<Name>> {
  const [row] = await db.$queryRaw<{ days: string | null }[]>(statement(memberId, range, metrics));
  const days: PackedDay[] = JSON.parse(row?.days ?? "[]");
  return unpack(days, range, metrics);
}

function unpack<Name extends ColumnMetric>(
  days: readonly PackedDay[],
  range: Range,
  metrics: readonly Name[],
): DayColumns<Name> {
  const length = Math.max(0, daysBetween(range.from, range.to) + 1);
  const gaps = () => new Array<number | null>(length).fill(null);
  const columns = metrics.map((metric) => ({ metric, shown: gaps(), counted: gaps() }));
  let openIndex: number | null = null;
  for (const [index, open, calibrating, hours, ...values] of days) {
    if (open === true) openIndex = index;
    const oddLength = hours !== null && (hours < 12 || hours > 36);
    for (const [place, { metric, shown, counted }] of columns.entries()) {
      const value = values[place] ?? null;
      const { hard, soFar, noun } = metricOf(metric);
      if (value === null || !within(value, hard)) continue;
      shown[index] = value;
      const left =
        (open === true && soFar) ||
        (calibrating === true && noun === "recovery") ||
        (oddLength && noun === "cycle");
      if (!left) counted[index] = value;
    }
  }
  const by = (kind: "shown" | "counted") =>
    Object.fromEntries(columns.map((column) => [column.metric, column[kind]])) as Record<
      Name,
      (number | null)[]
    >;
  return { range, shown: by("shown"), counted: by("counted"), openIndex };
}

/** A day speaks through one span: that of its longest main sleep, else its latest cycle. */
function statement(memberId: number, { from, to }: Range, metrics: readonly ColumnMetric[]): Prisma.Sql {
  const own = Prisma.sql`member_id = ${memberId} AND deleted_at IS NULL AND day >= ${from}::bpchar AND day <= ${to}::bpchar`;
  const values = metrics.map((metric) => `, ${expressionOf(metric)}`).join("");
  const naps = metrics.includes("napMin")
    ? Prisma.sql`LEFT JOIN (
        SELECT a.day, a.cycle_id,
          CASE WHEN bool_and(a.score_state = 'SCORED' AND a.in_bed_ms IS NOT NULL) THEN sum(a.in_bed_ms) END AS in_bed_ms
        FROM sleeps a JOIN spans ON spans.day = a.day AND spans.cycle_id = a.cycle_id
        WHERE a.member_id = ${memberId} AND a.deleted_at IS NULL AND a.id IS DISTINCT FROM spans.night_id
        GROUP BY a.day, a.cycle_id
      ) p ON p.day = s.day AND p.cycle_id = s.cycle_id`
    : Prisma.empty;
  return Prisma.sql`
    WITH spans AS (
      SELECT DISTINCT ON (day) day, cycle_id, night_id FROM (
        SELECT day, cycle_id, CASE WHEN main THEN id END AS night_id, CASE WHEN main THEN end_at - start_at END AS length
          FROM sleeps WHERE ${own}
        UNION ALL SELECT day, id, NULL, NULL FROM cycles WHERE ${own}
        UNION ALL SELECT day, cycle_id, NULL, NULL FROM recoveries WHERE main AND ${own}
      ) AS found ORDER BY day, length DESC NULLS LAST, cycle_id DESC
    )
    SELECT json_agg(json_build_array(
      s.day::date - ${from}::date, c.id IS NOT NULL AND c.end_at IS NULL, r.calibrating,
      extract(epoch FROM c.end_at - c.start_at)::float8 / 3600 ${Prisma.raw(values)}
    ))::text AS days
    FROM spans s
    LEFT JOIN sleeps n ON n.member_id = ${memberId} AND n.id = s.night_id AND n.score_state = 'SCORED'
    LEFT JOIN recoveries r ON r.member_id = ${memberId} AND r.deleted_at IS NULL AND r.day = s.day
      AND r.score_state = 'SCORED'
      AND (r.sleep_id = s.night_id OR (s.night_id IS NULL AND r.main AND r.cycle_id = s.cycle_id))
    LEFT JOIN cycles c ON c.member_id = ${memberId} AND c.id = s.cycle_id AND c.deleted_at IS NULL AND c.day = s.day
    ${naps}`;
}
