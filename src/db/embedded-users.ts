import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isSameProcess, processMark } from "./embedded-process.ts";

/**
 * Who uses the embedded server: one small file per user in `dir`, named after its process. Call only while holding
 * the server's lock. A process that died without saying goodbye does not count.
 */
export async function registerUser(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, `${process.pid}.${randomUUID()}`);
  await writeFile(file, `${processMark(process.pid)}`, { mode: 0o600 });
  return file;
}

/** Removes one user and the files of dead ones; answers how many are left. */
export async function unregisterUser(dir: string, file: string): Promise<number> {
  await rm(file, { force: true });
  let left = 0;
  for (const name of await readdir(dir).catch(() => [])) {
    const mark = await readFile(join(dir, name), "utf8").catch(() => "");
    if (isSameProcess(Number.parseInt(name, 10), mark)) left += 1;
    else await rm(join(dir, name), { force: true });
  }
  return left;
}
