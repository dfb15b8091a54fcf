import { constants } from "node:fs";
import {
  copyFile,
  mkdir,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { type Clock, systemClock } from "#lib/clock.ts";
import { embeddedPaths } from "./embedded-paths.ts";

const copiesKept = 3;

/** What belongs to a running server, or comes later: the write-ahead log is copied last, when it is complete. */
const leftOut = new Set(["postmaster.pid", "postmaster.opts", "pg_wal", "pgsql_tmp"]);

/**
 * Copies the whole embedded database while it runs, to `dataDir/copies/<time>-<reason>`, and keeps the newest three.
 * To go back: stop Pulsekeep, move `dataDir/postgres` away, move the copy to `dataDir/postgres`, start again.
 * Answers the path of the copy. PostgreSQL's own base backup: the files, then the log of what changed meanwhile.
 */
export async function copyEmbedded(options: {
  dataDir: string;
  url: string;
  reason: string;
  clock?: Clock;
}): Promise<string> {
  const { url, reason, clock = systemClock } = options;
  const paths = embeddedPaths(await realpath(options.dataDir));
  await mkdir(paths.copies, { recursive: true, mode: 0o700 });
  const name = `${clock.now().toISOString().replaceAll(":", "-")}-${reason}`;
  const unfinished = join(paths.copies, `${name}.unfinished`);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start($1, true)", [name]);
    await copyTree(paths.cluster, unfinished);
    const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    await copyTree(join(paths.cluster, "pg_wal"), join(unfinished, "pg_wal"));
    await writeFile(join(unfinished, "backup_label"), rows[0]?.labelfile ?? "", { mode: 0o600, flush: true });
    await rename(unfinished, join(paths.copies, name));
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
  await removeOldCopies(paths.copies);
  return join(paths.copies, name);
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (leftOut.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (entry.isFile()) {
      // A table dropped in between is gone rightly: the log says so too.
      await copyFile(source, target, constants.COPYFILE_FICLONE).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") throw error;
      });
    }
  }
}

async function removeOldCopies(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => !name.endsWith(".unfinished")).sort();
  for (const name of names.slice(0, -copiesKept)) await rm(join(dir, name), { recursive: true, force: true });
}
