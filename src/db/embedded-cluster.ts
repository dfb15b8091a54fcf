import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserFacingError } from "#lib/errors.ts";
import type { PostgresBinaries } from "./embedded-binaries.ts";
import type { ServerIdentity } from "./embedded-identity.ts";

/** The one role of the embedded server, and the name of its database. */
export const embeddedName = "pulsekeep";

/** The version of the server in our packages; a cluster of another major version cannot be opened by it. */
const majorVersion = "18";

/**
 * Makes the database cluster at `path` unless it is there: into a neighbouring folder first, renamed when complete,
 * so that an interrupted attempt leaves nothing that looks finished. True when it was made now.
 * Throws a `UserFacingError` when the cluster was made by another major version.
 */
export async function ensureCluster(
  path: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  identity: ServerIdentity,
): Promise<boolean> {
  const found = (await readFile(join(path, "PG_VERSION"), "utf8").catch(() => null))?.trim();
  if (found === majorVersion) return false;
  if (found) {
    throw new UserFacingError(
      `The database in ${path} was made by PostgreSQL ${found}, and this version of Pulsekeep brings PostgreSQL ${majorVersion}.`,
      "Start the version of Pulsekeep that made it, take a backup there, and restore the backup here.",
    );
  }
  await removeLeftovers(path);
  const fresh = `${path}.new-${process.pid}`;
  // The socket lies in a folder only its owner can enter; a loopback port is open to everybody on the machine.
  const withPassword = process.platform === "win32";
  if (withPassword) await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
  const access = withPassword
    ? ["--auth=scram-sha-256", `--pwfile=${passwordFile}`]
    : ["--auth-local=trust", "--auth-host=reject"];
  const { program, args } = identity.command(binaries.initdb, [
    "-D",
    fresh,
    "-U",
    embeddedName,
    "--no-locale",
    "-E",
    "UTF8",
    ...access,
  ]);
  const child = spawn(program, args, {
    stdio: ["ignore", "ignore", "pipe"],
    ...(binaries.environment && { env: binaries.environment }),
    ...(identity.owner ?? {}),
  });
  let problem = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    problem = (problem + text).slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new UserFacingError(
      `The database could not be created in ${path}: ${reasonIn(problem)}`,
      "Check that the disk has room and that the folder can be written to, then start again.",
    );
  }
  await rename(fresh, path);
  return true;
}

/** The line of what initdb says that tells why; after it, it tells how it tidies up. */
export function reasonIn(output: string): string {
  const lines = output.trim().split("\n");
  const reason = lines.findLast((line) => /\b(error|fatal|panic):|could not|No space left/i.test(line));
  return (reason ?? lines.at(-1) ?? "").replace(/^.*?\b(error|fatal|panic):\s*/i, "");
}

async function removeLeftovers(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    if (name.startsWith(`${basename(path)}.new-`)) {
      await rm(join(dirname(path), name), { recursive: true, force: true });
    }
  }
}
