import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A ZIP with these entries, in order. */
export async function zipped(entries: Record<string, string | Uint8Array>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date("2026-03-05T06:00:00Z") });
  zip.end();
  return buffer(zip.outputStream);
}
