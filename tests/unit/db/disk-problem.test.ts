import { open, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { DiskProblemError, toDiskProblem } from "#db/disk-problem.ts";

/** An error as Node makes it of what the file system says. */
const ofFileSystem = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, syscall, ...(path ? { path } : {}) });
const ofDatabase = (sqlState: string) =>
  Object.assign(new Error("Raw query failed."), {
    code: "P2010",
    meta: { driverAdapterError: { cause: { originalCode: sqlState } } },
  });

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("It did not fail.");
}

describe("a disk that does not take what is written", () => {
  it.runIf(process.platform === "linux")("that is full is told in words, with what to do", async () => {
    const error = await failureOf(() => writeFile("/dev/full", "x"));
    const problem = toDiskProblem(error);
    expect(problem).toMatchObject({ reason: "full", message: expect.stringMatching(/^The disk is full/) });
    expect(problem?.advice).toMatch(/^Free some space/);
  });

  it("whose folder is a file is told in words", async () => {
    const error = await failureOf(() => open(`${import.meta.filename}/uploads`, "wx"));
    expect(error).toMatchObject({ code: "ENOTDIR" });
    expect(toDiskProblem(error)?.message).toMatch(/is not a folder/);
  });

  it.each([
    [ofFileSystem("ENOSPC", "write"), "full"],
    [ofFileSystem("EDQUOT", "write"), "full"],
    [ofFileSystem("EROFS", "open", "/data/secret.key"), "refused"],
    [ofFileSystem("EACCES", "mkdir", "/data"), "refused"],
    [ofFileSystem("EPERM", "open", "/data/x"), "refused"],
    [ofFileSystem("EEXIST", "mkdir", "/data"), "refused"],
    [ofFileSystem("ENOENT", "mkdir", "/read-only/data"), "refused"],
    [ofDatabase("53100"), "full"],
  ])("is known by %s", (error, reason) => {
    const problem = toDiskProblem(new Error("it could not be stored", { cause: error }));
    expect(problem).toBeInstanceOf(DiskProblemError);
    expect(problem?.reason).toBe(reason);
    expect(problem?.message).toMatch(/\.$/);
    expect(problem?.message).not.toMatch(/EROFS|EACCES|EPERM|ENOSPC|53100/);
    expect(problem?.advice).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ofFileSystem("EACCES", "listen"),
    ofFileSystem("EACCES", "spawn node", "/usr/bin/node"),
    ofFileSystem("ENOSPC", "watch", "/src"),
    ofFileSystem("ENOENT", "open", "/data/x"),
    ofFileSystem("EEXIST", "open", "/data/x"),
    ofDatabase("22021"),
    new Error("ENOSPC"),
    "ENOSPC",
    null,
  ])("is not what %s tells of", (error) => {
    expect(toDiskProblem(error)).toBeNull();
  });
});
