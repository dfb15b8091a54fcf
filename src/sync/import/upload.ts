import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ArchiveSource } from "#export-files/container/open-files.ts";
import { archiveLimits } from "#export-files/limits.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { SyncContext } from "#sync/context.ts";

const dayMs = 24 * 3_600_000;

/** So many files may come in one upload. */
export const mostFiles = archiveLimits.entries;

/** A file on its way in. */
export interface IncomingFile {
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** What the sender said about its size, when it did. */
  announcedBytes: number | null;
}

/** The upload is not taken: too big, cut short, or no file at all. Nothing of it is kept. */
export class UploadRefusedError extends UserFacingError {
  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, advice, options);
    this.name = "UploadRefusedError";
  }
}

/** More than an upload may hold. */
export class UploadTooLargeError extends UploadRefusedError {
  constructor() {
    super(
      `The upload is larger than ${archiveLimits.packedBytes / 2 ** 20} MiB.`,
      "WHOOP's exports are far smaller. Give the ZIP file as it was downloaded.",
    );
    this.name = "UploadTooLargeError";
  }
}

/** Too many uploads of one member are under way or waiting. */
export class UploadLimitError extends UploadRefusedError {
  readonly limit: "uploads" | "bytes";
  constructor(limit: "uploads" | "bytes") {
    super(
      limit === "uploads"
        ? "Too many uploads of this member are under way or wait to be read."
        : `The uploads of this member that wait to be read hold more than ${mostWaitingBytes / 2 ** 20} MiB.`,
      "Wait until the ones before are read (the import page shows them), then try again.",
    );
    this.name = "UploadLimitError";
    this.limit = limit;
  }
}

/** So much of one member's may wait until the worker has read it. */
const mostWaiting = 8;
const mostWaitingBytes = 4 * archiveLimits.packedBytes;

/** Where files wait until they are read. Names are ours, never the sender's. */
export function uploadsFolder(dataDir: string): string {
  return join(dataDir, "uploads");
}

const arrivingPrefix = "arriving-";

const folderOf = (uploads: string, importId: number) => join(uploads, String(importId));

/**
 * Writes files to the disk while they arrive and asks for their import; the worker reads them. `confirmed` stores what
 * they hold as soon as they are read, otherwise somebody looks at the preview first. Throws `UploadRefusedError`, of which
 * `UploadLimitError` says that others have to be read first.
 */
export async function receiveUpload(
  ctx: SyncContext,
  uploads: string,
  upload: {
    memberId: number;
    uploadedBy: "browser" | "api";
    confirmed: boolean;
    files: AsyncIterable<IncomingFile>;
  },
): Promise<{ importId: number }> {
  await assertRoomToWait(ctx, upload.memberId);
  const arriving = join(uploads, `${arrivingPrefix}${randomUUID()}`);
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  try {
    const received = await writeFiles(arriving, upload.files);
    const now = ctx.clock.now();
    const { id } = await ctx.db.import.create({
      data: {
        memberId: upload.memberId,
        state: "arriving",
        ...received,
        uploadedBy: upload.uploadedBy,
        autoConfirm: upload.confirmed,
        createdAt: now,
        changedAt: now,
      },
      select: { id: true },
    });
    await rename(arriving, folderOf(uploads, id));
    await ctx.db.import.update({ where: { id }, data: { state: "uploaded" } });
    return { importId: id };
  } catch (error) {
    await rm(arriving, { recursive: true, force: true });
    throw error;
  }
}

async function assertRoomToWait(ctx: SyncContext, memberId: number): Promise<void> {
  const { _count, _sum } = await ctx.db.import.aggregate({
    where: { memberId, state: { in: ["arriving", "uploaded", "reading"] } },
    _count: true,
    _sum: { sizeBytes: true },
  });
  if (_count >= mostWaiting) throw new UploadLimitError("uploads");
  if ((_sum.sizeBytes ?? 0) >= mostWaitingBytes) throw new UploadLimitError("bytes");
}

async function writeFiles(folder: string, files: AsyncIterable<IncomingFile>) {
  const names: string[] = [];
  const hashes: string[] = [];
  let sizeBytes = 0;
  for await (const { name, content, announcedBytes } of files) {
    const hash = createHash("sha256");
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        bytes += chunk.byteLength;
        hash.update(chunk);
        if (sizeBytes + bytes > archiveLimits.packedBytes) done(new UploadTooLargeError());
        else done(null, chunk);
      },
    });
    const target = createWriteStream(join(folder, String(names.length)), { mode: 0o600, flags: "wx" });
    await pipeline(content, counted, target);
    if (announcedBytes !== null && announcedBytes !== bytes)
      throw new UploadRefusedError(
        `Only ${bytes} of ${announcedBytes} bytes of the file arrived.`,
        "Try again; nothing was stored.",
      );
    sizeBytes += bytes;
    names.push(toStorable(name).slice(-200));
    hashes.push(hash.digest("hex"));
    if (names.length > mostFiles) throw new UploadTooLargeError();
  }
  if (names.length === 0)
    throw new UploadRefusedError(
      "There is no file in the request.",
      "Send it as multipart/form-data, in a part called file.",
    );
  await writeFile(join(folder, "names.json"), JSON.stringify(names), { mode: 0o600 });
  return { fileName: names.join(", ").slice(0, 500), sizeBytes, contentHash: contentHash(hashes) };
}

/** One hash for the contents of some files, whatever their order. */
export function contentHash(hashes: readonly string[]): string {
  const [only] = hashes;
  if (only !== undefined && hashes.length === 1) return only;
  return createHash("sha256").update(hashes.toSorted().join("\n")).digest("hex");
}

/** The uploaded files of an import. Throws a `UserFacingError` when they are gone. */
export async function uploadedFiles(uploads: string, importId: number): Promise<ArchiveSource[]> {
  const folder = folderOf(uploads, importId);
  try {
    const names: unknown = JSON.parse(await readFile(join(folder, "names.json"), "utf8"));
    if (!Array.isArray(names)) throw new Error("names.json is not a list");
    return names.map((name, index) => ({ name: String(name), path: join(folder, String(index)) }));
  } catch (cause) {
    throw new UserFacingError("The uploaded file is no longer there.", "Upload it again.", { cause });
  }
}

/** Removes the uploaded files of an import; they are not needed once they were read. */
export async function dropUpload(uploads: string, importId: number): Promise<void> {
  await rm(folderOf(uploads, importId), { recursive: true, force: true });
}

/** Removes what arrived at a web process that was killed. For its successor, before it takes uploads itself. */
export async function sweepArriving(uploads: string): Promise<void> {
  const names = await readdir(uploads).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(arrivingPrefix)))
    await rm(join(uploads, name), { recursive: true, force: true });
}

/** A name as it can be stored: a sender may write any bytes into it. */
function toStorable(name: string): string {
  return name.replace(/[\0\p{Surrogate}]/gu, "\ufffd");
}

/** Removes what processes that were killed left in the uploads folder: nothing older than a day is still needed there. */
export async function sweepUploads(uploads: string, now: Date): Promise<void> {
  const names = await readdir(uploads).catch(() => []);
  for (const name of names) {
    const path = join(uploads, name);
    const changedAt = await stat(path)
      .then(({ mtime }) => mtime)
      .catch(() => null);
    if (changedAt && now.getTime() - changedAt.getTime() > dayMs)
      await rm(path, { recursive: true, force: true });
  }
}
