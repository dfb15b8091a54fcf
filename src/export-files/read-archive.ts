import { type ArchiveSource, type OpenedFile, openFiles } from "./container/open-files.ts";
import type { ArchiveEvent, RecognisedFile } from "./events.ts";
import { type ArchiveLimits, archiveLimits } from "./limits.ts";
import { readOwnRecord } from "./own/read-record.ts";
import { keyOf, type Produced } from "./produced.ts";
import { csvRows, ownRecords, type RawRow } from "./raw-rows.ts";
import { recognise } from "./recognise.ts";
import { ArchiveRefused, quoted } from "./refused.ts";
import { RowBatches } from "./row-batches.ts";
import { RowRefused } from "./row-refused.ts";
import { archiveTypes } from "./rows.ts";
import { contextOf, type Survey, type SurveyedFile, surveyFiles } from "./survey.ts";
import { readWhoopRow } from "./whoop/read-row.ts";

/**
 * Reads what a member hands in: WHOOP's export in any language and age, our CSV or our JSON, as ZIP or loose files. What
 * each file is, is told by its columns. Memory stays bounded however large it is.
 *
 * Every file is read to its end once before the first row comes, so that a hostile or damaged archive yields none; rows
 * of the newest export come first and the same row again is skipped as a duplicate. `workFolder` is where ZIPs inside the
 * ZIP are unpacked; it is left as it was. Throws `ArchiveRefused`, after which nothing that came may be kept.
 */
export async function* readArchive(
  sources: readonly ArchiveSource[],
  { workFolder, limits = archiveLimits }: { workFolder: string; limits?: ArchiveLimits },
): AsyncGenerator<ArchiveEvent> {
  const opened = await openFiles(sources, workFolder, limits);
  try {
    const known = [];
    for (const file of opened.files) {
      const recognised = await recognise(file, limits);
      if (recognised) known.push({ file, recognised });
      else yield { kind: "ignored", file: file.name, words: whyIgnored(file) };
    }
    if (known.length === 0) throw nothingRecognised(opened.files);
    const survey = await surveyFiles(known, limits);
    const files = survey.files.toSorted(inReadingOrder);
    for (const surveyed of files) yield announcement(surveyed);
    const seen = new Set<string>();
    for (const surveyed of files) yield* readFile(surveyed, survey, limits, seen);
  } finally {
    await opened.close();
  }
}

function whyIgnored({ name, kind }: OpenedFile): string {
  const file = quoted(name);
  if (kind === "workbook")
    return `${file} is a spreadsheet workbook; only CSV files as WHOOP wrote them can be read.`;
  if (kind === "empty") return `${file} is empty.`;
  return kind === "binary" ? `${file} is not a table.` : `${file} has none of the columns of an export.`;
}

function nothingRecognised(files: readonly OpenedFile[]): ArchiveRefused {
  const [only] = files;
  const advice = "Give the ZIP file of WHOOP's data export, or the CSV files inside it.";
  if (only && files.length === 1) {
    const code = only.kind === "text" ? "nothing-recognised" : "wrong-type";
    return new ArchiveRefused(code, whyIgnored(only), { advice });
  }
  return new ArchiveRefused("nothing-recognised", "None of these files is part of an export.", { advice });
}

/** By type; within a type the newest export first, and of two equally new ones that with the finer values. */
function inReadingOrder(a: SurveyedFile, b: SurveyedFile): number {
  const layouts = ["json", "csv", "whoop"];
  return (
    archiveTypes.indexOf(a.recognised.type) - archiveTypes.indexOf(b.recognised.type) ||
    (b.newestStartAt?.getTime() ?? 0) - (a.newestStartAt?.getTime() ?? 0) ||
    layouts.indexOf(a.recognised.layout) - layouts.indexOf(b.recognised.layout) ||
    (a.file.name < b.file.name ? -1 : 1)
  );
}

function announcement({ file, recognised, rows, facts, newestStartAt }: SurveyedFile): RecognisedFile {
  const { type, layout } = recognised;
  return { kind: "file", file: file.name, type, layout, rows, resaved: facts.resaved, newestStartAt };
}

async function* readFile(
  surveyed: SurveyedFile,
  survey: Survey,
  limits: ArchiveLimits,
  seen: Set<string>,
): AsyncGenerator<ArchiveEvent> {
  const file = surveyed.file.name;
  const batches = new RowBatches(file);
  let read = 0;
  let skipped = 0;
  for await (const raw of producedRows(surveyed, survey, limits)) {
    read += 1;
    try {
      for (const [index, produced] of raw.read().entries()) {
        const key = `${produced.type} ${keyOf(produced)}`;
        if (!seen.has(key)) batches.add(produced, raw.row);
        // The row's own record type comes first; what else a cycle holds comes and goes with it.
        else if (index === 0) throw new RowRefused("duplicate", "The same row was read before.");
        seen.add(key);
      }
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      skipped += 1;
      const { code, message } = error;
      yield { kind: "skipped", problem: { file, row: raw.row, reason: code, words: message } };
    }
    yield* batches.take("when full");
  }
  yield* batches.take("at the end");
  yield { kind: "done", file, type: surveyed.recognised.type, read, kept: read - skipped, skipped };
}

/** The rows of a file of any layout, each as what it holds. */
async function* producedRows(
  surveyed: SurveyedFile,
  survey: Survey,
  limits: ArchiveLimits,
): AsyncGenerator<RawRow<Produced[]>> {
  const { file, recognised, newestStartAt } = surveyed;
  if (recognised.layout !== "whoop") {
    for await (const { row, read } of ownRecords(file, recognised, limits))
      yield { row, read: () => [readOwnRecord(recognised.type, read())] };
    return;
  }
  const { type } = recognised;
  const context = {
    ...contextOf({ ...surveyed, recognised }, survey),
    type,
    sleeps: survey.sleeps,
    newestStartAt,
  };
  for await (const { row, read } of csvRows(file, recognised, limits))
    yield { row, read: () => readWhoopRow(read(), context) };
}
