import { Readable } from "node:stream";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { type IncomingFile, mostFiles, UploadRefusedError } from "#sync/import-upload.ts";
import { RequestRefusedError } from "./request-errors.ts";

/**
 * The files of a multipart request, one after the other while they arrive; nothing is held in memory. A field `size` in
 * front of a file says how many bytes it has. Throws `RequestRefusedError` for what is no upload, `UploadRefusedError` for
 * one that ends too early.
 */
export async function* readUpload(request: Request): AsyncGenerator<IncomingFile> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("multipart/form-data") || request.body === null) throw notAnUpload();
  const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  const found = createQueue();
  const parser = openParser({ "content-type": type });
  let announcedBytes: number | null = null;
  parser.on("field", (name, value) => {
    if (name === "size" && /^\d{1,12}$/.test(value)) announcedBytes = Number(value);
  });
  parser.on("file", (_name, content, fileName) => {
    // The form may be cut short while an earlier file is still being taken.
    content.on("error", (cause) => content.destroy(cause));
    found.push({ name: fileName ?? "", content: whole(content), announcedBytes });
    announcedBytes = null;
  });
  parser.on("finish", () => found.end());
  parser.on("error", (error: unknown) => found.fail(cutShort(error)));
  source.on("error", (error) => {
    found.fail(cutShort(error));
    parser.destroy();
  });
  source.pipe(parser);
  try {
    yield* found.items();
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function openParser(headers: BusboyHeaders): BusboyInstance {
  try {
    const limits = { files: mostFiles + 1, fields: 200, fieldSize: 200, parts: 300 };
    return new Busboy({ headers, limits });
  } catch {
    throw notAnUpload();
  }
}

function notAnUpload(): RequestRefusedError {
  return new RequestRefusedError(
    415,
    "The request is not an upload.",
    "Send the file as multipart/form-data.",
  );
}

/** The content of one file; when the form ends in it, it fails in our words. */
async function* whole(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (cause) {
    throw cutShort(cause);
  }
}

function cutShort(cause: unknown): UploadRefusedError {
  return new UploadRefusedError("The upload was cut short.", "Try again; nothing was stored.", { cause });
}

/** Items that arrive by themselves, for somebody who takes them one by one. */
function createQueue() {
  const waiting: IncomingFile[] = [];
  let state: { ended: boolean; error: unknown } = { ended: false, error: null };
  let wake: () => void = () => undefined;
  const change = (next: typeof state) => {
    state = next;
    wake();
  };
  return {
    push: (file: IncomingFile) => {
      waiting.push(file);
      wake();
    },
    end: () => change({ ...state, ended: true }),
    fail: (error: unknown) => change({ ended: true, error }),
    async *items(): AsyncGenerator<IncomingFile> {
      for (;;) {
        const next = waiting.shift();
        if (next) yield next;
        else if (state.error) throw state.error;
        else if (state.ended) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
