import type { IncomingMessage } from "node:http";

/** The longest body that is read; WHOOP's events are about 150 bytes. */
export const largestBodyBytes = 16 * 1024;

/**
 * The bytes of a request's body, or null as soon as there are more than we take (or as many are announced): the rest
 * is never read. Rejects when the connection breaks or its time is over.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > largestBodyBytes) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > largestBodyBytes) {
        request.pause();
        resolve(null);
      } else chunks.push(chunk);
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The connection ended before the body did.")));
  });
}
