import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureSecretKey } from "#launch/secret-key.ts";

describe("the instance key", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-key-"));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it("is 32 random bytes that only their owner can read", async () => {
    const key = await ensureSecretKey(dataDir, undefined);
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    expect((await stat(join(dataDir, "secret.key"))).mode & 0o777).toBe(0o600);
  });

  it("is made once and never overwritten, also by several processes at once", async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => ensureSecretKey(dataDir, undefined)));
    expect(new Set([...keys, await ensureSecretKey(dataDir, undefined)]).size).toBe(1);
    expect((await readFile(join(dataDir, "secret.key"), "utf8")).trim()).toBe(keys[0]);
  });

  it("is the configured one when there is one, and no file is made", async () => {
    expect(await ensureSecretKey(dataDir, "configured")).toBe("configured");
    await expect(stat(join(dataDir, "secret.key"))).rejects.toThrow(/ENOENT/);
  });
});
