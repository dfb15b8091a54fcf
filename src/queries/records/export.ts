import type { Readable } from "node:stream";
import type { Queryable } from "#db/client.ts";
import { loadWorkoutsKnown } from "#db/workouts-known.ts";
import type { ArchiveType } from "#export-files/rows.ts";
import { writeArchive } from "#export-files/write-archive.ts";
import { memberRows } from "./member-rows.ts";

export const exportFormats = ["csv", "json", "whoop"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Everything of a member as a ZIP, made while it is taken: our CSV (one file per type), our JSON with WHOOP's own beside
 * it, or WHOOP's own layout.
 */
export async function exportMember(
  db: Queryable,
  { memberId, format, now }: { memberId: number; format: ExportFormat; now: Date },
): Promise<{ fileName: string; content: Readable }> {
  const source = memberRows(db, { memberId, raw: format === "json" });
  const day = now.toISOString().slice(0, 10);
  // WHOOP's own name, which other programs look for.
  const fileName =
    format === "whoop" ? `my_whoop_data_${day.replaceAll("-", "_")}.zip` : `pulsekeep-${format}-${day}.zip`;
  return { fileName, content: writeArchive(format, source, now, await unknownTypes(db, memberId)) };
}

/** An empty file of workouts says that there were none: whoever knows of none writes no file. */
async function unknownTypes(db: Queryable, memberId: number): Promise<ArchiveType[]> {
  const spans = await loadWorkoutsKnown(db, memberId);
  const stored = await db.workout.count({ where: { memberId, deletedAt: null } });
  return spans.length === 0 && stored === 0 ? ["workouts"] : [];
}
