import type { ReadFile } from "#domain/import-report.ts";
import type { ArchiveSource } from "#export-files/container/open-files.ts";
import type { ArchiveEvent, RowBatch, RowProblem } from "#export-files/events.ts";
import { readArchive } from "#export-files/read-archive.ts";
import { ArchiveRefused } from "#export-files/refused.ts";
import type { SyncContext } from "#sync/context.ts";
import { cellsOf } from "./cells.ts";
import { holdImport } from "./claim.ts";
import { analyzeLayers, dropLayer, writeLayer } from "./source-layer.ts";

/** What reading an upload told. */
export interface ReadUpload {
  files: ReadFile[];
  ignored: { file: string; words: string }[];
  newestStartAt: Date | null;
}

/** So many reasons why rows of a file were skipped are kept in words; other rows are counted. */
const problemsKept = 100;

/**
 * Reads the files of an import into its layer, the rows of an earlier attempt aside. Memory stays bounded: rows go to
 * the database batch by batch. Throws `ArchiveRefused` for a file that is hostile, damaged or not an export, or when
 * no row at all could be read, and `LeaseLostError` when another process took over.
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
  for await (const event of readArchive(sources, { workFolder })) {
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
  read.files = [...files.values()];
  if (read.files.every(({ read: rows, skipped }) => skipped === rows)) throw nothingRead(read.files);
  await analyzeLayers(ctx.db);
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
  const same = file.problems.find((problem) => problem.words === words);
  if (same) same.rows += 1;
  else if (file.problems.length < problemsKept) file.problems.push({ row, reason, words, rows: 1 });
}

/** One sentence for an archive of which nothing can be stored, with what most of its rows lack. */
function nothingRead(files: readonly ReadFile[]): ArchiveRefused {
  const rows = files.reduce((sum, file) => sum + file.read, 0);
  if (rows === 0)
    return new ArchiveRefused("nothing-readable", "These files have no rows.", {
      advice: "There is nothing in them to store. If you expected your history, ask WHOOP for a new export.",
    });
  const problems = files.flatMap((file) => file.problems);
  const [most] = problems.toSorted((a, b) => b.rows - a.rows);
  const none = rows === 1 ? "The only row could not be read" : `None of the ${rows} rows could be read`;
  const others = problems.every(({ words }) => words === most?.words) ? "" : ", most of them for this reason";
  return new ArchiveRefused("nothing-readable", `${none}${others}: ${most?.words ?? ""}`);
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
