/** How much of a hostile or damaged archive is looked at before it is refused. */
export interface ArchiveLimits {
  /** All files as they were handed in. */
  packedBytes: number;
  /** Everything in them, unpacked, ZIPs inside ZIPs included. */
  unpackedBytes: number;
  entries: number;
  /** Unpacked size of an entry over its packed size. */
  ratio: number;
  /** ZIPs inside the first one. */
  nesting: number;
  /** Characters of one line, and of one record with its line breaks. */
  lineLength: number;
  /** Rows of all files together. */
  rows: number;
}

const mib = 2 ** 20;

/** Ten years of a member are about 20 MiB in our JSON, 5 MiB in CSV, and 60 000 rows. */
export const archiveLimits: ArchiveLimits = {
  packedBytes: 64 * mib,
  unpackedBytes: 512 * mib,
  entries: 64,
  ratio: 200,
  nesting: 2,
  lineLength: mib,
  rows: 400_000,
};
