import type { Readable } from "node:stream";
import { writeArchive } from "#archive/write-archive.ts";
import type { Queryable } from "#db/client.ts";
import { memberRows } from "./member-rows.ts";

export const exportFormats = ["csv", "json", "whoop"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Everything of a member as a ZIP, made while it is taken: our CSV (one file per type), our JSON with WHOOP's own beside
 * it, or WHOOP's own layout.
 */
export function exportMember(
  db: Queryable,
  { memberId, format, now }: { memberId: number; format: ExportFormat; now: Date },
): { fileName: string; content: Readable } {
  const source = memberRows(db, { memberId, raw: format === "json" });
  const day = now.toISOString().slice(0, 10);
  // WHOOP's own name, which other programs look for.
  const fileName =
    format === "whoop" ? `my_whoop_data_${day.replaceAll("-", "_")}.zip` : `pulsekeep-${format}-${day}.zip`;
  return { fileName, content: writeArchive(format, source, now) };
}
