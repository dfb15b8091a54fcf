import type { ArchivedRows, ArchiveType } from "../rows.ts";

/**
 * Where a member's rows come from when they are written, newest first: cycles and workouts by their start; sleeps and
 * recoveries by their cycle's start, then their own, with those of no known cycle last; journal entries by cycle. Each
 * may be asked for more than once.
 */
export type RowSource = { readonly [T in ArchiveType]: () => AsyncIterable<ArchivedRows[T]> };

/** A file of an archive that is being written: its name and its text, made as it is taken. */
export interface TextFile {
  name: string;
  text(): AsyncIterable<string>;
}

const linesPerPiece = 200;

/** Lines in pieces of some size, because a stream handles few long pieces faster than many short ones. */
export async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece: string[] = [];
  for await (const line of lines) {
    piece.push(line);
    if (piece.length < linesPerPiece) continue;
    yield piece.join("");
    piece = [];
  }
  if (piece.length > 0) yield piece.join("");
}
