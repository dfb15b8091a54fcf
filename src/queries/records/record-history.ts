import { z } from "zod";
import { Prisma, type Queryable } from "#db/client.ts";
import { type RecordType, recordTypes } from "#domain/record-fields.ts";
import { storedId } from "#domain/record-id.ts";
import { isUuid } from "./records-page.ts";

/** One state of a record, as WHOOP sent it. */
export interface RecordState {
  raw: unknown;
  /** When WHOOP last changed it, by its own clock; null for what only an import knows. */
  whoopUpdatedAt: Date | null;
  /** When we first had it in this state; null for the oldest we know, which may have come long before. */
  seenAt: Date | null;
}

/** A record with everything it said before. */
export interface RecordHistory {
  type: RecordType;
  id: string;
  /** The member's day, as stored; null for a recovery whose cycle and sleep are unknown. */
  day: string | null;
  deletedAt: Date | null;
  deletedReason: string | null;
  /** Newest first; the first is what is stored now. */
  states: [RecordState, ...RecordState[]];
}

/** The type and id in an address, as they are stored; a recovery goes by the id of its sleep. */
export const recordPlace = z
  .object({ type: z.enum(recordTypes), id: z.string() })
  .transform(({ type, id }) => ({ type, id: storedId(type, id) }))
  .refine(({ type, id }) => (type === "cycles" ? /^-?\d{1,18}$/.test(id) : isUuid(id)));

interface CurrentRow {
  day: string | null;
  raw: unknown;
  whoopUpdatedAt: Date | null;
  deletedAt: Date | null;
  deletedReason: string | null;
}

/** All states of one record that were ever stored here; null when the member has no such record. */
export async function loadRecordHistory(
  db: Queryable,
  { memberId, type, id }: { memberId: number; type: RecordType; id: string },
): Promise<RecordHistory | null> {
  const [[current], versions] = await Promise.all([
    db.$queryRaw<CurrentRow[]>`
      SELECT day, raw, whoop_updated_at AS "whoopUpdatedAt", deleted_at AS "deletedAt", deleted_reason AS "deletedReason"
      FROM ${Prisma.raw(type)}
      WHERE member_id = ${memberId} AND ${Prisma.raw(type === "recoveries" ? "sleep_id" : "id")}::text = ${id}`,
    db.recordVersion.findMany({
      where: { memberId, type, recordId: id },
      orderBy: { id: "desc" },
      select: { raw: true, whoopUpdatedAt: true, replacedAt: true },
    }),
  ]);
  if (current === undefined) return null;
  const { day, raw, whoopUpdatedAt, deletedAt, deletedReason } = current;
  // A version was replaced the moment the next newer state was stored.
  const older = versions.map((version, index) => ({
    raw: version.raw,
    whoopUpdatedAt: version.whoopUpdatedAt,
    seenAt: versions[index + 1]?.replacedAt ?? null,
  }));
  const newest = { raw, whoopUpdatedAt, seenAt: versions[0]?.replacedAt ?? null };
  return { type, id, day, deletedAt, deletedReason, states: [newest, ...older] };
}
