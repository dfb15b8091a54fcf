import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a ZIP written byte by byte, so that any part of it may lie. */
export interface RawEntry {
  name: string;
  content: Uint8Array;
  /** Stored as it is instead of deflated. */
  stored?: boolean;
  /** General purpose flags; bit 0 says encrypted. */
  flags?: number;
  method?: number;
  /** Unix mode, with the kind of file in its upper bits. */
  mode?: number;
  /** What the directory says instead of the truth. */
  claims?: { size?: number; packedSize?: number; checksum?: number; offset?: number };
}

/** A ZIP of these entries; `entryCount` is what its end says. */
export function rawZip(entries: readonly RawEntry[], entryCount = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = written(entry, offset);
    parts.push(local);
    directory.push(central);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entryCount, 8);
  end.writeUInt16LE(entryCount, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

function written(entry: RawEntry, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(entry.name);
  const packed = entry.stored ? Buffer.from(entry.content) : deflateRawSync(entry.content);
  const facts = Buffer.alloc(22);
  facts.writeUInt16LE(entry.flags ?? 0x800, 2);
  facts.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4);
  facts.writeUInt32LE(entry.claims?.checksum ?? crc32(entry.content), 10);
  facts.writeUInt32LE(entry.claims?.packedSize ?? packed.length, 14);
  facts.writeUInt32LE(entry.claims?.size ?? entry.content.length, 18);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(entry.claims?.offset ?? offset, 10);
  return {
    local: Buffer.concat([mark(0x04034b50), facts, lengths, name, packed]),
    central: Buffer.concat([mark(0x02014b50), Buffer.from([0x14, 0x03]), facts, lengths, rest, name]),
  };
}

function mark(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature, 0);
  return bytes;
}
