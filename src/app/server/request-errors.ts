import { UserFacingError } from "#lib/errors.ts";

/** There is nothing under this address, or nothing the viewer may know of. */
export class NotFoundError extends UserFacingError {
  constructor() {
    super("There is nothing here.", "Check the address.");
    this.name = "NotFoundError";
  }
}

type RefusedStatus = 400 | 403 | 405 | 413 | 415 | 429;

/** The request itself cannot be taken: a foreign origin, another content type, a body too large or misshapen. */
export class RequestRefusedError extends UserFacingError {
  readonly status: RefusedStatus;
  constructor(status: RefusedStatus, message: string, advice: string) {
    super(message, advice);
    this.name = "RequestRefusedError";
    this.status = status;
  }
}
