/** What a file is by its first bytes; its name may say anything. */
export type Kind = "zip" | "text" | "empty" | "workbook" | "binary";

const startBytes = 4096;

/**
 * The kind of a file, judged by its beginning. Text is whatever holds no zero byte (UTF-16 is told by its mark); a
 * workbook of a spreadsheet program in its old format is told by its own mark.
 */
export async function kindOf(content: AsyncIterable<Uint8Array>): Promise<Kind> {
  const start = await startOf(content);
  if (start.length === 0) return "empty";
  // "PK" with 3, 4 (a file follows) or 5, 6 (an empty ZIP).
  if (startsWith(start, 0x50, 0x4b, 0x03, 0x04) || startsWith(start, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0)) return "workbook";
  if (startsWith(start, 0xff, 0xfe) || startsWith(start, 0xfe, 0xff)) return "text";
  return start.includes(0) ? "binary" : "text";
}

async function startOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= startBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, startBytes);
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
