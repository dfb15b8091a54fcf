import type { ArchivedRows, ArchiveType } from "#export-files/rows.ts";

/**
 * Where a member's rows come from when they are written, newest first: cycles and workouts by their start; sleeps and
 * recoveries by their cycle's start, then their own, with those of no known cycle last; journal entries by cycle. Each
 * may be asked for more than once.
 */
export type RowSource = { readonly [T in ArchiveType]: () => AsyncIterable<ArchivedRows[T]> };

/** A file of an archive that is being written: its name and its text, made as it is taken. */
export interface TextFile {
  type: ArchiveType;
  name: string;
  text(): AsyncIterable<string>;
}

/** Rows made into text at once: a stream handles few long pieces faster than many short ones. */
const rowsPerPiece = 200;

/** Rows some at a time, so that memory stays bounded however many there are. */
export async function* inBatches<R>(rows: AsyncIterable<R>): AsyncGenerator<R[]> {
  let batch: R[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsPerPiece) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
