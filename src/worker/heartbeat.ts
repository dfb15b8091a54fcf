import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "#lib/clock.ts";

const everyMs = 10_000;

/**
 * Writes the time into `DATA_DIR/worker.alive` every ten seconds, after a look at the database that succeeded: the
 * health check of the worker's container reads the file's age.
 */
export function createHeartbeat(dataDir: string, clock: Clock): () => Promise<void> {
  const file = join(dataDir, "worker.alive");
  let lastMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now.getTime() - lastMs < everyMs) return;
    lastMs = now.getTime();
    await writeFile(file, `${now.toISOString()}\n`, { mode: 0o600 });
  };
}
