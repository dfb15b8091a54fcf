import { Readable } from "node:stream";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import type { Clock } from "#lib/clock.ts";
import { type IncomingFile, mostFiles, UploadRefusedError } from "#sync/import/upload.ts";
import { RequestRefusedError } from "./request-errors.ts";

/** A sender that is silent for so long has gone. */
const quietMs = 30_000;

/**
 * The files of a multipart request, one after the other while they arrive; nothing is held in memory. A field `size` in
 * front of a file says how many bytes it has. Throws `RequestRefusedError` for what is no upload, `UploadRefusedError` for
 * one that ends too early or sends nothing any more.
 */
export async function* readUpload(request: Request, clock: Clock): AsyncGenerator<IncomingFile> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("multipart/form-data") || request.body === null) throw notAnUpload();
  const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  const found = createQueue();
  const parser = openParser({ "content-type": type });
  let announcedBytes: number | null = null;
  let current: Readable | null = null;
  parser.on("field", (name, value) => {
    if (name === "size" && /^\d{1,12}$/.test(value)) announcedBytes = Number(value);
  });
  parser.on("file", (_name, content, fileName) => {
    // The form may be cut short while an earlier file is still being taken.
    content.on("error", (cause) => content.destroy(cause));
    current = content;
    found.push({ name: fileName ?? "", content: whole(content), announcedBytes });
    announcedBytes = null;
  });
  parser.on("finish", () => found.end());
  parser.on("error", (error: unknown) => found.fail(cutShort(error)));
  source.on("error", (error) => {
    found.fail(cutShort(error));
    parser.destroy();
    // The parser forgets the file it is in, and who takes it would wait for ever.
    current?.destroy(error);
  });
  const over = new AbortController();
  // Next tells of a sender that has gone by this signal alone: the body itself would be waited for for ever.
  const cut = () => source.destroy(new Error("the sender has gone"));
  request.signal.addEventListener("abort", cut, { once: true, signal: over.signal });
  if (request.signal.aborted) cut();
  void destroyWhenQuiet(source, clock, over.signal);
  source.pipe(parser);
  try {
    yield* found.items();
  } finally {
    over.abort();
    source.destroy();
    parser.destroy();
  }
}

async function destroyWhenQuiet(source: Readable, clock: Clock, over: AbortSignal): Promise<void> {
  let heardAtMs = clock.now().getTime();
  source.on("data", () => {
    heardAtMs = clock.now().getTime();
  });
  for (;;) {
    const leftMs = heardAtMs + quietMs - clock.now().getTime();
    if (leftMs <= 0) break;
    await clock.sleep(leftMs, over).catch(() => undefined);
    if (over.aborted) return;
  }
  source.destroy(new Error("nothing was sent any more"));
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
