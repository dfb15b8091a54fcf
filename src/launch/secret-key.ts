import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The key that encrypts tokens at rest: `configured` (SECRET_KEY), else the one in `dataDir/secret.key`, which is made on
 * the first start (32 random bytes as base64, readable by its owner only) and never overwritten.
 */
export async function ensureSecretKey(dataDir: string, configured: string | undefined): Promise<string> {
  if (configured) return configured;
  const path = join(dataDir, "secret.key");
  const read = async () => (await readFile(path, "utf8").catch(() => "")).trim();
  const existing = await read();
  if (existing) return existing;
  // Written whole under another name and then given its own: of two processes at once one wins, and a full disk or a
  // power cut leaves no half key.
  // Not by process id: two containers on one volume may both be process 1.
  const draft = `${path}.${randomBytes(8).toString("hex")}`;
  try {
    await writeFile(draft, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flush: true });
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return await read();
}
