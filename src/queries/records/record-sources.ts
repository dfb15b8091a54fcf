import { Prisma, type Queryable } from "#db/client.ts";
import { mergedRecordTypes } from "#db/merged-record-type.ts";
import type { RecordType } from "#domain/record-fields.ts";

/** Where the values of a stored record come from. */
export interface RecordSources {
  /** No record of WHOOP's API: everything is from imports. */
  imported: boolean;
  /** The imports some values are from, with the columns they gave; everything else is WHOOP's API's. */
  imports: { importId: number; fileName: string; columns: string[] }[];
}

/** Where every value of a record comes from; null when the member has no such record. */
export async function loadRecordSources(
  db: Queryable,
  { memberId, type, id }: { memberId: number; type: RecordType; id: string },
): Promise<RecordSources | null> {
  const recordType = mergedRecordTypes[type];
  const [row] = await db.$queryRaw<{ imported: boolean; filled: Record<string, number> | null }[]>`
    SELECT imported, filled FROM ${Prisma.raw(type)}
    WHERE member_id = ${memberId} AND ${Prisma.raw(recordType.key)}::text = ${id}`;
  if (row === undefined) return null;
  const filled = Object.entries(row.filled ?? {});
  const imports = await db.import.findMany({
    where: { memberId, id: { in: filled.map(([, importId]) => importId) } },
    select: { id: true, fileName: true },
    orderBy: { id: "asc" },
  });
  return {
    imported: row.imported,
    imports: imports.map(({ id: importId, fileName }) => ({
      importId,
      fileName,
      columns: filled
        .filter(([, from]) => from === importId)
        .flatMap(([group]) => columnsOf(recordType, group)),
    })),
  };
}

function columnsOf(recordType: (typeof mergedRecordTypes)[RecordType], group: string): string[] {
  if (group === "record") return [...recordType.record];
  return [...(recordType.groups[group] ?? [group])];
}
