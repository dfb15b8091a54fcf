import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import type { Clock } from "#lib/clock.ts";
import { createEncryptionFromKeys } from "#lib/encryption.ts";

const lookEveryMs = 1_000;

/**
 * Leaves the webhook receiver's keys where its container finds them, whole or not at all: they open the secrets that sign
 * events, and neither a token nor anything else follows from them.
 */
export async function writeWebhookKeys(file: string, keys: string): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString("hex")}`;
  try {
    await writeFile(draft, `${keys}\n`, { mode: 0o600, flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The keys another container left in `file`, waited for until they are there; null when `signal` is aborted before. */
export async function readWebhookKeys(
  file: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<string | null> {
  while (!signal.aborted) {
    const keys = (await readFile(file, "utf8").catch(() => "")).trim();
    if (keys !== "") {
      createEncryptionFromKeys(keys);
      return keys;
    }
    await clock.sleep(lookEveryMs, signal).catch(() => undefined);
  }
  return null;
}
