import type { ArchiveSource } from "#archive/container/open-files.ts";
import type { ArchiveEvent, RowBatch, RowProblem } from "#archive/events.ts";
import { readArchive } from "#archive/read-archive.ts";
import type { ReadFile } from "#domain/import-report.ts";
import { oneAhead } from "#lib/one-ahead.ts";
import type { SyncContext } from "./context.ts";
import { cellsOf } from "./import-cells.ts";
import { holdImport } from "./import-claim.ts";
import { analyzeLayers, dropLayer, writeLayer } from "./import-layer.ts";

/** What reading an upload told. */
export interface ReadUpload {
  files: ReadFile[];
  ignored: { file: string; words: string }[];
  newestStartAt: Date | null;
}

/** So many skipped rows of a file are kept in words; the others are counted. */
const problemsKept = 100;

/**
 * Reads the files of an import into its layer, the rows of an earlier attempt aside. Memory stays bounded: rows go to
 * the database batch by batch. Throws `ArchiveRefused` for a file that is hostile, damaged or not an export, and
 * `LeaseLostError` when another process took over.
 */
export async function readUpload(
  ctx: SyncContext,
  layer: { importId: number; memberId: number },
  sources: readonly ArchiveSource[],
  workFolder: string,
  signal?: AbortSignal,
): Promise<ReadUpload> {
  await dropLayer(ctx.db, layer.importId);
  const files = new Map<string, ReadFile>();
  const read: ReadUpload = { files: [], ignored: [], newestStartAt: null };
  let rowsRead = 0;
  let rowsTotal = 0;
  // A batch is read while the one before it is written.
  for await (const event of oneAhead(readArchive(sources, { workFolder }))) {
    signal?.throwIfAborted();
    if (event.kind === "rows") {
      await writeLayer(ctx.db, layer, event.type, cellsOfBatch(event));
      // A row of a cycles file also yields a recovery and maybe a sleep; what is counted is rows of files.
      if (event.type === files.get(event.file)?.type) rowsRead += event.rows.length;
      await holdImport(ctx, layer.importId, { rowsRead, rowsTotal });
      continue;
    }
    if (event.kind === "file") {
      rowsTotal += event.rows;
      if (event.newestStartAt && (!read.newestStartAt || event.newestStartAt > read.newestStartAt))
        read.newestStartAt = event.newestStartAt;
    }
    note(event, files, read);
  }
  await analyzeLayers(ctx.db);
  read.files = [...files.values()];
  return read;
}

function note(
  event: Exclude<ArchiveEvent, { kind: "rows" }>,
  files: Map<string, ReadFile>,
  read: ReadUpload,
): void {
  if (event.kind === "ignored") {
    read.ignored.push({ file: event.file, words: event.words });
    return;
  }
  if (event.kind === "file") {
    const { file, type, layout, rows, resaved } = event;
    files.set(file, { file, type, layout, resaved, read: rows, skipped: 0, problems: [] });
    return;
  }
  const file = files.get(event.kind === "skipped" ? event.problem.file : event.file);
  if (!file) return;
  if (event.kind === "done") file.read = event.read;
  else skip(file, event.problem);
}

function skip(file: ReadFile, { row, reason, words }: RowProblem): void {
  file.skipped += 1;
  if (file.problems.length < problemsKept) file.problems.push({ row, reason, words });
}

function cellsOfBatch(batch: RowBatch) {
  switch (batch.type) {
    case "cycles":
      return batch.rows.map((row) => cellsOf("cycles", row));
    case "sleeps":
      return batch.rows.map((row) => cellsOf("sleeps", row));
    case "recoveries":
      return batch.rows.map((row) => cellsOf("recoveries", row));
    case "workouts":
      return batch.rows.map((row) => cellsOf("workouts", row));
    case "journal":
      return batch.rows.map((row) => cellsOf("journal", row));
  }
}
