import { ArchiveRefused, quoted } from "#export-files/refused.ts";

/**
 * A file's text in pieces that end at a line break; only the last piece may not. UTF-8, UTF-16 by its mark, and
 * Windows-1252 when the first letter beyond ASCII is no UTF-8. The byte order mark is taken off. Throws `ArchiveRefused`
 * when a line is longer than `lineLength` characters or the file is no text.
 */
export async function* decodeText(
  content: AsyncIterable<Uint8Array>,
  file: string,
  lineLength: number,
): AsyncGenerator<string> {
  let held = "";
  for await (const text of decodeChunks(content)) {
    if (text.includes("\0")) throw new ArchiveRefused("wrong-type", `${quoted(file)} is not a text file.`);
    const end = endOfLines(text);
    const rest = text.slice(end);
    if (end > 0) {
      const piece = held + text.slice(0, end);
      judgeFirstLine(piece, file, lineLength);
      held = rest;
      yield piece;
    } else held += rest;
    if (held.length > lineLength) throw lineTooLong(file);
  }
  if (held !== "") yield held;
}

/** Where the last whole line of `text` ends. A lone CR counts where there is no LF, but not at the end: LF may follow. */
function endOfLines(text: string): number {
  const lineFeed = text.lastIndexOf("\n");
  return lineFeed >= 0 ? lineFeed + 1 : text.slice(0, -1).lastIndexOf("\r") + 1;
}

/** Only the first line of a piece can be longer than a chunk. */
function judgeFirstLine(piece: string, file: string, lineLength: number): void {
  if (piece.length > lineLength && piece.search(/[\r\n]/) > lineLength) throw lineTooLong(file);
}

function lineTooLong(file: string): ArchiveRefused {
  return new ArchiveRefused("line-too-long", `${quoted(file)} has a line too long for any export.`);
}

/** A file's text in pieces of any length. */
export async function* decodeChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  let start: Uint8Array = new Uint8Array();
  for await (const chunk of content) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk);
      continue;
    }
    // The mark of an encoding takes two bytes.
    start = Buffer.concat([start, chunk]);
    if (start.length < 2) continue;
    decoder = decoderFor(start);
    yield decoder.decode(start);
  }
  decoder ??= decoderFor(start);
  yield start.length < 2 ? decoder.decode(start) : "";
  yield decoder.end();
}

interface Decoder {
  decode(chunk: Uint8Array): string;
  end(): string;
}

function decoderFor(firstChunk: Uint8Array): Decoder {
  const [first, second] = firstChunk;
  if (first === 0xff && second === 0xfe) return streamDecoder("utf-16le");
  if (first === 0xfe && second === 0xff) return streamDecoder("utf-16be");
  return utf8OrWindows1252();
}

function streamDecoder(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding);
  return { decode: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

/** UTF-8 until the first bytes beyond ASCII prove otherwise; damage further on becomes replacement characters. */
function utf8OrWindows1252(): Decoder {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let decided: Decoder | null = null;
  let held: Uint8Array = new Uint8Array();
  let atStart = true;
  const decode = (chunk: Uint8Array) => {
    if (decided !== null) return decided.decode(chunk);
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const whole = bytes.length - unfinishedBytes(bytes);
    held = bytes.subarray(whole);
    try {
      const text = strict.decode(bytes.subarray(0, whole));
      // A letter beyond ASCII that reads well: from here on a bad byte is damage, not another encoding.
      if (text.length !== whole) {
        decided = streamDecoder("utf-8");
        decided.decode(held);
      }
      return text;
    } catch {
      decided = streamDecoder("windows-1252");
      return decided.decode(bytes);
    }
  };
  const withoutMark = (text: string) => {
    if (!atStart || text === "") return text;
    atStart = false;
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  };
  return {
    decode: (chunk) => withoutMark(decode(chunk)),
    end: () => withoutMark(decided?.end() ?? new TextDecoder("windows-1252").decode(held)),
  };
}

/** How many bytes at the end begin a letter whose rest is still to come: 0 to 3. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
