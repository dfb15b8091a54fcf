import { createHash } from "node:crypto";
import { chmod, chown, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserFacingError } from "#lib/errors.ts";
import type { ServerIdentity } from "./embedded-identity.ts";

/** The name of a socket address is limited to 104 bytes on macOS; the file in the folder is `.s.PGSQL.5432`. */
const longestSocketDirBytes = 85;

/** Everything the embedded server keeps, under the data folder. */
export function embeddedPaths(dataDir: string) {
  const inDataDir = join(dataDir, "postgres-socket");
  const name = `pulsekeep-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
  return {
    cluster: join(dataDir, "postgres"),
    pidFile: join(dataDir, "postgres", "postmaster.pid"),
    users: join(dataDir, "postgres.users"),
    lock: join(dataDir, "postgres.lock"),
    log: join(dataDir, "postgres.log"),
    password: join(dataDir, "postgres.password"),
    copies: join(dataDir, "copies"),
    socketDir: Buffer.byteLength(inDataDir) <= longestSocketDirBytes ? inDataDir : join(tmpdir(), name),
  };
}

/** Makes a folder only its owner can enter; refuses one that somebody else put there. */
export async function makePrivateDir(path: string, { owner }: ServerIdentity): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (process.platform === "win32") return;
  const info = await lstat(path);
  const uid = process.getuid?.();
  if (!info.isDirectory() || (info.uid !== uid && info.uid !== owner?.uid)) {
    throw new UserFacingError(
      `The folder ${path} belongs to somebody else.`,
      "Remove it, or choose another DATA_DIR.",
    );
  }
  await chmod(path, 0o700);
  if (owner) await chown(path, owner.uid, owner.gid);
}
