import { describe, expect, it } from "vitest";
import { readUpload } from "#app/server/read-upload.ts";
import type { Clock } from "#lib/clock.ts";
import { systemClock } from "#lib/clock.ts";

const boundary = "----pulsekeep";
const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\n\r\n`;

/** An upload that begins and then goes on as the test says. */
function beginUpload(signal?: AbortSignal) {
  let source: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      source = controller;
      controller.enqueue(Buffer.from(`${head}half a file`));
    },
  });
  const request = new Request("http://localhost:3000/api/v1/import", {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body,
    duplex: "half",
    ...(signal ? { signal } : {}),
  } as RequestInit);
  return { request, source: () => source };
}

async function take(request: Request, clock: Clock): Promise<string> {
  let text = "";
  for await (const { content } of readUpload(request, clock))
    for await (const piece of content) text += Buffer.from(piece).toString();
  return text;
}

describe("an upload", () => {
  it("ends with its sender, in the middle of a file", async () => {
    const gone = new AbortController();
    const { request } = beginUpload(gone.signal);
    const taken = take(request, systemClock);
    setImmediate(() => gone.abort());
    await expect(taken).rejects.toThrow("The upload was cut short.");
  });

  it("ends when its sender has gone before it is looked at", async () => {
    const { request } = beginUpload(AbortSignal.abort());
    await expect(take(request, systemClock)).rejects.toThrow("The upload was cut short.");
  });

  it("ends when nothing is sent any more", async () => {
    let nowMs = 0;
    // Every wait is over at once, after which half a minute has passed.
    const clock: Clock = {
      now: () => new Date(nowMs),
      sleep: (ms) =>
        new Promise((resolve) =>
          setImmediate(() => {
            nowMs += ms;
            resolve();
          }),
        ),
    };
    await expect(take(beginUpload().request, clock)).rejects.toThrow("The upload was cut short.");
    expect(nowMs).toBeGreaterThanOrEqual(30_000);
  });

  it("that arrives whole is taken whole", async () => {
    const { request, source } = beginUpload();
    source()?.enqueue(Buffer.from(`, and the rest\r\n--${boundary}--\r\n`));
    source()?.close();
    expect(await take(request, systemClock)).toBe("half a file, and the rest");
  });
});
