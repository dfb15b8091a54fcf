import { UserFacingError } from "#lib/errors.ts";

export type RefusalCode =
  | "too-big"
  | "too-many-entries"
  | "bomb"
  | "encrypted"
  | "unsafe-name"
  | "link"
  | "overlap"
  | "duplicate-entry"
  | "nested-too-deep"
  | "unsupported"
  | "damaged"
  | "wrong-type"
  | "line-too-long"
  | "too-many-rows"
  | "nothing-recognised"
  | "nothing-readable";

const anew = "Ask WHOOP for a new export, and give the file as it was downloaded.";

/** The whole archive is refused, for the reason in `code`: nothing that was read from it may be kept. */
export class ArchiveRefused extends UserFacingError {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string, options?: ErrorOptions & { advice?: string }) {
    super(message, options?.advice ?? anew, options);
    this.name = "ArchiveRefused";
    this.code = code;
  }
}

/** The file cannot be read to its end: cut off, altered, or never what its name says. */
export function damaged(file: string, cause?: unknown): ArchiveRefused {
  return new ArchiveRefused("damaged", `${quoted(file)} is damaged or was cut off.`, { cause });
}

/** A name from an archive as a sentence may carry it: short, and without anything that is not to be printed. */
export function quoted(file: string): string {
  const printable = file.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
  return `"${printable.length > 80 ? `…${printable.slice(-79)}` : printable}"`;
}
