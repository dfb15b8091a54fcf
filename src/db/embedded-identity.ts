import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { UserFacingError } from "#lib/errors.ts";
import type { PostgresBinaries } from "./embedded-binaries.ts";

/** As whom the server runs: how to start its programs, and who must own its folders. */
export interface ServerIdentity {
  /** Turns a program and its arguments into what `spawn` is given. */
  command(program: string, args: string[]): { program: string; args: string[] };
  /** For `spawn` and for new folders; null keeps our own. */
  owner: { uid: number; gid: number } | null;
}

const asOurselves: ServerIdentity = { command: (program, args) => ({ program, args }), owner: null };

/** PostgreSQL refuses to run as root, so root shows it another user id in a namespace; files keep their owner. */
const namespaceArgs = ["--user", "--map-user=1000", "--map-group=1000", "--"];
const inNamespace: ServerIdentity = {
  command: (program, args) => ({ program: "unshare", args: [...namespaceArgs, program, ...args] }),
  owner: null,
};

/**
 * Decides as whom the server of `dataDir` can run. As an ordinary user: as that user. As root: as the ordinary user who
 * owns the data folder, or, when it is root's own, in a user namespace. Throws a `UserFacingError` when it cannot be.
 */
export async function chooseServerIdentity(
  dataDir: string,
  binaries: PostgresBinaries,
): Promise<ServerIdentity> {
  if (process.getuid?.() !== 0) return asOurselves;
  const { uid, gid } = await stat(dataDir);
  // In a namespace root may not touch what belongs to another user, so a folder of somebody else's comes first.
  if (uid !== 0) {
    const asOwner = { ...quiet(binaries), cwd: dataDir, uid, gid };
    if (spawnSync(binaries.postgres, ["--version"], asOwner).status === 0) {
      return { ...asOurselves, owner: { uid, gid } };
    }
  } else if (
    spawnSync("unshare", [...namespaceArgs, binaries.postgres, "--version"], quiet(binaries)).status === 0
  ) {
    return inNamespace;
  }
  throw new UserFacingError(
    "The embedded PostgreSQL server cannot run as root on this machine.",
    `Start Pulsekeep as an ordinary user, or give ${dataDir} to one (chown) who can read this program's folder, or set DATABASE_URL.`,
  );
}

function quiet(binaries: PostgresBinaries) {
  return { stdio: "ignore" as const, ...(binaries.environment && { env: binaries.environment }) };
}
