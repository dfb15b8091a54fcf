import { PassThrough, pipeline, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ArchiveLayout } from "./events.ts";
import type { ArchiveType } from "./rows.ts";
import { ownCsvFiles, ownJsonFiles } from "./write/own-files.ts";
import type { RowSource, TextFile } from "./write/row-source.ts";
import { whoopFiles } from "./write/whoop-files.ts";

const filesOf = { whoop: whoopFiles, csv: ownCsvFiles, json: ownJsonFiles } satisfies Record<
  ArchiveLayout,
  (source: RowSource) => TextFile[]
>;

/**
 * Everything of a member as a ZIP, made while it is taken, so that memory stays bounded. `at` is the time its files bear;
 * files of the types `leftOut` are not written. An error of the source ends the stream with that error; a stream that is let go of early lets go of the source.
 */
export function writeArchive(
  layout: ArchiveLayout,
  source: RowSource,
  at: Date,
  leftOut: readonly ArchiveType[] = [],
): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  let current: Readable | undefined;
  for (const file of filesOf[layout](source).filter(({ type }) => !leftOut.includes(type))) {
    zip.addReadStreamLazy(file.name, { mtime: at, mode: 0o100600 }, (give) => {
      current = Readable.from(file.text());
      current.on("error", (error) => output.destroy(error));
      give(null, current);
    });
  }
  zip.end();
  pipeline(zip.outputStream, output, () => current?.destroy());
  return output;
}
