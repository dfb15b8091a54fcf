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
  | "nothing-recognised";

/** The whole archive is refused, for the reason in `code`: nothing that was read from it may be kept. */
export class ArchiveRefused extends UserFacingError {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string, advice: string, options?: ErrorOptions) {
    super(message, advice, options);
    this.name = "ArchiveRefused";
    this.code = code;
  }
}
