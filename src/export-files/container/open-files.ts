import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ArchiveLimits } from "#export-files/limits.ts";
import { ArchiveRefused, quoted } from "#export-files/refused.ts";
import { type Kind, kindOf } from "./kind-of.ts";
import { type Budget, openZip, type SafeZip, spend } from "./zip-entries.ts";

/** A file handed in: where it lies, and the name its owner knows it by (which is never used as a path). */
export interface ArchiveSource {
  name: string;
  path: string;
}

/** A file to look into, which may lie inside a ZIP. It can be opened any number of times. */
export interface OpenedFile {
  /** Its path inside the ZIP, those of several ZIPs behind the ZIP's name; no two files share it. */
  name: string;
  kind: Exclude<Kind, "zip">;
  content(): AsyncIterable<Uint8Array>;
}

/** Everything found in what was handed in; `close` lets go of the files and removes what was unpacked. */
export interface OpenedFiles {
  files: OpenedFile[];
  close(): Promise<void>;
}

/**
 * Finds the files in what was handed in: loose ones, those in a ZIP and in ZIPs inside it, in the order they stand there,
 * without the junk of file managers. ZIPs inside a ZIP are unpacked under names of our own into a new folder inside
 * `workFolder`. Throws `ArchiveRefused` as soon as anything is hostile.
 */
export async function openFiles(
  sources: readonly ArchiveSource[],
  workFolder: string,
  limits: ArchiveLimits,
): Promise<OpenedFiles> {
  const folder = await mkdtemp(join(workFolder, "unpacked-"));
  const opening: Opening = {
    folder,
    limits,
    budget: { entries: limits.entries, unpackedBytes: limits.unpackedBytes },
    zips: [],
    files: [],
  };
  const close = async () => {
    for (const zip of opening.zips) zip.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await judgePackedSize(sources, limits);
    for (const source of sources) await openSource(opening, source, sources.length === 1);
    return { files: withOwnNames(opening.files), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Opening {
  folder: string;
  limits: ArchiveLimits;
  budget: Budget;
  zips: SafeZip[];
  files: OpenedFile[];
}

async function judgePackedSize(sources: readonly ArchiveSource[], limits: ArchiveLimits): Promise<void> {
  let packedBytes = 0;
  for (const { path } of sources) packedBytes += (await stat(path)).size;
  if (packedBytes > limits.packedBytes)
    throw new ArchiveRefused(
      "too-big",
      `This is larger than ${Math.floor(limits.packedBytes / 2 ** 20)} MiB, which no export of WHOOP is.`,
    );
}

/** Two files of one name, from two folders perhaps, are told apart by a number. */
function withOwnNames(files: readonly OpenedFile[]): OpenedFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let count = 2; taken.has(name); count += 1) name = `${file.name} (${count})`;
    taken.add(name);
    return { ...file, name };
  });
}

async function openSource(opening: Opening, { name, path }: ArchiveSource, only: boolean): Promise<void> {
  const content = () => createReadStream(path);
  const kind = await kindOf(content());
  if (kind === "zip") return openInside(opening, { path, name, prefix: only ? "" : `${name}/`, depth: 0 });
  opening.budget.entries -= 1;
  if (opening.budget.entries < 0)
    throw new ArchiveRefused("too-many-entries", `These are more than ${opening.limits.entries} files.`);
  spend(opening.budget, (await stat(path)).size, name, opening.limits);
  opening.files.push({ name, kind, content });
}

interface ZipToOpen {
  path: string;
  name: string;
  /** Before the names of what is inside. */
  prefix: string;
  depth: number;
}

async function openInside(opening: Opening, { path, name, prefix, depth }: ZipToOpen): Promise<void> {
  const { limits, budget } = opening;
  if (depth > limits.nesting)
    throw new ArchiveRefused("nested-too-deep", `${quoted(name)} lies in too many ZIP files inside another.`);
  const zip = await openZip(path, name, limits, budget);
  opening.zips.push(zip);
  if (zip.entries.some((entry) => entry.fileName === "[Content_Types].xml")) {
    // A workbook is a ZIP of its own kind, and nothing in it is an export.
    opening.files.push({ name, kind: "workbook", content: () => Readable.from([]) });
    return;
  }
  for (const entry of zip.entries.filter(({ fileName }) => !isJunk(fileName))) {
    const kind = await kindOf(zip.content(entry));
    const inside = `${prefix}${entry.fileName}`;
    if (kind !== "zip") {
      opening.files.push({ name: inside, kind, content: () => zip.content(entry) });
      continue;
    }
    const unpacked = join(opening.folder, `${opening.zips.length}.zip`);
    await pipeline(zip.content(entry), createWriteStream(unpacked, { flags: "wx", mode: 0o600 }));
    await openInside(opening, { path: unpacked, name: inside, prefix: `${inside}/`, depth: depth + 1 });
  }
}

/** Folders, and what file managers leave behind. */
function isJunk(fileName: string): boolean {
  const last = fileName.split("/").at(-1) ?? "";
  return (
    last === "" ||
    /(^|\/)__MACOSX\//i.test(fileName) ||
    /^(\._.*|\.ds_store|thumbs\.db|desktop\.ini)$/i.test(last)
  );
}
