import type { Quarantined } from "#whoop/page.ts";
import { cycleIdSchema, instantSchema, timezoneOffsetSchema, uuidSchema } from "#whoop/schemas/fields.ts";
import { localDay, offsetMinutes, type TableShape } from "./table.ts";

/** A quarantined record with what can be read of who it is and where it belongs, as `store_records` takes it. */
export interface QuarantineCells {
  /** Null when its id cannot be read either. */
  key: string | null;
  problem: string;
  raw: unknown;
  /** The day it seems to belong to: its cycle's or its sleep's is surer, where one is stored. */
  day: string | null;
  cycle_id: string | null;
}

const eightHoursMs = 8 * 3_600_000;

/** What can be read of a record that cannot become a row. */
export function quarantineCells(shape: TableShape, quarantined: Quarantined): QuarantineCells {
  const { raw, problem } = quarantined;
  const fields = fieldsOf(quarantined);
  const cycleId = fields[shape.table === "cycles" ? "id" : "cycle_id"];
  return {
    key: keyOfQuarantined(shape, quarantined),
    problem,
    raw,
    day: dayOf(shape.table, fields),
    cycle_id: cycleIdSchema.safeParse(cycleId).data?.toString() ?? null,
  };
}

/** The id of a quarantined record, as text, when that can be read. */
export function keyOfQuarantined({ table, key }: TableShape, quarantined: Quarantined): string | null {
  const schema = table === "cycles" ? cycleIdSchema : uuidSchema;
  return schema.safeParse(fieldsOf(quarantined)[key]).data?.toString() ?? null;
}

function fieldsOf({ raw }: Quarantined): Record<string, unknown> {
  return typeof raw === "object" && raw !== null ? { ...raw } : {};
}

/** As `intervalCells` guesses it: a workout's start, a sleep's end and, in a cycle, the hours after falling asleep. */
function dayOf(table: TableShape["table"], fields: Record<string, unknown>): string | null {
  const instant = (name: string) => instantSchema.safeParse(fields[name]).data;
  const [start, end] = [instant("start"), instant("end")];
  const morning = start && new Date(start.getTime() + eightHoursMs);
  const happenedAt = {
    cycles: morning,
    sleeps: end ?? morning,
    recoveries: undefined,
    workouts: start ?? end,
  };
  const at = happenedAt[table] ?? instant("created_at");
  const offset = timezoneOffsetSchema.safeParse(fields["timezone_offset"]).data ?? "Z";
  return at ? localDay(at, offsetMinutes(offset)) : null;
}
