import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tryFileLock, withFileLock } from "#db/embedded-lock.ts";
import { processMark } from "#db/embedded-process.ts";

describe("a lock file", () => {
  let dir: string;
  let path: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "pulsekeep-lock-"));
    path = join(dir, "lock");
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it("names the process that holds it", async () => {
    await tryFileLock(path);
    expect(await tryFileLock(path)).toEqual({ heldBy: process.pid });
  });

  it("lets one in at a time and leaves nothing behind", async () => {
    let inside = 0;
    let most = 0;
    const work = () =>
      withFileLock(path, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 10 }, work));
    expect(most).toBe(1);
    expect(await readdir(dir)).toEqual([]);
  });

  it("of a process that no longer runs is taken over by exactly one of many", async () => {
    await writeFile(path, "999999999\nlong-gone\n");
    const locks = await Promise.all(Array.from({ length: 10 }, () => tryFileLock(path)));
    expect(locks.filter((lock) => "release" in lock)).toHaveLength(1);
  });

  it("does not belong to a later process that got the same number", async () => {
    await writeFile(path, `${process.pid}\nanother-boot:${processMark(process.pid)}\n`);
    expect(await tryFileLock(path)).toHaveProperty("release");
  });
});
