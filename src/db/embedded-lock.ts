import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { type Clock, systemClock } from "#lib/clock.ts";
import { UserFacingError } from "#lib/errors.ts";
import { isSameProcess, processMark } from "./embedded-process.ts";

/** A lock file that is ours until released (or until this process ends). */
export interface FileLock {
  release(): Promise<void>;
}

/** A file that was created but not yet filled belongs to somebody in the middle of locking, for this long. */
const fillingMs = 5_000;

/**
 * Takes the lock, or says which process holds it. The lock of a process that no longer runs is taken over.
 * The folder must exist.
 */
export async function tryFileLock(path: string): Promise<FileLock | { heldBy: number }> {
  for (;;) {
    if (await create(path)) return { release: () => rm(path, { force: true }) };
    const holder = await readHolder(path);
    if (holder === "gone") continue;
    if (holder === "filling") return { heldBy: 0 };
    if (holder.alive) return { heldBy: holder.pid };
    await removeStale(path);
  }
}

/**
 * Runs `work` while holding the lock, waiting for it up to `waitMs`. Throws a `UserFacingError` when another process
 * keeps it longer.
 */
export async function withFileLock<T>(
  path: string,
  work: () => Promise<T>,
  { waitMs = 120_000, clock = systemClock }: { waitMs?: number; clock?: Clock } = {},
): Promise<T> {
  const giveUpAtMs = clock.now().getTime() + waitMs;
  for (;;) {
    const lock = await tryFileLock(path);
    if ("release" in lock) {
      try {
        return await work();
      } finally {
        await lock.release();
      }
    }
    if (clock.now().getTime() >= giveUpAtMs) {
      throw new UserFacingError(
        `Process ${lock.heldBy} has been starting or stopping the database for ${Math.round(waitMs / 1000)} seconds.`,
        `Wait until it is done, or end it, and try again (lock file ${path}).`,
      );
    }
    await clock.sleep(25);
  }
}

async function create(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${process.pid}\n${processMark(process.pid)}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<"gone" | "filling" | { pid: number; alive: boolean }> {
  const [text, info] = await Promise.all([
    readFile(path, "utf8").catch(() => null),
    stat(path).catch(() => null),
  ]);
  if (text === null || info === null) return "gone";
  const [pid, mark] = text.split("\n");
  if (!text.endsWith("\n") || !pid || !mark) {
    return Date.now() - info.mtimeMs < fillingMs ? "filling" : { pid: 0, alive: false };
  }
  return { pid: Number(pid), alive: isSameProcess(Number(pid), mark) };
}

/** Two processes may find the same stale lock: a second lock lets one of them look again and remove it. */
async function removeStale(path: string): Promise<void> {
  const guard = `${path}.stale`;
  if (!(await create(guard))) {
    const info = await stat(guard).catch(() => null);
    if (info && Date.now() - info.mtimeMs > fillingMs) await rm(guard, { force: true });
    await systemClock.sleep(10);
    return;
  }
  try {
    const holder = await readHolder(path);
    if (typeof holder === "object" && !holder.alive) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}
