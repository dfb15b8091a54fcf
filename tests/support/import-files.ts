import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database } from "#db/client.ts";
import type { DayRecord } from "#domain/day-record.ts";
import { loadDays } from "#queries/days/days.ts";
import { type ExportFormat, exportMember } from "#queries/records/export.ts";
import { type ImportView, loadImport } from "#queries/status/imports.ts";
import { followImports } from "#sync/import/steps.ts";
import { receiveUpload } from "#sync/import/upload.ts";
import { storedHealth } from "./imported-history.ts";
import type { TestInstall } from "./test-install.ts";

/** Imports files as a member's upload that is confirmed at once; answers what became of it. */
export async function importFiles(
  { db, ctx }: TestInstall,
  memberId: number,
  files: Record<string, string | Uint8Array>,
): Promise<ImportView> {
  const uploads = await mkdtemp(join(tmpdir(), "pulsekeep-uploads-"));
  async function* incoming() {
    for (const [name, content] of Object.entries(files)) {
      const bytes = Buffer.from(content);
      yield { name, content: Readable.from([bytes]), announcedBytes: bytes.byteLength };
    }
  }
  try {
    const request = { memberId, uploadedBy: "api" as const, confirmed: true, files: incoming() };
    const { importId } = await receiveUpload(ctx, uploads, request);
    await followImports(ctx, uploads);
    const found = await loadImport(db, { memberId, id: importId });
    if (!found) throw new Error(`There is no import ${importId}.`);
    return found;
  } finally {
    await rm(uploads, { recursive: true, force: true });
  }
}

/** The bytes of a member's export. */
export async function exportedZip(
  { db, clock }: TestInstall,
  memberId: number,
  format: ExportFormat,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "pulsekeep-export-"));
  try {
    const path = join(folder, "export.zip");
    const { content } = await exportMember(db, { memberId, format, now: clock.now() });
    await pipeline(content, createWriteStream(path));
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a member's tables and days say, whoever's they are and whatever import they came with. */
export async function whatIsStored(
  db: Database,
  memberId: number,
): Promise<{ records: Record<string, unknown[]>; days: DayRecord[] }> {
  const whose = ["memberId", "filled", "importId"];
  const said = { records: await storedHealth(db, memberId), days: await loadDays(db, { memberId }) };
  return JSON.parse(
    JSON.stringify(said, (key, value) =>
      whose.includes(key) ? undefined : typeof value === "bigint" ? value.toString() : value,
    ),
  );
}
