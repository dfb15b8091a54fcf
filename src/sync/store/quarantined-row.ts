import type { Row } from "#db/bulk-write.ts";
import { localDay } from "#domain/day.ts";
import { offsetMinutes } from "#domain/timezone-offset.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Quarantined } from "#whoop/page.ts";
import { cycleIdSchema, instantSchema, timezoneOffsetSchema, uuidSchema } from "#whoop/schemas/fields.ts";
import { rulesOf } from "./record-types.ts";

/** A quarantined record with what can be read of who it is and where it belongs. */
export interface QuarantinedRow extends Row {
  /** Null when its id cannot be read either. */
  key: string | null;
  problem: string;
  /** The day it seems to belong to: its cycle's or its sleep's is surer, where one is stored. */
  day: string | null;
  cycle_id: string | null;
}

const eightHoursMs = 8 * 3_600_000;

/** What can be read of a record that cannot become a row. */
export function quarantinedRow(type: Collection, quarantined: Quarantined): QuarantinedRow {
  const { raw, problem } = quarantined;
  const fields = fieldsOf(quarantined);
  const cycleId = fields[type === "cycles" ? "id" : "cycle_id"];
  return {
    key: keyOfQuarantined(type, quarantined),
    problem,
    raw: raw as object | null,
    day: dayOf(type, fields),
    cycle_id: cycleIdSchema.safeParse(cycleId).data?.toString() ?? null,
  };
}

/** The id of a quarantined record, as text, when that can be read. */
export function keyOfQuarantined(type: Collection, quarantined: Quarantined): string | null {
  const { key, keyType } = rulesOf(type);
  const schema = keyType === "bigint" ? cycleIdSchema : uuidSchema;
  return schema.safeParse(fieldsOf(quarantined)[key]).data?.toString() ?? null;
}

function fieldsOf({ raw }: Quarantined): Record<string, unknown> {
  return typeof raw === "object" && raw !== null ? { ...raw } : {};
}

/** As for a row: a workout's start, a sleep's end and, in a cycle, the hours after falling asleep. */
function dayOf(type: Collection, fields: Record<string, unknown>): string | null {
  const instant = (name: string) => instantSchema.safeParse(fields[name]).data;
  const [start, end] = [instant("start"), instant("end")];
  const morning = start && new Date(start.getTime() + eightHoursMs);
  const happenedAt = {
    cycles: morning,
    sleeps: end ?? morning,
    recoveries: undefined,
    workouts: start ?? end,
  };
  const at = happenedAt[type] ?? instant("created_at");
  const offset = timezoneOffsetSchema.safeParse(fields["timezone_offset"]).data ?? "Z";
  return at ? localDay(at, offsetMinutes(offset)) : null;
}
