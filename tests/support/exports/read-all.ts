import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileDone, IgnoredFile, RecognisedFile, RowProblem } from "#export-files/events.ts";
import type { ArchiveLimits } from "#export-files/limits.ts";
import { readArchive } from "#export-files/read-archive.ts";
import type {
  ImportedCycle,
  ImportedJournalEntry,
  ImportedRecovery,
  ImportedSleep,
  ImportedWorkout,
} from "#export-files/rows.ts";

/** Everything reading an archive gave. */
export interface ReadResult {
  files: RecognisedFile[];
  ignored: IgnoredFile[];
  done: FileDone[];
  problems: RowProblem[];
  cycles: ImportedCycle[];
  recoveries: ImportedRecovery[];
  sleeps: ImportedSleep[];
  workouts: ImportedWorkout[];
  journal: ImportedJournalEntry[];
  largestBatch: number;
  /** Files left in the folder for unpacking. */
  leftBehind: string[];
}

/** Reads files handed in under these names. Rejects as `readArchive` does, then with nothing left behind either. */
export async function readAll(
  sources: Record<string, string | Uint8Array>,
  limits?: ArchiveLimits,
): Promise<ReadResult> {
  const folder = await mkdtemp(join(tmpdir(), "pulsekeep-archive-"));
  const workFolder = await mkdtemp(join(tmpdir(), "pulsekeep-work-"));
  const result: ReadResult = {
    files: [],
    ignored: [],
    done: [],
    problems: [],
    cycles: [],
    recoveries: [],
    sleeps: [],
    workouts: [],
    journal: [],
    largestBatch: 0,
    leftBehind: [],
  };
  try {
    const paths = await Promise.all(
      Object.entries(sources).map(async ([name, content], index) => {
        const path = join(folder, String(index));
        await writeFile(path, content);
        return { name, path };
      }),
    );
    await gather(readArchive(paths, { workFolder, ...(limits && { limits }) }), result).finally(async () => {
      result.leftBehind = await readdir(workFolder);
    });
    return result;
  } catch (error) {
    if (result.leftBehind.length > 0) throw new Error("Files were left behind.", { cause: error });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function gather(events: ReturnType<typeof readArchive>, result: ReadResult): Promise<void> {
  for await (const event of events) {
    if (event.kind === "file") result.files.push(event);
    else if (event.kind === "ignored") result.ignored.push(event);
    else if (event.kind === "done") result.done.push(event);
    else if (event.kind === "skipped") result.problems.push(event.problem);
    else {
      result.largestBatch = Math.max(result.largestBatch, event.rows.length);
      if (event.type === "cycles") result.cycles.push(...event.rows);
      else if (event.type === "recoveries") result.recoveries.push(...event.rows);
      else if (event.type === "sleeps") result.sleeps.push(...event.rows);
      else if (event.type === "workouts") result.workouts.push(...event.rows);
      else result.journal.push(...event.rows);
    }
  }
}

/** How many rows of each type came. */
export function countsOf(result: ReadResult) {
  return {
    cycles: result.cycles.length,
    recoveries: result.recoveries.length,
    sleeps: result.sleeps.length,
    workouts: result.workouts.length,
    journal: result.journal.length,
  };
}
