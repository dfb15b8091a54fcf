import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { ArchiveLimits } from "#export-files/limits.ts";
import { ArchiveRefused, damaged, quoted } from "#export-files/refused.ts";

/** What is left to spend on an archive and everything packed inside it. */
export interface Budget {
  entries: number;
  unpackedBytes: number;
}

/** An opened ZIP whose whole directory was judged harmless. Names are labels, never paths to write to. */
export interface SafeZip {
  entries: Entry[];
  /** The bytes of an entry; throws `ArchiveRefused` when they are not what the directory promised. */
  content(entry: Entry): AsyncGenerator<Buffer>;
  close(): void;
}

/**
 * Opens the ZIP at `path` and judges its directory before a byte of content is unpacked: number of entries, names, kinds,
 * sizes, ratio and places. Throws `ArchiveRefused`. `name` is what the sentences call it.
 */
export async function openZip(
  path: string,
  name: string,
  limits: ArchiveLimits,
  budget: Budget,
): Promise<SafeZip> {
  const zip = await asRefusal(name, () => openPromise(path, { autoClose: false, strictFileNames: true }));
  // Nobody else listens once the directory was read, and an unheard error would end the process.
  zip.on("error", () => undefined);
  try {
    budget.entries -= zip.entryCount;
    if (budget.entries < 0)
      throw new ArchiveRefused(
        "too-many-entries",
        `${quoted(name)} holds more than ${limits.entries} files.`,
      );
    const entries = await asRefusal(name, () => everyEntry(zip));
    judgeEntries(entries, name, limits, budget);
    return { entries, content: (entry) => content(zip, entry), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function everyEntry(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

function judgeEntries(entries: Entry[], name: string, limits: ArchiveLimits, budget: Budget): void {
  const names = new Set<string>();
  let freeFrom = 0;
  for (const entry of entries.toSorted(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    judgeKind(entry);
    if (entry.relativeOffsetOfLocalHeader < freeFrom)
      throw new ArchiveRefused("overlap", `Files inside ${quoted(name)} overlap each other.`);
    const headerBytes = 30 + entry.fileNameLength;
    freeFrom = entry.relativeOffsetOfLocalHeader + headerBytes + entry.compressedSize;
    const folded = entry.fileName.normalize("NFC").toLowerCase();
    if (names.has(folded))
      throw new ArchiveRefused("duplicate-entry", `${quoted(entry.fileName)} is in ${quoted(name)} twice.`);
    names.add(folded);
    if (entry.uncompressedSize > limits.ratio * entry.compressedSize)
      throw new ArchiveRefused(
        "bomb",
        `${quoted(entry.fileName)} would unpack to more than ${limits.ratio} times its size.`,
      );
    spend(budget, entry.uncompressedSize, name, limits);
  }
}

/** Takes bytes off what may still be unpacked. Throws `ArchiveRefused` when it is used up. */
export function spend(budget: Budget, bytes: number, name: string, limits: ArchiveLimits): void {
  budget.unpackedBytes -= bytes;
  if (budget.unpackedBytes < 0)
    throw new ArchiveRefused(
      "too-big",
      `${quoted(name)} unpacks to more than ${Math.floor(limits.unpackedBytes / 2 ** 20)} MiB.`,
    );
}

const kindMask = 0o170000;
const regularFile = 0o100000;
const folder = 0o040000;
const symbolicLink = 0o120000;

function judgeKind(entry: Entry): void {
  const file = quoted(entry.fileName);
  if (entry.isEncrypted())
    throw new ArchiveRefused("encrypted", `${file} is protected with a password.`, {
      advice: "Unpack it with its password, and give the files inside.",
    });
  // Unix keeps the kind of file in the upper half of the attributes; other systems leave it zero.
  const kind = (entry.externalFileAttributes >>> 16) & kindMask;
  if (kind === symbolicLink) throw new ArchiveRefused("link", `${file} is a link, not a file.`);
  if (kind !== 0 && kind !== regularFile && kind !== folder)
    throw new ArchiveRefused("unsupported", `${file} is not an ordinary file.`);
  if (!entry.canDecodeFileData())
    throw new ArchiveRefused("unsupported", `${file} is packed in a way this program cannot read.`, {
      advice: "Unpack it, and give the files inside.",
    });
}

async function* content(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await asRefusal(entry.fileName, () => zip.openReadStreamPromise(entry));
  let checksum = 0;
  try {
    for await (const chunk of stream) {
      const bytes: Buffer = chunk;
      checksum = crc32(bytes, checksum);
      yield bytes;
    }
  } catch (error) {
    throw refusalOf(entry.fileName, error);
  }
  if (checksum !== entry.crc32) throw damaged(entry.fileName);
}

async function asRefusal<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(name, error);
  }
}

/** What yauzl and zlib complain about is the file's fault; what the operating system says is not. */
function refusalOf(name: string, error: unknown): unknown {
  if (error instanceof ArchiveRefused || !(error instanceof Error) || "syscall" in error) return error;
  if (/^(absolute path|invalid relative path|invalid characters in fileName)/.test(error.message))
    return new ArchiveRefused("unsafe-name", `${quoted(name)} holds a file name that leads elsewhere.`, {
      cause: error,
    });
  if (/encrypt/.test(error.message))
    return new ArchiveRefused("encrypted", `${quoted(name)} is protected with a password.`, { cause: error });
  return damaged(name, error);
}
