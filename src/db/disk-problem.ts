import { UserFacingError } from "#lib/errors.ts";
import { sqlStateOf } from "./sql-state.ts";

/** The disk or a folder does not take what is to be written. */
export class DiskProblemError extends UserFacingError {
  readonly reason: "full" | "refused";
  constructor(reason: "full" | "refused", message: string, advice: string, cause: unknown) {
    super(message, advice, { cause });
    this.name = "DiskProblemError";
    this.reason = reason;
  }
}

const tryAgain = "What was stored before is all there.";

/**
 * What a disk that is full or may not be written to makes of an error of the file system or of PostgreSQL, in words with
 * what to do about it; null for any other error. Looks at what caused it, too.
 */
export function toDiskProblem(error: unknown, depth = 0): DiskProblemError | null {
  if (error instanceof DiskProblemError) return error;
  if (!(error instanceof Error) || depth > 5) return null;
  if (sqlStateOf(error) === "53100")
    return new DiskProblemError(
      "full",
      "The disk of the database is full.",
      `Free some space on the machine PostgreSQL runs on, then try again. ${tryAgain}`,
      error,
    );
  return ofFileSystem(error) ?? toDiskProblem(error.cause, depth + 1);
}

function ofFileSystem(error: NodeJS.ErrnoException): DiskProblemError | null {
  const { code, path, syscall = "" } = error;
  // Programs that may not be started, ports that may not be listened on and files that may not be watched are no disks.
  if (/^(spawn|listen|bind|connect|watch)/.test(syscall)) return null;
  const what = path ? `: ${path} could not be written` : "";
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return new DiskProblemError(
        "full",
        `The disk is full${what}.`,
        `Free some space, or move DATA_DIR to a larger disk, then try again. ${tryAgain}`,
        error,
      );
    case "EROFS":
      return new DiskProblemError(
        "refused",
        `The disk can only be read${what}.`,
        "Mount it writable (a container's volume without :ro), or choose another place; DATA_DIR names that of Pulsekeep's own files.",
        error,
      );
    case "EACCES":
    case "EPERM":
      return path === undefined
        ? null
        : new DiskProblemError(
            "refused",
            `Pulsekeep is not allowed to use ${path}.`,
            "Give the user that runs Pulsekeep the right to read and write there, or choose another place; DATA_DIR names that of Pulsekeep's own files.",
            error,
          );
    case "ENOENT":
      // What Node makes of a folder with its parents on a disk that can only be read.
      return syscall !== "mkdir"
        ? null
        : new DiskProblemError(
            "refused",
            `The folder ${path ?? "for the data"} cannot be made.`,
            "Its disk may be one that can only be read: mount it writable, or choose another place; DATA_DIR names that of Pulsekeep's own files.",
            error,
          );
    case "ENOTDIR":
    case "EEXIST":
      // What is to be made anew may be there already for many reasons, a folder only for one.
      return code === "EEXIST" && syscall !== "mkdir"
        ? null
        : new DiskProblemError(
            "refused",
            `${path ?? "The data folder"} is not a folder, or does not lie in one.`,
            "Move the file that is in its place away, or choose another place; DATA_DIR names that of Pulsekeep's own files.",
            error,
          );
    default:
      return null;
  }
}
